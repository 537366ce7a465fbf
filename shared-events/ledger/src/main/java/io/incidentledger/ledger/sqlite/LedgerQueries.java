package io.incidentledger.ledger.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

import io.incidentledger.ledger.EpochMicros;
import io.incidentledger.ledger.Hash;
import io.incidentledger.ledger.Head;
import io.incidentledger.ledger.Receipt;
import io.incidentledger.ledger.StreamId;
import io.incidentledger.ledger.StreamSlice;
import io.incidentledger.ledger.chain.HashChain;
import io.incidentledger.ledger.chain.StreamSlices;
import org.jspecify.annotations.Nullable;

/// Queries with a single small result, for readers and for the writer. Queries within one transaction see the same
/// state of the file.
final class LedgerQueries {

    private static final String LEDGER_ID = "SELECT ledger_id FROM ledger";
    private static final String LAST_COMMIT = """
            SELECT first_position, event_count, number, hash, recorded_at FROM commits
            ORDER BY first_position DESC LIMIT 1""";
    private static final String HASH_FROM = "SELECT hash FROM commits WHERE first_position = ?";
    private static final String LAST_EVENT = "SELECT max(position) FROM events";
    private static final String HEAD_SEQUENCE = """
            SELECT sequence FROM events WHERE stream_id = ? ORDER BY sequence DESC LIMIT 1""";
    private static final String HAS_EVENT = "SELECT 1 FROM events WHERE event_id = ?";
    private static final String COMMIT = """
            SELECT first_position, event_count, recorded_at, request_digest FROM commits WHERE commit_id = ?""";
    private static final String SLICES = """
            SELECT stream_type, stream_id, sequence FROM events
            WHERE position >= ? AND position < ? AND stream_id IS NOT NULL ORDER BY position""";
    private static final String COMMIT_AT = """
            SELECT first_position, event_count, recorded_at FROM commits WHERE first_position <= ?
            ORDER BY first_position DESC LIMIT 1""";

    private final StatementCache statementCache;
    private @Nullable Head genesis;

    LedgerQueries(StatementCache statementCache) {
        this.statementCache = statementCache;
    }

    Head head() throws SQLException {
        Head empty = genesis();
        try (ResultSet row = statementCache.get(LAST_COMMIT).executeQuery()) {
            if (!row.next()) {
                return empty;
            }
            long last = row.getLong(1) + row.getLong(2) - 1;
            return new Head(empty.ledgerId(), last, row.getLong(3), RowMapper.hash(row, 4, last),
                    EpochMicros.toInstant(row.getLong(5)));
        }
    }

    /// The head of the ledger when it was empty.
    Head genesis() throws SQLException {
        if (genesis == null) {
            try (ResultSet row = statementCache.get(LEDGER_ID).executeQuery()) {
                if (!row.next()) {
                    throw RowMapper.damaged(1, "the ledger has no id");
                }
                String id = RowMapper.text(row, 1, 1);
                genesis = new Head(id, 0, 0, new HashChain().genesis(id), Instant.EPOCH);
            }
        }
        return genesis;
    }

    @Nullable Hash hashFrom(long firstPosition) throws SQLException {
        try (ResultSet row = statementCache.with(HASH_FROM, firstPosition).executeQuery()) {
            return row.next() ? RowMapper.hash(row, 1, firstPosition) : null;
        }
    }

    long lastEvent() throws SQLException {
        try (ResultSet row = statementCache.get(LAST_EVENT).executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    OptionalLong headSequence(String streamId) throws SQLException {
        try (ResultSet row = statementCache.with(HEAD_SEQUENCE, streamId).executeQuery()) {
            return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
        }
    }

    boolean hasEvent(String eventId) throws SQLException {
        try (ResultSet row = statementCache.with(HAS_EVENT, eventId).executeQuery()) {
            return row.next();
        }
    }

    @Nullable Receipt findCommit(String commitId) throws SQLException {
        try (ResultSet row = statementCache.with(COMMIT, commitId).executeQuery()) {
            if (!row.next()) {
                return null;
            }
            long first = row.getLong(1);
            long end = first + row.getLong(2);
            Instant recordedAt = EpochMicros.toInstant(row.getLong(3));
            Hash requestDigest = RowMapper.nullableHash(row, 4, first);
            return new Receipt(commitId, first, end - 1, recordedAt, slices(first, end), requestDigest, false);
        }
    }

    private List<StreamSlice> slices(long first, long end) throws SQLException {
        StreamSlices slices = new StreamSlices();
        try (ResultSet row = statementCache.with(SLICES, first, end).executeQuery()) {
            while (row.next()) {
                slices.add(new StreamId(RowMapper.text(row, 1, first), RowMapper.text(row, 2, first)), row.getLong(3));
            }
        }
        return slices.slices();
    }

    /// The last position of the commit that a position belongs to; the position itself when it belongs to none.
    long endOfCommitAt(long position) throws SQLException {
        try (ResultSet commit = statementCache.with(COMMIT_AT, position).executeQuery()) {
            return commit.next() ? Math.max(position, commit.getLong(1) + commit.getLong(2) - 1) : position;
        }
    }

    /// The last position recorded at or before a time in microseconds. Times never decrease with the position, so a
    /// binary search finds it.
    long positionAt(long micros) throws SQLException {
        long found = 0;
        long low = 1;
        long high = head().position();
        while (low <= high) {
            long middle = (low + high) >>> 1;
            try (ResultSet commit = statementCache.with(COMMIT_AT, middle).executeQuery()) {
                if (!commit.next()) {
                    throw RowMapper.damaged(middle, "no commit");
                }
                if (commit.getLong(3) <= micros) {
                    found = commit.getLong(1) + commit.getLong(2) - 1;
                    low = Math.max(found, middle) + 1;
                } else {
                    high = Math.min(commit.getLong(1), middle) - 1;
                }
            }
        }
        return found;
    }
}

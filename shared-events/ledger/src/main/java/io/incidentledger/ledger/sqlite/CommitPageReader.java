package io.incidentledger.ledger.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import io.incidentledger.ledger.Commit;
import io.incidentledger.ledger.EpochMicros;
import io.incidentledger.ledger.Hash;
import io.incidentledger.ledger.Receipt;
import io.incidentledger.ledger.SaltedDigest;
import io.incidentledger.ledger.StoredEvent;
import io.incidentledger.ledger.chain.HashChain;
import io.incidentledger.ledger.chain.StreamSlices;

/// Reads whole commits with all data that the hash chain covers.
final class CommitPageReader {

    private static final String COMMITS = """
            SELECT first_position, event_count, number, commit_id, recorded_at, request_digest, format_version,
                   previous_hash, hash
            FROM commits WHERE first_position > ? ORDER BY first_position""";
    private static final String EVENTS = "SELECT " + RowMapper.EVENT_COLUMNS + ", " + RowMapper.SEAL_COLUMNS
            + " FROM events e WHERE position >= ? ORDER BY position";
    private static final long ENOUGH_CHARS = 8 << 20;

    private final StatementCache statementCache;
    private final LedgerQueries queries;
    private long events;
    private long chars;

    CommitPageReader(StatementCache statementCache, LedgerQueries queries) {
        this.statementCache = statementCache;
        this.queries = queries;
    }

    /// Passes on commits until they have `limit` events or [#ENOUGH_CHARS] characters in total.
    void read(long after, int limit, Consumer<Commit> into) throws SQLException {
        statementCache.execute("BEGIN");
        try (ResultSet commits = statementCache.with(COMMITS, after).executeQuery()) {
            long expected = queries.endOfCommitAt(after) + 1;
            if (!commits.next()) {
                requireNoEventFrom(expected);
            } else if (commits.getLong(1) != expected) {
                throw RowMapper.damaged(expected, "its commit is missing");
            } else {
                read(commits, limit, into);
            }
        }
        statementCache.execute("COMMIT");
    }

    private void read(ResultSet commits, int limit, Consumer<Commit> into) throws SQLException {
        try (ResultSet rows = statementCache.with(EVENTS, commits.getLong(1)).executeQuery()) {
            do {
                into.accept(commit(commits, rows));
            } while (events < limit && chars < ENOUGH_CHARS && commits.next());
        }
    }

    private void requireNoEventFrom(long position) throws SQLException {
        if (queries.lastEvent() >= position) {
            throw RowMapper.damaged(position, "its commit is missing");
        }
    }

    private Commit commit(ResultSet row, ResultSet rows) throws SQLException {
        long first = row.getLong(1);
        long count = row.getLong(2);
        String commitId = RowMapper.text(row, 4, first);
        var recordedAt = EpochMicros.toInstant(row.getLong(5));
        Hash requestDigest = RowMapper.nullableHash(row, 6, first);
        if (row.getLong(7) != HashChain.FORMAT_VERSION || count < 1) {
            throw RowMapper.damaged(first,
                    "a commit of " + count + (count == 1 ? " event" : " events") + " in format " + row.getLong(7));
        }
        StreamSlices slices = new StreamSlices();
        List<StoredEvent> stored = new ArrayList<>();
        List<SaltedDigest> seals = new ArrayList<>();
        for (long position = first; position < first + count; position++) {
            if (!rows.next() || rows.getLong(1) != position) {
                throw RowMapper.damaged(position, "the event is missing");
            }
            StoredEvent event = RowMapper.event(rows, commitId, recordedAt);
            slices.add(event.stream(), event.sequence());
            stored.add(event);
            seals.add(RowMapper.seal(rows, position));
            chars += event.payload().length() + event.metadata().length();
        }
        events += count;
        Receipt receipt = new Receipt(commitId, first, first + count - 1, recordedAt, slices.slices(), requestDigest,
                false);
        return new Commit(HashChain.FORMAT_VERSION, row.getLong(3), receipt, RowMapper.hash(row, 8, first),
                RowMapper.hash(row, 9, first), stored, seals);
    }
}

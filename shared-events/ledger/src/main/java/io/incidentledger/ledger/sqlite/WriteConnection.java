package io.incidentledger.ledger.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

import io.incidentledger.ledger.EpochMicros;
import io.incidentledger.ledger.Hash;
import io.incidentledger.ledger.NewEvent;
import io.incidentledger.ledger.Receipt;
import io.incidentledger.ledger.SaltedDigest;
import io.incidentledger.ledger.StreamId;
import io.incidentledger.ledger.chain.ChainedCommit;
import io.incidentledger.ledger.chain.HashChain;
import org.jspecify.annotations.Nullable;

/// The only connection of this process that writes, of the appender or of an import. Must not be used after a failure
/// other than a rejected [#begin].
final class WriteConnection implements AutoCloseable {

    private static final String INSERT_COMMIT = """
            INSERT INTO commits (first_position, event_count, number, commit_id, recorded_at, request_digest, format_version,
                previous_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""";
    private static final String INSERT_EVENT = """
            INSERT INTO events (position, event_id, stream_type, stream_id, sequence, type, revision, payload, metadata,
                timestamp, salt, digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""";

    private final StatementCache statementCache;
    private final LedgerQueries queries;

    WriteConnection(Connection connection) {
        this.statementCache = new StatementCache(connection);
        this.queries = new LedgerQueries(statementCache);
    }

    /// Acquires the file's write lock, waiting for other processes.
    void begin() throws SQLException {
        statementCache.execute("BEGIN IMMEDIATE");
    }

    /// Makes the inserted rows durable.
    void commit() throws SQLException {
        statementCache.execute("COMMIT");
    }

    void rollback() throws SQLException {
        statementCache.execute("ROLLBACK");
    }

    /// Changes whenever another connection has written.
    long dataVersion() throws SQLException {
        try (ResultSet row = statementCache.get("PRAGMA data_version").executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    LedgerQueries queries() {
        return queries;
    }

    /// Inserts a commit with its events. Returns false when one of its ids is already stored; the transaction is then
    /// unusable.
    boolean insert(ChainedCommit commit) throws SQLException {
        if (insertHeader(commit) == 0) {
            return false;
        }
        long position = commit.receipt().firstPosition();
        for (int i = 0; i < commit.prepared().seals().size(); i++) {
            if (insertEvent(position + i, commit.prepared().commit().events().get(i),
                    commit.prepared().seals().get(i)) == 0) {
                return false;
            }
        }
        return true;
    }

    private int insertHeader(ChainedCommit commit) throws SQLException {
        Receipt receipt = commit.receipt();
        Hash requestDigest = receipt.requestDigest();
        PreparedStatement insert = statementCache.get(INSERT_COMMIT);
        insert.setLong(1, receipt.firstPosition());
        insert.setInt(2, commit.prepared().seals().size());
        insert.setLong(3, commit.head().commits());
        insert.setString(4, receipt.commitId());
        insert.setLong(5, EpochMicros.of(receipt.recordedAt()));
        insert.setBytes(6, requestDigest == null ? null : requestDigest.bytes());
        insert.setInt(7, HashChain.FORMAT_VERSION);
        insert.setBytes(8, commit.previousHash().bytes());
        insert.setBytes(9, commit.hash().bytes());
        return insert.executeUpdate();
    }

    private int insertEvent(long position, NewEvent event, SaltedDigest saltedDigest) throws SQLException {
        @Nullable StreamId stream = event.stream();
        PreparedStatement insert = statementCache.get(INSERT_EVENT);
        insert.setLong(1, position);
        insert.setString(2, event.eventId());
        insert.setString(3, stream == null ? null : stream.type());
        insert.setString(4, stream == null ? null : stream.id());
        insert.setLong(5, event.sequence());
        insert.setString(6, event.type());
        insert.setString(7, event.revision());
        insert.setString(8, event.payload());
        insert.setString(9, event.metadata());
        insert.setLong(10, EpochMicros.of(event.timestamp()));
        insert.setBytes(11, saltedDigest.salt().bytes());
        insert.setBytes(12, saltedDigest.digest().bytes());
        return insert.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
        statementCache.close();
    }
}

package io.incidentledger.ledger.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Detects writes by other connections, of this process or another one. Cheap to query. Used by one thread.
final class FileChangeDetector implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FileChangeDetector.class);

    private final StatementCache statementCache;
    private final LedgerQueries queries;
    private long last = Long.MIN_VALUE;

    FileChangeDetector(Connection connection) {
        this.statementCache = new StatementCache(connection);
        this.queries = new LedgerQueries(statementCache);
    }

    /// Whether another connection has written since the last call; true the first time.
    boolean changed() throws SQLException {
        try (ResultSet row = statementCache.get("PRAGMA data_version").executeQuery()) {
            row.next();
            long version = row.getLong(1);
            boolean changed = version != last;
            last = version;
            return changed;
        }
    }

    /// The current position of the head.
    long head() throws SQLException {
        return queries.head().position();
    }

    @Override
    public void close() {
        try {
            statementCache.close();
        } catch (SQLException failure) {
            LOG.warn("a connection to the ledger could not be closed", failure);
        }
    }
}

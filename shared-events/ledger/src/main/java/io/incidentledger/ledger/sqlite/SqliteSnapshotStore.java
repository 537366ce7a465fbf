package io.incidentledger.ledger.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

import io.incidentledger.ledger.EpochMicros;
import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.Snapshot;
import io.incidentledger.ledger.SnapshotStore;
import io.incidentledger.ledger.StreamId;

/// Stores snapshots in the file `snapshots.db` of a directory, separate from the ledger. The file may be deleted
/// whenever no process has it open, and a crash may lose the latest snapshots. Executes one call at a time.
final class SqliteSnapshotStore implements SnapshotStore {

    /// Name of the file within its directory.
    static final String FILE_NAME = "snapshots.db";

    private static final Duration BUSY_TIMEOUT = Duration.ofSeconds(5);
    private static final String STORE = """
            INSERT OR REPLACE INTO snapshots (stream_id, sequence, stream_type, snapshot_id, type, revision, payload,
                metadata, timestamp) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String LATEST = """
            SELECT snapshot_id, stream_type, stream_id, sequence, type, revision, payload, metadata, timestamp
            FROM snapshots WHERE stream_id = ? ORDER BY sequence DESC LIMIT 1""";
    private static final String DELETE = "DELETE FROM snapshots WHERE stream_id = ? AND sequence < ?";

    private final Connection connection;
    private final ReentrantLock lock = new ReentrantLock();

    private SqliteSnapshotStore(Connection connection) {
        this.connection = connection;
    }

    /// Opens the snapshots of a directory; creates an empty file if there is none.
    ///
    /// @throws EventLogException.Unavailable when the file can't be opened
    static SqliteSnapshotStore open(Path directory) {
        LedgerFile file = LedgerFile.in(directory, FILE_NAME, BUSY_TIMEOUT);
        try {
            Connection connection = file.connectToWrite();
            return new SqliteSnapshotStore(prepared(connection));
        } catch (SQLException failure) {
            throw unavailable(failure);
        }
    }

    private static Connection prepared(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA synchronous = NORMAL");
            for (String definition : SqlScript.statements("snapshots.sql")) {
                statement.execute(definition);
            }
            return connection;
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    private interface Work<T> {
        T on(PreparedStatement statement) throws SQLException;
    }

    private <T> T locked(String sql, Work<T> work) {
        lock.lock();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            return work.on(statement);
        } catch (SQLException failure) {
            throw unavailable(failure);
        } finally {
            lock.unlock();
        }
    }

    private static EventLogException unavailable(SQLException failure) {
        return new EventLogException.Unavailable("the snapshots can't be used: " + failure.getMessage(), failure);
    }

    @Override
    public void store(Snapshot snapshot) {
        locked(STORE, statement -> {
            statement.setString(1, snapshot.stream().id());
            statement.setLong(2, snapshot.sequence());
            statement.setString(3, snapshot.stream().type());
            statement.setString(4, snapshot.snapshotId());
            statement.setString(5, snapshot.type());
            statement.setString(6, snapshot.revision());
            statement.setString(7, snapshot.payload());
            statement.setString(8, snapshot.metadata());
            statement.setLong(9, EpochMicros.of(snapshot.timestamp()));
            return statement.executeUpdate();
        });
    }

    @Override
    public Optional<Snapshot> latest(String streamId) {
        return locked(LATEST, statement -> {
            statement.setString(1, streamId);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(snapshot(row)) : Optional.empty();
            }
        });
    }

    private static Snapshot snapshot(ResultSet row) throws SQLException {
        return new Snapshot(row.getString(1), new StreamId(row.getString(2), row.getString(3)), row.getLong(4),
                row.getString(5), row.getString(6), row.getString(7), row.getString(8),
                EpochMicros.toInstant(row.getLong(9)));
    }

    @Override
    public void deleteBefore(String streamId, long sequence) {
        locked(DELETE, statement -> {
            statement.setString(1, streamId);
            statement.setLong(2, sequence);
            return statement.executeUpdate();
        });
    }

    @Override
    public void close() {
        lock.lock();
        try {
            connection.close();
        } catch (SQLException failure) {
            throw unavailable(failure);
        } finally {
            lock.unlock();
        }
    }
}

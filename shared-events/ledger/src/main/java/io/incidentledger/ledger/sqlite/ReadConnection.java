package io.incidentledger.ledger.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

import io.incidentledger.ledger.EpochMicros;
import io.incidentledger.ledger.StoredEvent;

/// A connection for reading. Each call is one short transaction, so it sees a single state of the file. Used by one
/// thread at a time; must not be used after a failure.
final class ReadConnection implements AutoCloseable {

    private static final String EVENTS = "SELECT " + RowMapper.EVENT_COLUMNS
            + " FROM events e WHERE position > ? AND position <= ? ORDER BY position";
    private static final String COMMITS_OF_EVENTS = """
            SELECT first_position, event_count, commit_id, recorded_at FROM commits
            WHERE first_position >= coalesce((SELECT max(first_position) FROM commits WHERE first_position <= ?), 0)
              AND first_position <= ? ORDER BY first_position""";
    private static final String STREAM = "SELECT " + RowMapper.EVENT_COLUMNS
            + """
                    , c.commit_id, c.recorded_at FROM events e
                    JOIN commits c ON c.first_position = (SELECT max(first_position) FROM commits WHERE first_position <= e.position)
                    WHERE e.stream_id = ? AND e.sequence >= ? AND e.position <= ? ORDER BY e.sequence""";

    private final StatementCache statementCache;
    private final LedgerQueries queries;

    ReadConnection(Connection connection) {
        this.statementCache = new StatementCache(connection);
        this.queries = new LedgerQueries(statementCache);
    }

    /// A query that sees a single state of the file.
    interface Query<T> {
        T ask(LedgerQueries queries) throws SQLException;
    }

    <T> T ask(Query<T> query) throws SQLException {
        statementCache.execute("BEGIN");
        T answer = query.ask(queries);
        statementCache.execute("COMMIT");
        return answer;
    }

    /// Reads the events with `after < position <= upTo`, in order, stopping at the one with which their sizes
    /// reach `maxSize` in total.
    void events(long after, long upTo, long maxSize, ToLongFunction<StoredEvent> size, Consumer<StoredEvent> into)
            throws SQLException {
        statementCache.execute("BEGIN");
        PreparedStatement commitsQuery = statementCache.with(COMMITS_OF_EVENTS, after + 1, upTo);
        PreparedStatement eventsQuery = statementCache.with(EVENTS, after, upTo);
        try (ResultSet commits = commitsQuery.executeQuery(); ResultSet events = eventsQuery.executeQuery()) {
            GapCheckingCommitIterator commit = new GapCheckingCommitIterator(commits, after, upTo);
            long read = 0;
            while (read < maxSize && events.next()) {
                commit.moveTo(events.getLong(1));
                StoredEvent event = RowMapper.event(events, commit.commitId(), commit.recordedAt());
                read += size.applyAsLong(event);
                into.accept(event);
            }
            if (read < maxSize) {
                commit.requireEnd();
            }
        }
        statementCache.execute("COMMIT");
    }

    /// Reads the events of a stream in order, stopping at the one with which they reach `maxBytes` bytes in total.
    void stream(String streamId, long fromSequence, long upTo, long maxBytes, Consumer<StoredEvent> into)
            throws SQLException {
        try (ResultSet row = statementCache.with(STREAM, streamId, fromSequence, upTo).executeQuery()) {
            long last = -1;
            long bytes = 0;
            while (bytes < maxBytes && row.next()) {
                StoredEvent event = RowMapper.event(row, RowMapper.text(row, 11, row.getLong(1)),
                        EpochMicros.toInstant(row.getLong(12)));
                if (last >= 0 && event.sequence() != last + 1) {
                    throw RowMapper.damaged(event.position(), "its stream has a gap before it");
                }
                last = event.sequence();
                bytes += event.bytes();
                into.accept(event);
            }
        }
    }

    CommitPageReader commits() {
        return new CommitPageReader(statementCache, queries);
    }

    @Override
    public void close() throws SQLException {
        statementCache.close();
    }
}

package io.incidentledger.ledger.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

import io.incidentledger.ledger.EpochMicros;

/// Iterates over the commits while their events are read, and detects missing events and commits.
final class GapCheckingCommitIterator {

    private final ResultSet commits;
    private final long upTo;
    private long expected;
    private long first;
    private long last;
    private String commitId = "";
    private Instant recordedAt = Instant.EPOCH;

    /// @param commits rows of first position, event count, id and time, in order, from the commit on that has the event
    ///     after `after`
    GapCheckingCommitIterator(ResultSet commits, long after, long upTo) {
        this.commits = commits;
        this.expected = after + 1;
        this.upTo = upTo;
    }

    /// Moves to the commit of the next event, which must have the next position.
    void moveTo(long position) throws SQLException {
        if (position != expected) {
            throw RowMapper.damaged(expected, "the event is missing");
        }
        while (last < position && next()) {
            commitId = RowMapper.text(commits, 3, position);
            recordedAt = EpochMicros.toInstant(commits.getLong(4));
        }
        if (position < first || position > last) {
            throw RowMapper.damaged(position, "its commit is missing");
        }
        expected++;
    }

    /// Requires, after the last event, that no commit includes a further one.
    void requireEnd() throws SQLException {
        boolean more = true;
        while (more && last < expected) {
            more = next();
        }
        if (last >= expected && expected <= upTo) {
            throw RowMapper.damaged(expected, "the event is missing");
        }
    }

    private boolean next() throws SQLException {
        if (!commits.next()) {
            return false;
        }
        first = commits.getLong(1);
        last = first + commits.getLong(2) - 1;
        return true;
    }

    String commitId() {
        return commitId;
    }

    Instant recordedAt() {
        return recordedAt;
    }
}

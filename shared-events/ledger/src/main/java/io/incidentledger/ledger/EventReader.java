package io.incidentledger.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// Reads the log. Only durable events are visible, and a reader that has seen position p can see every event before it.
/// Thread-safe and blocking: do not call it on event loops. Failures are [EventLogException]s; a result is never cut
/// short to hide one.
public interface EventReader {

    /// The current end of the log; another process may have moved it since the last call.
    Head head();

    /// Returns up to `limit` events with positions above `afterPosition`, in order and without gaps; empty when there
    /// are none yet.
    List<StoredEvent> read(long afterPosition, int limit);

    /// Returns the first of those events, up to the one at which their payloads and metadata reach `maxBytes` bytes in
    /// total, and at least one if there is any.
    List<StoredEvent> read(long afterPosition, int limit, long maxBytes);

    /// Passes every event with `afterPosition < position <= upToPosition` to the consumer, in order, on the calling
    /// thread. Intended for bulk reads: it holds no long read transaction, so scanning the whole ledger does not
    /// disturb writers.
    void scan(long afterPosition, long upToPosition, Consumer<StoredEvent> consumer);

    /// Returns the events of one stream with sequences from `fromSequence` on and positions up to `upToPosition`, in
    /// order.
    List<StoredEvent> readStream(String streamId, long fromSequence, long upToPosition);

    /// Returns the first of those events, up to the one at which their payloads and metadata reach `maxBytes` bytes in
    /// total, and at least one if there is any. For callers that must not hold a long stream in memory at once: they
    /// continue with the sequence after the last event that was returned. An empty list means that there is nothing
    /// more.
    List<StoredEvent> readStream(String streamId, long fromSequence, long upToPosition, long maxBytes);

    /// The sequence of a stream's last event; empty when there is no such stream.
    OptionalLong headSequence(String streamId);

    /// The receipt that the log returned when the commit was first appended; empty when there is no such commit.
    Optional<Receipt> findCommit(String commitId);

    /// Returns whole commits, starting with the one after `afterPosition`, with their hashes, for verification and
    /// export: enough of them to have `limit` events, fewer when they are large; empty when there are none.
    List<Commit> readCommits(long afterPosition, int limit);

    /// The last position with `recordedAt <= instant`; 0 when nothing had been recorded by then.
    long positionAt(Instant instant);
}

package io.incidentledger.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// The reading end of the log. Only durable events are ever seen, and whoever has seen position p can see everything
/// before it. Thread-safe and blocking: not for event loops. Failures are [EventLogException]s; an answer is never cut
/// short to hide one.
public interface EventReader {

    /// The end of the log, as of now: another process may have moved it since the last call.
    Head head();

    /// Up to `limit` events with positions above `afterPosition`, in order, without holes; empty: there are none yet.
    List<StoredEvent> read(long afterPosition, int limit);

    /// Hands every event with `afterPosition < position <= upToPosition` to the consumer, in order, on the calling
    /// thread; built for bulk. It holds no read transaction for long, so a scan of the whole ledger does not disturb
    /// writers.
    void scan(long afterPosition, long upToPosition, Consumer<StoredEvent> consumer);

    /// The events of one stream with sequences from `fromSequence` on and positions up to `upToPosition`, in order.
    List<StoredEvent> readStream(String streamId, long fromSequence, long upToPosition);

    /// The first of those events whose payloads and metadata have so many bytes together, at least one if there is one:
    /// for whoever must not hold a long stream at once. What follows is asked for with the sequence behind the last
    /// one; empty: there is nothing more.
    List<StoredEvent> readStream(String streamId, long fromSequence, long upToPosition, long maxBytes);

    /// The sequence of a stream's last event; empty: there is no such stream.
    OptionalLong headSequence(String streamId);

    /// What the log answered when a commit was appended.
    Optional<Receipt> findCommit(String commitId);

    /// Whole commits from the one after `afterPosition` on, with their hashes, for verifying and exporting: as many as
    /// it takes to have `limit` events, fewer when they are large; empty: there are none.
    List<Commit> readCommits(long afterPosition, int limit);

    /// The last position with `recordedAt <= instant`; 0: nothing had been recorded.
    long positionAt(Instant instant);
}

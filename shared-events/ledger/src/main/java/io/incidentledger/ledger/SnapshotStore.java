package io.incidentledger.ledger;

import java.util.Optional;

/// Snapshots beside the log: unhashed, disposable, rebuilt from events when lost. Never a source of truth, so losing
/// the latest ones in a crash is no damage. Thread-safe and blocking; failures are [EventLogException.Unavailable].
public interface SnapshotStore extends AutoCloseable {

    /// Keeps a snapshot; one of the same stream and sequence is replaced.
    void store(Snapshot snapshot);

    /// The snapshot of a stream with the highest sequence.
    Optional<Snapshot> latest(String streamId);

    /// Removes a stream's snapshots with sequences below `sequence`.
    void deleteBefore(String streamId, long sequence);

    /// Lets go of what is open for it alone.
    @Override
    default void close() {}
}

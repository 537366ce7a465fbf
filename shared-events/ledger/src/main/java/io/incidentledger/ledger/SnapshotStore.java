package io.incidentledger.ledger;

import java.util.Optional;

/// Stores aggregate snapshots beside the log. Snapshots are not hashed, are disposable, and are rebuilt from events
/// when lost. They are never a source of truth, so losing the latest ones in a crash does no harm. Thread-safe and
/// blocking; failures are [EventLogException.Unavailable].
public interface SnapshotStore extends AutoCloseable {

    /// Stores a snapshot; replaces one of the same stream and sequence.
    void store(Snapshot snapshot);

    /// The snapshot of a stream with the highest sequence; empty when there is none.
    Optional<Snapshot> latest(String streamId);

    /// Removes a stream's snapshots with sequences below `sequence`.
    void deleteBefore(String streamId, long sequence);

    /// Releases the resources that were opened for this store alone.
    @Override
    default void close() {}
}

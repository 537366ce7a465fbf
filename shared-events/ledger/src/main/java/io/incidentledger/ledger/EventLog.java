package io.incidentledger.ledger;

/// A whole log, as an adapter provides it; what uses it should ask for the narrower port that it needs.
public interface EventLog extends EventAppender, EventReader, EventTail, AutoCloseable {

    /// Finishes what is queued, refuses what comes later, and lets go of the store.
    @Override
    void close();
}

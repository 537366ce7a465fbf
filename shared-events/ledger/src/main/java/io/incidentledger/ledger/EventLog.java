package io.incidentledger.ledger;

/// A complete log as an adapter provides it. Clients should depend on the narrowest port that they need.
public interface EventLog extends EventAppender, EventReader, EventTail, AutoCloseable {

    /// Writes the queued commits, rejects later ones, and releases the store.
    @Override
    void close();
}

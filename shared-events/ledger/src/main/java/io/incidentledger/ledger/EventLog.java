package io.incidentledger.ledger;

/// A complete log as an adapter provides it. Clients should depend on the narrowest port that they need.
public interface EventLog extends EventAppender, EventReader, EventTail, AutoCloseable {

    /// Opens a reader for verification; the caller closes it, before the log.
    ///
    /// @throws EventLogException.Unavailable when the store can't be opened
    FreshReader openFreshReader();

    /// Writes the queued commits, rejects later ones, and releases the store.
    @Override
    void close();
}

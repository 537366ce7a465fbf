package io.incidentledger.projection;

import java.util.function.Consumer;

import io.incidentledger.ledger.StoredEvent;

/// Reads the ledger in bulk. `EventReader::scan` is one implementation; another verifies every commit before it passes
/// on its events.
@FunctionalInterface
public interface LedgerScan {

    /// Passes every event with `afterPosition < position <= upToPosition` to the consumer, in order, on the calling
    /// thread.
    void scan(long afterPosition, long upToPosition, Consumer<StoredEvent> consumer);
}

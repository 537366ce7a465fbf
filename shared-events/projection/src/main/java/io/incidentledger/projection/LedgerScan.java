package io.incidentledger.projection;

import java.util.function.Consumer;

import io.incidentledger.ledger.StoredEvent;

/// Reading the ledger in bulk; `EventReader::scan` is one, a scan that verifies every commit before it hands out its
/// events is another.
@FunctionalInterface
public interface LedgerScan {

    /// Hands every event with `afterPosition < position <= upToPosition` to the consumer, in order, on the calling
    /// thread.
    void scan(long afterPosition, long upToPosition, Consumer<StoredEvent> consumer);
}

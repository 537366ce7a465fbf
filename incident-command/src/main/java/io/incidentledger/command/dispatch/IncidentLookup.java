package io.incidentledger.command.dispatch;

import java.util.concurrent.CompletableFuture;

import io.incidentledger.ledger.EventLogException;

/// From what people call an incident to its id.
public interface IncidentLookup {

    /// The id of the incident that a caller names by its id or by its display number. Thread-safe; never blocks. What
    /// is no number is given back as it is, at once, whether an incident is called so or not.
    ///
    /// It fails with [UnknownIncidentException]: no incident has that number; [NotReadyException]: a node that has just
    /// started does not know the number yet; an [EventLogException]: as with [CommandDispatcher#send].
    CompletableFuture<String> incidentNamed(String name);
}

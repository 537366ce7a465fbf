package io.incidentledger.command.dispatch;

import java.util.concurrent.CompletableFuture;

import io.incidentledger.ledger.EventLogException;

/// Resolves the name that people use for an incident to its id.
public interface IncidentIdResolver {

    /// Returns the id of the incident that a caller names by its id or by its display number. Thread-safe; never
    /// blocks. A name that is not a number is returned unchanged, at once, whether such an incident exists or not.
    ///
    /// The future fails with [UnknownIncidentException]: no incident has that number; [NotReadyException]: a node that
    /// has just started does not know the number yet; an [EventLogException]: as with [CommandDispatcher#send].
    CompletableFuture<String> incidentNamed(String name);
}

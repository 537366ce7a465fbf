package io.incidentledger.command.incident;

import java.time.Instant;

/// Looks up what the ledger knows about an entry besides its event. Thread-safe; may block.
@FunctionalInterface
public interface EntryOriginLookup {

    /// @param actor who wrote the entry
    /// @param recordedAt when the ledger recorded it
    record Origin(String actor, Instant recordedAt) {}

    /// @param sequence of the entry's event in the incident's stream
    Origin of(String incidentId, long sequence);
}

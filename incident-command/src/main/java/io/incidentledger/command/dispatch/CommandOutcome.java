package io.incidentledger.command.dispatch;

import java.time.Instant;
import java.util.List;

import io.incidentledger.events.warnings.ConsistencyWarning;

/// What became of a command that was accepted.
///
/// @param streamId of the incident that was meant
/// @param position of the commit's last event; of the ledger's head when nothing changed
/// @param sequence of the incident's last event
/// @param recordedAt of the commit; of the ledger's head when nothing changed
/// @param created this command began the incident
/// @param changed false: everything was as wanted already, nothing was written
/// @param replayed the command had been applied before under the same idempotency key; this is its first outcome
/// @param warnings of the incident as of that sequence, judged at recordedAt
public record CommandOutcome(String streamId, long position, long sequence, Instant recordedAt, boolean created,
        boolean changed, boolean replayed, List<ConsistencyWarning> warnings) {
    public CommandOutcome {
        warnings = List.copyOf(warnings);
    }

    CommandOutcome with(List<ConsistencyWarning> found) {
        return new CommandOutcome(streamId, position, sequence, recordedAt, created, changed, replayed, found);
    }
}

package io.incidentledger.command.dispatch;

import java.time.Instant;
import java.util.List;

import io.incidentledger.events.Severity;
import io.incidentledger.events.Status;
import io.incidentledger.events.warnings.ConsistencyWarning;
import org.jspecify.annotations.Nullable;

/// The outcome of a command that was accepted.
///
/// @param streamId the id of the command's incident
/// @param position of the commit's last event; of the ledger's head when nothing changed
/// @param sequence of the incident's last event
/// @param recordedAt of the commit; of the ledger's head when nothing changed
/// @param created whether this command created the incident
/// @param changed false: everything was already as requested, and nothing was written
/// @param replayed the command was applied before under the same idempotency key; this is its first outcome
/// @param status of the incident as of that sequence; null: an import that changed nothing, whose caller is not told
/// @param severity likewise
/// @param warnings of the incident as of that sequence, evaluated at recordedAt
public record CommandReceipt(String streamId, long position, long sequence, Instant recordedAt, boolean created,
        boolean changed, boolean replayed, @Nullable Status status, @Nullable Severity severity,
        List<ConsistencyWarning> warnings) {
    public CommandReceipt {
        warnings = List.copyOf(warnings);
    }

    /// Creates an outcome to which the state of the incident is added later.
    CommandReceipt(String streamId, long position, long sequence, Instant recordedAt, boolean created,
            boolean changed, boolean replayed) {
        this(streamId, position, sequence, recordedAt, created, changed, replayed, null, null, List.of());
    }

    CommandReceipt with(List<ConsistencyWarning> found) {
        return new CommandReceipt(streamId, position, sequence, recordedAt, created, changed, replayed, status,
                severity, found);
    }

    CommandReceipt with(Status reached, Severity assessed, List<ConsistencyWarning> found) {
        return new CommandReceipt(streamId, position, sequence, recordedAt, created, changed, replayed, reached,
                assessed, found);
    }
}

package io.incidentledger.command.api;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.incidentledger.command.dispatch.CommandReceipt;
import io.incidentledger.command.dispatch.IncidentExistsException;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Status;
import io.incidentledger.events.warnings.ConsistencyWarning;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;
import static java.util.Objects.requireNonNull;

/// The response to a command. At most one of `updateId`, `entryId` and `actionItemId` is present: the id of what the
/// command created.
///
/// @param updateId the id of the new status update, also its `entryId` in the timeline; absent if none was created
/// @param entryId the id of the new timeline entry; absent if none was created
/// @param actionItemId the id of the new action item; absent if none was created
/// @param position the last position that was written; the position of the ledger's head when nothing changed
/// @param sequence the incident's sequence after the command, from 0; also its entity tag
/// @param recordedAt when the command was recorded; when nothing changed, when the ledger's last event was
/// @param changed whether something was recorded; false: the ledger held all of it already
/// @param mergedInto for an incident that existed before and was merged: the incident that continues in its place;
///     absent if it was not merged
/// @param status the incident's status as of that sequence
/// @param severity the incident's severity as of that sequence
/// @param warnings inconsistencies that somebody should look at, as of that sequence; no command is rejected because of
///     them
@JsonInclude(JsonInclude.Include.NON_NULL)
record CommandResponse(@Schema(requiredMode = REQUIRED) String incidentId, @Nullable String updateId,
        @Nullable String entryId, @Nullable String actionItemId, @Schema(requiredMode = REQUIRED) long position,
        @Schema(requiredMode = REQUIRED) long sequence, @Schema(requiredMode = REQUIRED) Instant recordedAt,
        @Schema(requiredMode = REQUIRED) boolean changed, @Nullable String mergedInto,
        @Schema(requiredMode = REQUIRED) Status status, @Schema(requiredMode = REQUIRED) Severity severity,
        @Schema(requiredMode = REQUIRED) List<ConsistencyWarning> warnings) implements CommandResult {

    static CommandResponse of(CommandReceipt outcome) {
        return of(outcome, null, null, null);
    }

    static CommandResponse of(IncidentExistsException exists) {
        return of(exists.existing(), null, null, null, exists.mergedInto());
    }

    static CommandResponse ofUpdate(CommandReceipt outcome, String updateId) {
        return of(outcome, updateId, null, null);
    }

    static CommandResponse ofEntry(CommandReceipt outcome, String entryId) {
        return of(outcome, null, entryId, null);
    }

    static CommandResponse ofActionItem(CommandReceipt outcome, String actionItemId) {
        return of(outcome, null, null, actionItemId);
    }

    private static CommandResponse of(CommandReceipt outcome, @Nullable String updateId, @Nullable String entryId,
            @Nullable String actionItemId) {
        return of(outcome, updateId, entryId, actionItemId, null);
    }

    private static CommandResponse of(CommandReceipt outcome, @Nullable String updateId, @Nullable String entryId,
            @Nullable String actionItemId, @Nullable String mergedInto) {
        return new CommandResponse(outcome.streamId(), updateId, entryId, actionItemId, outcome.position(),
                outcome.sequence(), outcome.recordedAt(), outcome.changed(), mergedInto,
                requireNonNull(outcome.status()), requireNonNull(outcome.severity()), outcome.warnings());
    }
}

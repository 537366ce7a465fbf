package io.incidentledger.command.incident;

import java.util.List;

import io.incidentledger.command.incident.IncidentCommand.MergeIncident;
import io.incidentledger.command.incident.IncidentCommand.UnmergeIncident;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.IncidentMerged;
import io.incidentledger.events.IncidentEvent.IncidentUnmerged;
import io.incidentledger.events.Status;

/// Decides the duplicate's half of a merge, and of undoing one. When it is not empty, the other incident gets its half
/// in the same commit.
final class MergeDecisions {

    private MergeDecisions() {}

    /// Merges whatever the duplicate's response status is: being a duplicate is independent of being over.
    ///
    /// @param survivor the incident that continues in place of `into`; `into` itself when that is not merged
    static List<IncidentEvent> merge(IncidentState incident, IncidentState into, String survivor,
            MergeIncident command) {
        if (command.into().equals(incident.progress().mergedInto())
                && incident.progress().turn() instanceof IncidentMerged merged) {
            RepetitionCheck.requireNothingNew(IncidentRule.INCIDENT_MERGED, command.reason(), merged.reason(),
                    command.at(),
                    merged.occurredAt());
            return List.of();
        }
        incident.progress().requireNotWithdrawn();
        if (into.status() == Status.CANCELLED) {
            throw IncidentRule.MERGE_TARGET_WITHDRAWN.violated(command.into() + " was cancelled; revive it first.",
                    command.into());
        }
        if (into.status() == Status.MERGED && survivor.equals(command.incidentId())) {
            throw IncidentRule.MERGE_TARGET_WITHDRAWN.violated(command.into() + " was merged into this incident.",
                    command.into());
        }
        if (into.status() == Status.MERGED) {
            throw IncidentRule.MERGE_TARGET_WITHDRAWN.violated(
                    command.into() + " was merged into another incident; merge into " + survivor + " instead.",
                    command.into(), survivor);
        }
        return List.of(new IncidentMerged(command.into(), command.reason(), command.at()));
    }

    static List<IncidentEvent> unmerge(IncidentState incident, UnmergeIncident command) {
        String from = incident.progress().mergedInto();
        if (from != null) {
            return List.of(new IncidentUnmerged(from, command.reason(), command.at()));
        }
        if (incident.progress().turn() instanceof IncidentUnmerged unmerged) {
            RepetitionCheck.requireNothingNew(IncidentRule.INCIDENT_NOT_MERGED, command.reason(), unmerged.reason(),
                    command.at(),
                    unmerged.occurredAt());
            return List.of();
        }
        throw IncidentRule.INCIDENT_NOT_MERGED
                .violated("The status of the incident is " + incident.status().wireName() + ".");
    }
}

package io.incidentledger.command.incident;

import java.util.List;

import io.incidentledger.command.incident.IncidentCommand.AddTimelineEntry;
import io.incidentledger.command.incident.IncidentCommand.ClearMilestone;
import io.incidentledger.command.incident.IncidentCommand.RecordImpact;
import io.incidentledger.command.incident.IncidentCommand.RecordMilestone;
import io.incidentledger.events.ImpactDetails;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.ImpactRecorded;
import io.incidentledger.events.IncidentEvent.MilestoneCleared;
import io.incidentledger.events.IncidentEvent.MilestoneRecorded;
import io.incidentledger.events.IncidentEvent.TimelineEntryAdded;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.Status;
import org.jspecify.annotations.Nullable;

/// Decides timeline entries, milestone times and the extent of the impact. Times that contradict each other are stored;
/// readers see the contradiction.
final class TimelineDecisions {

    private TimelineDecisions() {}

    /// Allowed in every status: what happened can always be recorded.
    static List<IncidentEvent> add(AddTimelineEntry command) {
        return List.of(new TimelineEntryAdded(command.entryId(), command.kind(), command.message(), command.links(),
                command.at()));
    }

    static List<IncidentEvent> record(IncidentState incident, RecordMilestone command) {
        incident.progress().requireNotWithdrawn();
        requireReached(incident, command.milestone());
        return incident.milestones().states(command.milestone(), command.at(), command.quality())
                && RepetitionCheck.tells(command.reason(), reason(incident, command.milestone()))
                        ? List.of()
                        : List.of(new MilestoneRecorded(command.milestone(), command.quality(), command.reason(),
                                command.at()));
    }

    private static @Nullable String reason(IncidentState incident, Milestone milestone) {
        MilestoneRecorded previous = incident.entries().last(MilestoneRecorded.class,
                event -> event.milestone() == milestone);
        return previous == null ? null : previous.reason();
    }

    static List<IncidentEvent> clear(IncidentState incident, ClearMilestone command) {
        incident.progress().requireNotWithdrawn();
        if (!incident.milestones().states(command.milestone())) {
            throw IncidentRule.MILESTONE_NOT_STATED
                    .violated("No explicit time was recorded for " + command.milestone().wireName() + ".");
        }
        return List.of(new MilestoneCleared(command.milestone(), command.reason(), null));
    }

    static List<IncidentEvent> record(IncidentState incident, RecordImpact command) {
        incident.progress().requireActive();
        ImpactDetails known = incident.impact().known();
        ImpactDetails previous = command.facts();
        ImpactDetails news = new ImpactDetails(FieldPatches.of(known.intervals(), previous.intervals()),
                FieldPatches.of(known.usersAffected(), previous.usersAffected()),
                FieldPatches.of(known.usersShare(), previous.usersShare()),
                FieldPatches.of(known.customers(), previous.customers()),
                FieldPatches.of(known.regions(), previous.regions()),
                FieldPatches.of(known.revenue(), previous.revenue()),
                FieldPatches.of(known.errorBudgetMinutes(), previous.errorBudgetMinutes()));
        return news.equals(ImpactState.NO_FACTS) ? List.of() : List.of(new ImpactRecorded(news, null));
    }

    /// The times of these milestones follow a transition, so they can't be recorded before it happened.
    static void requireReached(IncidentState incident, Milestone milestone) {
        boolean reached = switch (milestone) {
            case RESOLVED -> incident.status() == Status.RESOLVED || incident.status() == Status.CLOSED;
            case CLOSED -> incident.status() == Status.CLOSED;
            case POSTMORTEM_PUBLISHED -> incident.postmortem().published();
            case COMMANDER_ASSIGNED -> incident.roster().hasCommander();
            case IMPACT_STARTED, DETECTED, DECLARED, ACKNOWLEDGED, FIRST_UPDATE, CAUSE_IDENTIFIED, MITIGATION_STARTED,
                    MITIGATED, IMPACT_ENDED ->
                true;
        };
        if (!reached) {
            throw IncidentRule.MILESTONE_NOT_REACHED.violated(
                    milestone.wireName()
                            + " has not been reached, so it has no time; use the command that records it.");
        }
    }
}

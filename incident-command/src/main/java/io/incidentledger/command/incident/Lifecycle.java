package io.incidentledger.command.incident;

import java.time.Instant;
import java.util.List;

import io.incidentledger.command.incident.IncidentCommand.AcknowledgeIncident;
import io.incidentledger.command.incident.IncidentCommand.CancelIncident;
import io.incidentledger.command.incident.IncidentCommand.CloseIncident;
import io.incidentledger.command.incident.IncidentCommand.MitigateIncident;
import io.incidentledger.command.incident.IncidentCommand.ReopenIncident;
import io.incidentledger.command.incident.IncidentCommand.ResolveIncident;
import io.incidentledger.command.incident.IncidentCommand.ReviveIncident;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.IncidentAcknowledged;
import io.incidentledger.events.IncidentEvent.IncidentCancelled;
import io.incidentledger.events.IncidentEvent.IncidentClosed;
import io.incidentledger.events.IncidentEvent.IncidentMitigated;
import io.incidentledger.events.IncidentEvent.IncidentReopened;
import io.incidentledger.events.IncidentEvent.IncidentResolved;
import io.incidentledger.events.IncidentEvent.IncidentRevived;
import io.incidentledger.events.IncidentEvent.MilestoneRecorded;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.MilestoneQuality;
import io.incidentledger.events.Status;
import org.jspecify.annotations.Nullable;

/**
 * From one status to the next. Asking again for what happened already changes nothing; asking again with new words is refused, since the words would be lost.
 */
final class Lifecycle {

    private Lifecycle() {}

    static List<IncidentEvent> acknowledge(IncidentState incident, AcknowledgeIncident command) {
        incident.progress().requireActive();
        return incident.progress().acknowledged() ? List.of() : List.of(new IncidentAcknowledged(command.at()));
    }

    static List<IncidentEvent> mitigate(IncidentState incident, MitigateIncident command) {
        incident.progress().requireOpen();
        return incident.progress().mitigated()
                ? nothingIfWordless(Rule.ALREADY_MITIGATED, command.message())
                : List.of(new IncidentMitigated(command.message(), command.at()));
    }

    static List<IncidentEvent> resolve(IncidentState incident, ResolveIncident command) {
        if (incident.status() == Status.RESOLVED) {
            return nothingIfWordless(Rule.INCIDENT_RESOLVED, command.message());
        }
        incident.progress().requireOpen();
        return resolution(incident, command.message(), command.at());
    }

    /** What resolving an open incident means: it also ends the impact, unless an end is recorded for the present cycle. */
    static List<IncidentEvent> resolution(IncidentState incident, @Nullable String message, @Nullable Instant at) {
        IncidentEvent resolved = new IncidentResolved(message, at);
        return incident.impact().ended()
                ? List.of(resolved)
                : List.of(resolved,
                        new MilestoneRecorded(Milestone.IMPACT_ENDED, MilestoneQuality.ESTIMATED, null, at));
    }

    static List<IncidentEvent> reopen(IncidentState incident, ReopenIncident command) {
        incident.progress().requireResolved();
        return List.of(new IncidentReopened(command.reason(), command.at()));
    }

    static List<IncidentEvent> close(IncidentState incident, CloseIncident command) {
        if (incident.status() == Status.CLOSED) {
            return nothingIfWordless(Rule.INCIDENT_CLOSED, command.message());
        }
        incident.progress().requireResolved();
        return List.of(new IncidentClosed(command.message(), command.at()));
    }

    static List<IncidentEvent> cancel(IncidentState incident, CancelIncident command) {
        if (incident.status() == Status.CANCELLED) {
            return nothingIfWordless(Rule.INCIDENT_CANCELLED, command.reason());
        }
        incident.progress().requireOpen();
        return List.of(new IncidentCancelled(command.reason(), command.at()));
    }

    static List<IncidentEvent> revive(IncidentState incident, ReviveIncident command) {
        incident.progress().requireNotMerged();
        if (incident.status() == Status.CANCELLED) {
            return List.of(new IncidentRevived(command.reason(), command.at()));
        }
        if (incident.progress().turn() instanceof IncidentRevived revived) {
            Repetition.requireNothingNew(Rule.INCIDENT_NOT_CANCELLED, command.reason(), revived.reason(),
                    command.at(), revived.occurredAt());
            return List.of();
        }
        throw Rule.INCIDENT_NOT_CANCELLED.violated("the incident is " + incident.status().wireName());
    }

    private static List<IncidentEvent> nothingIfWordless(Rule rule, @Nullable String words) {
        if (words != null) {
            throw rule.violated("that happened already and these words would be lost; add them to the timeline");
        }
        return List.of();
    }
}

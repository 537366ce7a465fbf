package io.incidentledger.command.incident;

import java.time.Instant;
import java.util.List;

import io.incidentledger.command.incident.EntryHistory.Entry;
import io.incidentledger.command.incident.IncidentCommand.AcknowledgeIncident;
import io.incidentledger.command.incident.IncidentCommand.CancelIncident;
import io.incidentledger.command.incident.IncidentCommand.CloseIncident;
import io.incidentledger.command.incident.IncidentCommand.MitigateIncident;
import io.incidentledger.command.incident.IncidentCommand.ReopenIncident;
import io.incidentledger.command.incident.IncidentCommand.ResolveIncident;
import io.incidentledger.command.incident.IncidentCommand.ReviveIncident;
import io.incidentledger.events.EventProvenance;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.IncidentAcknowledged;
import io.incidentledger.events.IncidentEvent.IncidentCancelled;
import io.incidentledger.events.IncidentEvent.IncidentClosed;
import io.incidentledger.events.IncidentEvent.IncidentMitigated;
import io.incidentledger.events.IncidentEvent.IncidentReopened;
import io.incidentledger.events.IncidentEvent.IncidentResolved;
import io.incidentledger.events.IncidentEvent.IncidentRevived;
import io.incidentledger.events.IncidentEvent.MilestoneRecorded;
import io.incidentledger.events.IncidentEvent.StatusUpdated;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.MilestoneQuality;
import io.incidentledger.events.NameKey;
import io.incidentledger.events.Status;
import org.jspecify.annotations.Nullable;

/// Decides status transitions. Repeating a transition that happened already changes nothing; repeating it with a
/// different text or time is rejected, since these would be lost.
final class LifecycleDecisions {

    private LifecycleDecisions() {}

    /// An acknowledgement by another person is a new fact, and so is one after a reopening.
    static List<IncidentEvent> acknowledge(IncidentState incident, AcknowledgeIncident command, String actor) {
        incident.progress().requireActive();
        boolean sameTime = acknowledgements(incident.entries().all(), actor).stream()
                .anyMatch(each -> command.at() != null && command.at().equals(instant(each.meant())));
        boolean recordedInThisCycle = !acknowledgements(incident.entries().presentCycle(), actor).isEmpty();
        if (sameTime || recordedInThisCycle && command.at() == null) {
            return List.of();
        }
        if (recordedInThisCycle) {
            throw IncidentRule.ALREADY_ACKNOWLEDGED
                    .violated(
                            "The incident is already acknowledged, so this time would be lost; amend the timeline entry.");
        }
        return List.of(new IncidentAcknowledged(command.at()));
    }

    private static @Nullable Instant instant(@Nullable IncidentEvent event) {
        return event == null ? null : event.occurredAt();
    }

    /// Returns the acknowledgements of one person; if the actor is not a named person, those of everybody.
    private static List<Entry> acknowledgements(List<Entry> among, String actor) {
        return among.stream().filter(entry -> entry.meant() instanceof IncidentAcknowledged
                && (!EventProvenance.namesPerson(actor) || entry.actor().equals(NameKey.normalized(actor)))).toList();
    }

    /// Returns the last such event of the current cycle: what was recorded before a reopening does not apply to what
    /// came after it.
    private static <E extends IncidentEvent> @Nullable E last(Class<E> type, IncidentState incident) {
        return incident.entries().presentCycle().reversed().stream().map(Entry::meant).filter(type::isInstance)
                .map(type::cast).findFirst().orElse(null);
    }

    /// A mitigation that is recorded late, for a time before the resolution, leaves the incident resolved. One that lies
    /// before a mitigation of the same cycle counts only if people went back to work in between: it did not hold.
    static List<IncidentEvent> mitigate(IncidentState incident, MitigateIncident command) {
        IncidentState then = incident.at(command.at());
        requireMitigable(incident, then, command.at());
        if (!then.progress().mitigated()) {
            requireNotYetMitigated(incident, command.at());
            return List.of(new IncidentMitigated(command.message(), command.at()));
        }
        IncidentMitigated previous = last(IncidentMitigated.class, incident);
        if (previous == null) {
            throw IncidentRule.ALREADY_MITIGATED.violated(
                    "The incident was already mitigated at that time and has been reopened since; give the time of the new mitigation.");
        }
        RepetitionCheck.requireNothingNew(IncidentRule.ALREADY_MITIGATED, command.message(), previous.message(),
                command.at(),
                previous.occurredAt());
        return List.of();
    }

    /// Rejects a mitigation that an already recorded, later one makes ineffective: the last one of a cycle counts.
    private static void requireNotYetMitigated(IncidentState incident, @Nullable Instant at) {
        if (at == null) {
            return;
        }
        for (Entry later : incident.entries().after(at)) {
            IncidentEvent event = later.meant();
            if (event instanceof IncidentMitigated) {
                throw IncidentRule.ALREADY_MITIGATED.violatedBy(later.entryId(),
                        "The incident has a later mitigation, which counts; amend its timeline entry if the earlier time "
                                + "is right.");
            }
            if (event instanceof IncidentResolved || event instanceof IncidentReopened
                    || event instanceof StatusUpdated update && update.status() != null
                            && update.status() != Status.MONITORING) {
                return;
            }
        }
    }

    /// Rejects a mitigation that is recorded too late, or for a time at which the incident was resolved, and says what
    /// to do instead.
    private static void requireMitigable(IncidentState incident, IncidentState then, @Nullable Instant at) {
        if (incident.status() == Status.RESOLVED && !then.status().open()) {
            throw IncidentRule.INCIDENT_RESOLVED.violated(at == null
                    ? "The incident is resolved; give the time of a mitigation before the resolution, or reopen the incident first."
                    : "The incident was already resolved at that time; give the time of a mitigation before the resolution, "
                            + "correct the time of the resolution, or reopen the incident first.");
        }
        if (incident.status() == Status.CLOSED) {
            throw IncidentRule.INCIDENT_CLOSED.violated(
                    "The incident is closed; record the milestone mitigated, or reopen the incident first.");
        }
        incident.progress().requireActive();
    }

    static List<IncidentEvent> resolve(IncidentState incident, ResolveIncident command) {
        if (incident.status() == Status.RESOLVED) {
            IncidentResolved previous = last(IncidentResolved.class, incident);
            RepetitionCheck.requireNothingNew(IncidentRule.INCIDENT_RESOLVED, command.message(),
                    previous == null ? null : previous.message(), command.at(),
                    previous == null ? null : previous.occurredAt());
            return List.of();
        }
        incident.progress().requireOpen();
        return resolution(incident, command.message(), command.at());
    }

    /// Returns the events that resolve an open incident: they also end the impact, unless an end is recorded for the
    /// current cycle.
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
            IncidentClosed previous = last(IncidentClosed.class, incident);
            RepetitionCheck.requireNothingNew(IncidentRule.INCIDENT_CLOSED, command.message(),
                    previous == null ? null : previous.message(),
                    command.at(), previous == null ? null : previous.occurredAt());
            return List.of();
        }
        incident.progress().requireResolved();
        return List.of(new IncidentClosed(command.message(), command.at()));
    }

    static List<IncidentEvent> cancel(IncidentState incident, CancelIncident command) {
        if (incident.status() == Status.CANCELLED && incident.progress().turn() instanceof IncidentCancelled previous) {
            RepetitionCheck.requireNothingNew(IncidentRule.INCIDENT_CANCELLED, command.reason(), previous.reason(),
                    command.at(),
                    previous.occurredAt());
            return List.of();
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
            RepetitionCheck.requireNothingNew(IncidentRule.INCIDENT_NOT_CANCELLED, command.reason(), revived.reason(),
                    command.at(), revived.occurredAt());
            return List.of();
        }
        throw IncidentRule.INCIDENT_NOT_CANCELLED
                .violated("The status of the incident is " + incident.status().wireName() + ".");
    }
}

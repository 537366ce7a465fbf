package io.incidentledger.command.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.incidentledger.command.incident.IncidentCommand.ChangeStatus;
import io.incidentledger.command.incident.IncidentCommand.PostUpdate;
import io.incidentledger.events.Audience;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.StatusUpdated;
import io.incidentledger.events.Status;
import io.incidentledger.events.milestones.LifecycleStatus;
import org.jspecify.annotations.Nullable;

/// Decides status updates: a message, a status, or both. An update that is recorded late is checked against the status
/// at its time of occurrence.
final class StatusUpdateDecisions {

    private StatusUpdateDecisions() {}

    static List<IncidentEvent> change(IncidentState incident, ChangeStatus command) {
        return announce(incident, new StatusUpdated(command.updateId(), command.status(), command.message(),
                command.audience(), command.at()));
    }

    static List<IncidentEvent> post(IncidentState incident, PostUpdate command) {
        return announce(incident, new StatusUpdated(command.updateId(), command.status(), command.message(),
                command.audience(), command.at()));
    }

    private static List<IncidentEvent> announce(IncidentState incident, StatusUpdated update) {
        incident.progress().requireActive();
        Status before = incident.at(update.occurredAt()).status();
        requirePossible(before, update.status());
        boolean sameStatus = update.status() == null || update.status() == before
                || update.status() == Status.RESOLVED && before == Status.CLOSED;
        if (sameStatus && update.status() == Status.RESOLVED && update.message() == null && incident.status().open()) {
            throw IncidentRule.INCIDENT_RESOLVED.violated(
                    "The incident was already resolved at that time and has been reopened since; give the time of the new resolution.");
        }
        if (sameStatus && update.message() == null && addsNothing(incident, update)) {
            return List.of();
        }
        List<IncidentEvent> events = new ArrayList<>();
        events.add(update);
        if (update.status() == Status.RESOLVED && !sameStatus && incident.status().open()) {
            events.addAll(LifecycleDecisions.resolution(incident, null, update.occurredAt()));
        }
        return events;
    }

    /// Whether an update without a message adds nothing: a status is recorded again only for another audience or
    /// another time.
    private static boolean addsNothing(IncidentState incident, StatusUpdated update) {
        Instant at = update.occurredAt() != null ? update.occurredAt() : Instant.MAX;
        List<IncidentEvent> previous = incident.entries().upTo(at).reversed().stream()
                .filter(event -> LifecycleStatus.announcedBy(event) instanceof Status said && said.announceable())
                .takeWhile(event -> LifecycleStatus.announcedBy(event) == update.status()).toList();
        boolean nothingNew = previous.isEmpty() || previous.stream().anyMatch(
                event -> RepetitionCheck.tells(update.occurredAt(), event.occurredAt())
                        && update.audience() == audience(event));
        if (!nothingNew && update.status() == Status.RESOLVED) {
            throw IncidentRule.INCIDENT_RESOLVED
                    .violated("The incident is already resolved, so this time or audience would be lost; "
                            + "post an update with a message, or amend the timeline entry.");
        }
        return nothingNew;
    }

    private static Audience audience(IncidentEvent event) {
        return event instanceof StatusUpdated update ? update.audience() : Audience.INTERNAL;
    }

    private static void requirePossible(Status present, @Nullable Status wanted) {
        if (wanted == null) {
            return;
        }
        if (!wanted.announceable()) {
            throw IncidentRule.STATUS_HAS_ITS_OWN_COMMAND.violated(
                    "An update can't set the status " + wanted.wireName() + "; use the command for it.");
        }
        if (present == Status.CANCELLED || present == Status.MERGED) {
            throw (present == Status.MERGED ? IncidentRule.INCIDENT_MERGED : IncidentRule.INCIDENT_CANCELLED).violated(
                    "The incident was " + present.wireName() + " at that time; give another time for the status "
                            + wanted.wireName() + ", or post the update without a status.");
        }
        if ((present == Status.RESOLVED || present == Status.CLOSED) && wanted.open()) {
            throw IncidentRule.INCIDENT_RESOLVED.violated(
                    "The status of the incident is " + present.wireName() + ", so an update can't set the status "
                            + wanted.wireName()
                            + "; give an earlier time, or reopen the incident first.");
        }
    }
}

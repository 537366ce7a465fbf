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
                    "it was resolved at that time already, and was reopened since: say when it was resolved again");
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
        List<IncidentEvent> told = incident.entries().upTo(at).reversed().stream()
                .filter(event -> LifecycleStatus.announcedBy(event) instanceof Status said && said.announceable())
                .takeWhile(event -> LifecycleStatus.announcedBy(event) == update.status()).toList();
        boolean nothingNew = told.isEmpty() || told.stream().anyMatch(
                event -> RepetitionCheck.tells(update.occurredAt(), event.occurredAt())
                        && update.audience() == audience(event));
        if (!nothingNew && update.status() == Status.RESOLVED) {
            throw IncidentRule.INCIDENT_RESOLVED
                    .violated("that happened already, and this time or audience would be lost; "
                            + "post an update with words, or amend the entry of the timeline");
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
                    "an update can't make an incident " + wanted.wireName() + "; there is a command for that");
        }
        if (present == Status.CANCELLED || present == Status.MERGED) {
            throw (present == Status.MERGED ? IncidentRule.INCIDENT_MERGED : IncidentRule.INCIDENT_CANCELLED).violated(
                    "the incident was " + present.wireName() + " at that time; say when it was " + wanted.wireName()
                            + " before that or since, or post the words without a status");
        }
        if ((present == Status.RESOLVED || present == Status.CLOSED) && wanted.open()) {
            throw IncidentRule.INCIDENT_RESOLVED.violated(
                    "the incident is " + present.wireName() + "; an update can't make it " + wanted.wireName()
                            + ": say when it was so before that, or reopen it first");
        }
    }
}

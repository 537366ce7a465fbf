package io.incidentledger.command.incident;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.incidentledger.command.incident.IncidentCommand.ChangeDetails;
import io.incidentledger.command.incident.IncidentCommand.ChangeServices;
import io.incidentledger.command.incident.IncidentCommand.ChangeSeverity;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.DetailsChanged;
import io.incidentledger.events.IncidentEvent.ServicesChanged;
import io.incidentledger.events.IncidentEvent.SeverityChanged;
import io.incidentledger.events.IncidentEvent.VisibilityChanged;
import io.incidentledger.events.Labels;
import io.incidentledger.events.Visibility;
import org.jspecify.annotations.Nullable;

/// Decides changes of an incident's details, severity, visibility and services. An event contains only what differs.
final class DetailsDecisions {

    private static final DetailsChanged SAME = new DetailsChanged(null, null, null, null, null, null, null);

    private DetailsDecisions() {}

    static List<IncidentEvent> change(IncidentState incident, ChangeDetails command) {
        incident.progress().requireActive();
        IncidentDetails incidentDetails = incident.facts();
        DetailsChanged change = new DetailsChanged(FieldPatches.of(incidentDetails.title(), command.title()),
                FieldPatches.of(incidentDetails.summary(), command.summary()),
                changedLabels(incidentDetails, command),
                FieldPatches.of(incidentDetails.issue(), command.issue()),
                FieldPatches.of(incidentDetails.rootCause(), command.rootCause()),
                FieldPatches.of(incidentDetails.eta(), command.eta()), null);
        List<IncidentEvent> events = new ArrayList<>();
        if (!change.equals(SAME)) {
            events.add(change);
        }
        events.addAll(changedVisibility(incident, command));
        return events;
    }

    private static List<IncidentEvent> changedVisibility(IncidentState incident, ChangeDetails command) {
        Visibility visibility = command.visibility();
        return visibility == null || incident.facts().visibility() == visibility
                && RepetitionCheck.tells(command.reason(), visibilityReason(incident))
                        ? List.of()
                        : List.of(new VisibilityChanged(visibility, command.reason(), null));
    }

    static List<IncidentEvent> change(IncidentState incident, ChangeSeverity command) {
        incident.progress().requireActive();
        IncidentDetails incidentDetails = incident.facts();
        return incidentDetails.severity() == command.severity()
                && RepetitionCheck.tells(command.reason(), severityReason(incident))
                        ? List.of()
                        : List.of(new SeverityChanged(incidentDetails.severity(), command.severity(), command.reason(),
                                null));
    }

    private static @Nullable String severityReason(IncidentState incident) {
        SeverityChanged previous = incident.entries().last(SeverityChanged.class, _ -> true);
        return previous == null ? null : previous.reason();
    }

    private static @Nullable String visibilityReason(IncidentState incident) {
        VisibilityChanged previous = incident.entries().last(VisibilityChanged.class, _ -> true);
        return previous == null ? null : previous.reason();
    }

    static List<IncidentEvent> change(IncidentState incident, ChangeServices command) {
        incident.progress().requireActive();
        command.add().stream().filter(command.remove()::contains).findFirst().ifPresent(service -> {
            throw IncidentRule.SERVICE_ADDED_AND_REMOVED.violated(service + " is in both add and remove.");
        });
        List<String> present = incident.facts().services();
        List<String> added = command.add().stream().distinct().filter(service -> !present.contains(service)).toList();
        List<String> removed = command.remove().stream().distinct().filter(present::contains).toList();
        if (added.isEmpty() && removed.isEmpty()) {
            return List.of();
        }
        requireAtMost(IncidentDetails.MAX_SERVICES, present.size() + added.size() - removed.size(),
                IncidentRule.TOO_MANY_SERVICES, "services");
        return List.of(new ServicesChanged(added, removed, null));
    }

    private static @Nullable Map<String, @Nullable String> changedLabels(IncidentDetails incidentDetails,
            ChangeDetails command) {
        Map<String, String> present = incidentDetails.labels();
        Map<String, @Nullable String> changes = new LinkedHashMap<>();
        if (command.withoutLabels()) {
            present.keySet().forEach(label -> changes.put(label, null));
        } else if (command.labels() != null) {
            command.labels().forEach((label, value) -> {
                if (!Objects.equals(present.get(label), value)) {
                    changes.put(label, value);
                }
            });
            requireAtMost(IncidentDetails.MAX_LABELS, Labels.merged(present, changes).size(),
                    IncidentRule.TOO_MANY_LABELS, "labels");
        }
        return changes.isEmpty() ? null : changes;
    }

    private static void requireAtMost(int max, int count, IncidentRule rule, String things) {
        if (count > max) {
            throw rule.violated("The incident would have " + count + " " + things + "; the limit is " + max + ".");
        }
    }
}

package io.incidentledger.query.incident;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

import io.incidentledger.events.IncidentEvent.DetailsChanged;
import io.incidentledger.events.IncidentEvent.IncidentDeclared;
import io.incidentledger.events.IncidentEvent.ServicesChanged;
import io.incidentledger.events.Labels;
import io.incidentledger.events.Visibility;
import org.jspecify.annotations.Nullable;

/// The descriptive data of an incident: texts, labels and services.
///
/// @param services in the order in which they were named, without duplicates
/// @param issue the problem in one line
/// @param eta when the incident is expected to be over
public record IncidentDescription(String title, @Nullable String summary, Map<String, String> labels,
        List<String> services,
        Visibility visibility, @Nullable String issue, @Nullable String rootCause, @Nullable Instant eta) {

    static IncidentDescription of(IncidentDeclared declared) {
        return new IncidentDescription(declared.title(), declared.summary(), ordered(declared.labels()),
                List.copyOf(new LinkedHashSet<>(declared.services())), declared.visibility(), null, null, null);
    }

    IncidentDescription changed(DetailsChanged change) {
        return new IncidentDescription(either(change.title(), title), orElse(change.summary(), summary),
                Labels.merged(labels, change.labels()),
                services, visibility, orElse(change.issue(), issue), orElse(change.rootCause(), rootCause),
                change.eta() != null ? change.eta() : eta);
    }

    IncidentDescription changed(ServicesChanged change) {
        return new IncidentDescription(title, summary, labels, change.appliedTo(services), visibility, issue, rootCause,
                eta);
    }

    IncidentDescription changed(Visibility changed) {
        return new IncidentDescription(title, summary, labels, services, changed, issue, rootCause, eta);
    }

    private static Map<String, String> ordered(Map<String, String> labels) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }

    private static String either(@Nullable String changed, String before) {
        return changed != null ? changed : before;
    }

    private static @Nullable String orElse(@Nullable String changed, @Nullable String before) {
        return changed != null ? changed : before;
    }
}

package io.incidentledger.command.incident;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.incidentledger.events.IncidentEvent.DetailsChanged;
import io.incidentledger.events.IncidentEvent.IncidentDeclared;
import io.incidentledger.events.IncidentEvent.ServicesChanged;
import io.incidentledger.events.Labels;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Visibility;
import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

/// The descriptive fields of an incident.
@RecordBuilder
public record IncidentDetails(String title, @Nullable String summary, Severity severity, List<String> services,
        Map<String, String> labels, Visibility visibility, @Nullable String issue, @Nullable String rootCause,
        @Nullable Instant eta) implements IncidentDetailsBuilder.With {

    static final int MAX_SERVICES = 100;
    static final int MAX_LABELS = 100;

    public IncidentDetails {
        services = List.copyOf(services);
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }

    public static IncidentDetails of(IncidentDeclared event) {
        return new IncidentDetails(event.title(), event.summary(), event.severity(), event.services(), event.labels(),
                event.visibility(), null, null, null);
    }

    public IncidentDetails after(ServicesChanged event) {
        return withServices(event.appliedTo(services));
    }

    public IncidentDetails after(DetailsChanged event) {
        return new IncidentDetails(FieldPatches.applied(event.title(), title),
                FieldPatches.applied(event.summary(), summary),
                severity,
                services,
                Labels.merged(labels, event.labels()), visibility, FieldPatches.applied(event.issue(), issue),
                FieldPatches.applied(event.rootCause(), rootCause), FieldPatches.applied(event.eta(), eta));
    }
}

package io.incidentledger.command.imports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.incidentledger.command.incident.Given;
import io.incidentledger.command.incident.IncidentUnderImport;
import io.incidentledger.events.EventProvenance;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.RecordedEvent;

/// The recorded events of an incident, for tests of imports.
final class Recording {
    private final List<RecordedEvent> events = new ArrayList<>();

    RecordedEvent add(IncidentEvent event, String source) {
        return add(event, source, Given.T3);
    }

    /// The event's id is `e` followed by its sequence.
    RecordedEvent add(IncidentEvent event, String source, Instant at) {
        RecordedEvent recorded = new RecordedEvent(events.size() + 1L, at, Given.ID, events.size(),
                "e" + events.size(), new EventProvenance("ann", source, null, null, null), event);
        events.add(recorded);
        return recorded;
    }

    List<RecordedEvent> events() {
        return events;
    }

    IncidentUnderImport draft() {
        return events.isEmpty() ? IncidentUnderImport.begin() : IncidentUnderImport.of(events);
    }

    /// Returns what imports have reported.
    PreviouslyImportedState told() {
        return PreviouslyImportedState.of(draft());
    }
}

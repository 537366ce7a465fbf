package io.incidentledger.query.measures;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.incidentledger.events.History;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.Mode;
import io.incidentledger.events.RecordedEvent;
import io.incidentledger.events.Severity;
import io.incidentledger.projection.documents.StoredDocument;

/// Rows of several incidents, for tests.
public final class SampleIncidents {

    /// Gives every incident the number 7.
    public static final Function<Collection<String>, Map<String, Long>> SEVENTH = ids -> ids.stream().distinct()
            .collect(Collectors.toMap(Function.identity(), id -> 7L));

    private final List<StoredDocument<MeasureRow>> rows = new ArrayList<>();
    private long position;

    /// Adds a live incident of severity 3.
    public SampleIncidents add(String id, String declaredAt, List<String> services, IncidentEvent... events) {
        return add(id, History.declaration(id, Severity.SEV3, Mode.LIVE, declaredAt, services, Map.of()), events);
    }

    public SampleIncidents add(String id, IncidentEvent declared, IncidentEvent... events) {
        History history = History.ofIncident(id, position + 1).at("2024-03-01T00:00:00Z").add(declared).add(events);
        List<RecordedEvent> recorded = history.events();
        position = recorded.getLast().position();
        rows.add(new StoredDocument<>(id, position, history.fold(new MeasureProjection()::evolve)));
        return this;
    }

    public StoredDocument<MeasureRow> row(String id) {
        return rows.stream().filter(row -> row.id().equals(id)).findFirst().orElseThrow();
    }

    public List<StoredDocument<MeasureRow>> rows() {
        return rows;
    }

    public long position() {
        return position;
    }
}

package io.incidentledger.command.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.IncidentDeclared;
import org.jspecify.annotations.Nullable;

/** An import while it is decided: the incident and the import's history as they are after the news so far. Lives for one decision. */
final class ImportStory {
    private final List<IncidentEvent> news = new ArrayList<>();
    private final List<MovedEntry> passed = new ArrayList<>();
    private final LazyIncidentState incident;
    private final ImportedHistory told;
    /** When something may happen that is told later. */
    private List<Instant> expected = List.of();
    /** Null: nobody asked since something changed the past. */
    private Entries.@Nullable Course course;
    /** Where imports recorded them; null: nobody asked yet. */
    private @Nullable Map<Part, Integer> parts;

    /** Goes on with an incident that was imported before. */
    ImportStory(IncidentState incident, ImportedHistory told) {
        this.incident = new LazyIncidentState(incident);
        this.told = told.copy();
    }

    /** Begins with an incident that the ledger does not know. */
    ImportStory(IncidentDeclared declared) {
        this.incident = new LazyIncidentState();
        this.told = ImportedHistory.beginning(declared);
        incident.addImported(declared);
        news.add(declared);
    }

    void tell(IncidentEvent event) {
        news.add(event);
        incident.addImported(event);
        told.add(event, incident.entries());
        if (course != null && !course.add(incident.entries())) {
            course = null;
        }
        Part part = Part.of(event);
        if (parts != null && part != null) {
            parts.put(part, incident.entries().sequence());
        }
    }

    /**
     * Where an import recorded a part.
     *
     * @throws IllegalStateException
     *             when it was not
     */
    int sequenceOf(Part part) {
        if (parts == null) {
            parts = incident.entries().importedParts();
        }
        Integer sequence = parts.get(part);
        if (sequence == null) {
            throw new IllegalStateException("the import told no such part as " + part);
        }
        return sequence;
    }

    /** Says at which instants something may happen, so that the {@link #course} need not be made anew for each. */
    void expect(List<Instant> instants) {
        expected = List.copyOf(instants);
        course = null;
    }

    /** The status at any instant, as it is after the news so far. */
    Entries.Course course() {
        Entries.Course known = course;
        if (known == null) {
            known = incident.entries().course(expected);
            course = known;
        }
        return known;
    }

    void pass(MovedEntry entry) {
        passed.add(entry);
    }

    /** What was not told because it is not here any more. */
    List<MovedEntry> passed() {
        return List.copyOf(passed);
    }

    IncidentState incident() {
        return incident.state();
    }

    Entries entries() {
        return incident.entries();
    }

    ImportedHistory told() {
        return told;
    }

    List<IncidentEvent> news() {
        return List.copyOf(news);
    }
}

package io.incidentledger.command.incident;

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
    private ImportedHistory told;
    /** Of all entries, by id; null: nobody asked yet. */
    private @Nullable Map<String, Integer> sequences;

    /** Goes on with an incident that was imported before. */
    ImportStory(IncidentState incident, ImportedHistory told) {
        this.incident = new LazyIncidentState(incident);
        this.told = told;
    }

    /** Begins with an incident that the ledger does not know. */
    ImportStory(IncidentDeclared declared) {
        this.incident = new LazyIncidentState();
        this.told = ImportedHistory.beginning(declared);
        incident.add(declared);
        news.add(declared);
    }

    void tell(IncidentEvent event) {
        news.add(event);
        incident.add(event);
        told = told.after(event, incident.entries());
        if (sequences != null) {
            sequences.put(incident.entries().entryId(), incident.entries().sequence());
        }
    }

    /**
     * What the timeline calls by this id.
     *
     * @throws IllegalStateException
     *             when nothing is
     */
    int sequenceOf(String entryId) {
        if (sequences == null) {
            sequences = incident.entries().sequences();
        }
        Integer sequence = sequences.get(entryId);
        if (sequence == null) {
            throw new IllegalStateException("the import told no entry " + entryId);
        }
        return sequence;
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

package io.incidentledger.command.imports;

import java.util.ArrayList;
import java.util.List;

import io.incidentledger.command.incident.Entries;
import io.incidentledger.command.incident.IncidentDraft;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.IncidentDeclared;

/** An import while it is decided: the incident and the import's history as they are after the news so far. Lives for one decision. */
final class ImportStory {
    private final List<MovedEntry> passed = new ArrayList<>();
    private final IncidentDraft incident;
    private final ImportedHistory told;

    /** Goes on with an incident that was imported before. */
    ImportStory(IncidentDraft incident, ImportedHistory told) {
        this.incident = incident;
        this.told = told;
    }

    /** Begins with an incident that the ledger does not know. */
    static ImportStory begin(IncidentDraft incident, IncidentDeclared declared) {
        incident.add(declared);
        return new ImportStory(incident, ImportedHistory.beginning(declared));
    }

    void tell(IncidentEvent event) {
        incident.add(event);
        told.add(event, incident.entries());
    }

    void pass(MovedEntry entry) {
        passed.add(entry);
    }

    /** What was not told because it is not here any more. */
    List<MovedEntry> passed() {
        return List.copyOf(passed);
    }

    IncidentDraft incident() {
        return incident;
    }

    Entries entries() {
        return incident.entries();
    }

    ImportedHistory told() {
        return told;
    }

    List<IncidentEvent> news() {
        return incident.added();
    }
}

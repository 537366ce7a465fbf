package io.incidentledger.command.imports;

import java.util.ArrayList;
import java.util.List;

import io.incidentledger.command.incident.EntryHistory;
import io.incidentledger.command.incident.IncidentUnderImport;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.IncidentDeclared;

/// The state of an import while it is decided: the incident and the imported history after the new events so far. Used
/// by one decision only.
final class ImportSession {
    private final List<MovedEntry> passed = new ArrayList<>();
    private final IncidentUnderImport incident;
    private final PreviouslyImportedState imported;

    /// Continues with an incident that was imported before.
    ImportSession(IncidentUnderImport incident, PreviouslyImportedState told) {
        this.incident = incident;
        this.imported = told;
    }

    /// Starts with an incident that the ledger does not know.
    static ImportSession begin(IncidentUnderImport incident, IncidentDeclared declared) {
        incident.add(declared);
        return new ImportSession(incident, PreviouslyImportedState.initial(declared));
    }

    void emit(IncidentEvent event) {
        incident.add(event);
        imported.add(event, incident.entries());
    }

    void pass(MovedEntry entry) {
        passed.add(entry);
    }

    /// The entries that were skipped because they were moved to other incidents.
    List<MovedEntry> passed() {
        return List.copyOf(passed);
    }

    IncidentUnderImport incident() {
        return incident;
    }

    EntryHistory entries() {
        return incident.entries();
    }

    PreviouslyImportedState imported() {
        return imported;
    }

    List<IncidentEvent> newEvents() {
        return incident.added();
    }
}

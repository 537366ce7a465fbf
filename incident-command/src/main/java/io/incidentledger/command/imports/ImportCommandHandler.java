package io.incidentledger.command.imports;

import java.util.ArrayList;
import java.util.List;

import io.incidentledger.command.incident.EntryHistory;
import io.incidentledger.command.incident.Incident;
import io.incidentledger.command.incident.IncidentUnderImport;
import io.incidentledger.events.RecordedEvent;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;

/// Handles the commands of imports, each about one incident. Thread-safe.
public final class ImportCommandHandler {
    private final Repository<Incident> incidents;

    public ImportCommandHandler(Repository<Incident> incidents) {
        this.incidents = incidents;
    }

    /// @return the entries that the import changes or no longer has, but that were moved to another incident
    @CommandHandler
    List<MovedEntry> handle(ImportIncident command, @MetaDataValue(Incident.SOURCE) @Nullable String source) {
        List<MovedEntry> passed = new ArrayList<>();
        Incident.begunOrKnown(incidents, command.incidentId())
                .execute(incident -> incident.emitImported(source,
                        draft -> passed.addAll(importIncident(draft, command))));
        return passed;
    }

    private static List<MovedEntry> importIncident(IncidentUnderImport incident, ImportIncident command) {
        @Nullable EntryHistory before = incident.isDeclared() ? incident.entries() : null;
        ImportSession session = ImportDecisions.newEvents(incident, command.incident());
        if (!session.newEvents().isEmpty()) {
            SourceIdConflictChecker.requireFree(command.incident(), before == null ? List.of() : before.all());
        }
        return session.passed();
    }

    /// Returns these entries for an import that has been written already.
    ///
    /// @param before the incident's events before it
    public static List<MovedEntry> skippedEntries(List<RecordedEvent> before, ImportIncident command) {
        return ImportDecisions.newEvents(IncidentUnderImport.of(before), command.incident()).passed();
    }

    @CommandHandler
    void handle(ReconcileIncident command, @MetaDataValue(Incident.SOURCE) @Nullable String source) {
        Incident.begunOrKnown(incidents, command.incidentId())
                .execute(incident -> incident.emitImported(source,
                        draft -> SnapshotReconciler.reconcile(draft, command)));
    }

    @CommandHandler
    void handle(CancelUnlistedIncident command, @MetaDataValue(Incident.SOURCE) @Nullable String source) {
        incidents.load(command.incidentId())
                .execute(incident -> incident.emitImported(source, SnapshotReconciler::withdraw));
    }

    @CommandHandler
    void handle(ResolveUnlistedIncident command, @MetaDataValue(Incident.SOURCE) @Nullable String source) {
        incidents.load(command.incidentId())
                .execute(
                        incident -> incident.emitImported(source, draft -> SnapshotReconciler.resolve(draft, command)));
    }
}

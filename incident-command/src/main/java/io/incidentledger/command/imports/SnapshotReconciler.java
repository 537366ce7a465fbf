package io.incidentledger.command.imports;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

import io.incidentledger.command.incident.EntryHistory;
import io.incidentledger.command.incident.IncidentUnderImport;
import io.incidentledger.events.ImpactDetails;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.EntryBackdated;
import io.incidentledger.events.IncidentEvent.EntryRetracted;
import io.incidentledger.events.IncidentEvent.ImpactRecorded;
import io.incidentledger.events.IncidentEvent.IncidentCancelled;
import io.incidentledger.events.IncidentEvent.IncidentDeclared;
import io.incidentledger.events.Status;
import org.jspecify.annotations.Nullable;

/// Turns the current state of an edited page into the events after which the incident, with all corrections, is exactly
/// what the page says: new content is recorded, changed content is amended or backdated, and content that is missing is
/// retracted. What people added to the incident remains; where they contradict the page, the page wins, except for an
/// incident that they closed, merged or cancelled.
final class SnapshotReconciler {

    /// The reason for retractions.
    static final String GONE = "no longer in the snapshot";

    private SnapshotReconciler() {}

    /// Decides what a page says about an incident, which may be new.
    static void reconcile(IncidentUnderImport incident, ReconcileIncident command) {
        ExternalIncident page = command.incident();
        if (!incident.isDeclared()) {
            emit(page, ImportSession.begin(incident, ImportDecisions.declared(page)));
            return;
        }
        ImportSession session = new ImportSession(incident, ImportDecisions.requireSame(incident, page));
        boolean nothingNew = SnapshotUpdatesReconciler.areImported(page, session) && newRegions(page, session) == null;
        if (!command.onlyGrown() || !nothingNew) {
            emit(page, session);
        }
    }

    private static void emit(ExternalIncident page, ImportSession session) {
        retractWithdrawal("it is in the snapshot again", session);
        SnapshotEndReconciler.retract(session);
        ImportedDetails.emit(page, session);
        List<String> regions = newRegions(page, session);
        if (regions != null) {
            session.emit(new ImpactRecorded(new ImpactDetails(null, null, null, null, regions, null, null), null));
        }
        entries(session, entry -> entry.meant() instanceof IncidentDeclared)
                .forEach(entry -> happenedAt(page.times().declaredAt(), entry, session));
        @Nullable Instant resolvedAt = new SnapshotUpdatesReconciler(page, session, GONE).emit();
        SnapshotTimesReconciler.emit(page.times(), resolvedAt, session);
    }

    /// Null: the incident has the same regions as the page, or the page has none.
    private static @Nullable List<String> newRegions(ExternalIncident page, ImportSession session) {
        List<String> known = session.incident().regions();
        return page.regions() == null || page.regions().equals(known == null ? List.of() : known)
                ? null
                : page.regions();
    }

    /// Cancels the incident: the page withdrew it.
    static void withdraw(IncidentUnderImport incident) {
        if (incident.status() != Status.CANCELLED && incident.status() != Status.MERGED) {
            incident.add(new IncidentCancelled(GONE, null));
        }
    }

    /// Resolves the incident: the page lists open incidents and no longer lists this one. If a former release took that
    /// for a withdrawal, the cancellation is retracted.
    static void resolve(IncidentUnderImport incident, ResolveUnlistedIncident command) {
        @Nullable PreviouslyImportedState previous = PreviouslyImportedState.of(incident);
        if (previous == null) {
            return;
        }
        ImportSession session = new ImportSession(incident, previous);
        retractWithdrawal("the page lists open incidents only: it was resolved", session);
        if (incident.status().open() && !(command.onlyWithdrawn() && session.newEvents().isEmpty())) {
            SnapshotEndReconciler.emit(command.listedAt(), command.missingAt(), session);
        }
    }

    private static void retractWithdrawal(String reason, ImportSession session) {
        entries(session, entry -> entry.imported() && entry.recorded() instanceof IncidentCancelled)
                .forEach(entry -> retract(entry, reason, session));
    }

    /// Returns the entries that were not retracted and match the predicate.
    static List<EntryHistory.Entry> entries(ImportSession session, Predicate<EntryHistory.Entry> like) {
        return session.entries().all().stream().filter(entry -> entry.meant() != null).filter(like).toList();
    }

    static void retract(EntryHistory.Entry entry, String reason, ImportSession session) {
        session.emit(new EntryRetracted(entry.entryId(), entry.sequence(), reason, null));
    }

    /// Ensures that an entry has this time.
    static void happenedAt(Instant at, EntryHistory.Entry entry, ImportSession session) {
        IncidentEvent corrected = entry.meant();
        if (corrected != null && !at.equals(corrected.occurredAt())) {
            session.emit(new EntryBackdated(entry.entryId(), entry.sequence(), at, ImportCorrections.REASON, null));
        }
    }
}

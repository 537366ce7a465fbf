package io.incidentledger.command.imports;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

import io.incidentledger.command.incident.EntryHistory;
import io.incidentledger.command.incident.IncidentDraft;
import io.incidentledger.events.ImpactDetails;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.EntryBackdated;
import io.incidentledger.events.IncidentEvent.EntryRetracted;
import io.incidentledger.events.IncidentEvent.ImpactRecorded;
import io.incidentledger.events.IncidentEvent.IncidentCancelled;
import io.incidentledger.events.IncidentEvent.IncidentDeclared;
import io.incidentledger.events.Status;
import org.jspecify.annotations.Nullable;

/// Turns a page that is edited into the events after which the incident is, corrections included, exactly what the page
/// says now: what is new is told, what changed is amended or back-dated, what vanished is retracted. What people added
/// to the incident stays; where they contradict the page, the page wins, but for an incident that they closed, merged
/// or cancelled.
final class SnapshotReconciler {

    /// Why something was taken back.
    static final String GONE = "no longer in the snapshot";

    private SnapshotReconciler() {}

    /// What a page says of an incident, which may be new.
    static void reconcile(IncidentDraft incident, ReconcileIncident command) {
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

    /// Null: the incident has those of the page, or the page has none.
    private static @Nullable List<String> newRegions(ExternalIncident page, ImportSession session) {
        List<String> known = session.incident().regions();
        return page.regions() == null || page.regions().equals(known == null ? List.of() : known)
                ? null
                : page.regions();
    }

    /// The page took the whole incident back.
    static void withdraw(IncidentDraft incident) {
        if (incident.status() != Status.CANCELLED && incident.status() != Status.MERGED) {
            incident.add(new IncidentCancelled(GONE, null));
        }
    }

    /// The page lists open incidents and lists this one no more. Where a former release took that for a withdrawal,
    /// that is taken back.
    static void resolve(IncidentDraft incident, ResolveUnlistedIncident command) {
        @Nullable ImportedHistory told = ImportedHistory.of(incident);
        if (told == null) {
            return;
        }
        ImportSession session = new ImportSession(incident, told);
        retractWithdrawal("the page lists open incidents only: it was resolved", session);
        if (incident.status().open() && !(command.onlyWithdrawn() && session.newEvents().isEmpty())) {
            SnapshotEndReconciler.emit(command.listedAt(), command.missingAt(), session);
        }
    }

    private static void retractWithdrawal(String reason, ImportSession session) {
        entries(session, entry -> entry.imported() && entry.recorded() instanceof IncidentCancelled)
                .forEach(entry -> retract(entry, reason, session));
    }

    /// What was recorded and not retracted, as far as it is like that.
    static List<EntryHistory.Entry> entries(ImportSession session, Predicate<EntryHistory.Entry> like) {
        return session.entries().all().stream().filter(entry -> entry.meant() != null).filter(like).toList();
    }

    static void retract(EntryHistory.Entry entry, String reason, ImportSession session) {
        session.emit(new EntryRetracted(entry.entryId(), entry.sequence(), reason, null));
    }

    /// Sees to it that an entry has this time.
    static void happenedAt(Instant at, EntryHistory.Entry entry, ImportSession session) {
        IncidentEvent meant = entry.meant();
        if (meant != null && !at.equals(meant.occurredAt())) {
            session.emit(new EntryBackdated(entry.entryId(), entry.sequence(), at, ImportCorrections.REASON, null));
        }
    }
}

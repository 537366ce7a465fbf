package io.incidentledger.command.imports;

import java.time.Instant;
import java.util.List;

import io.incidentledger.command.imports.ExternalIncident.Times;
import io.incidentledger.command.incident.EntryHistory;
import io.incidentledger.events.ImpactInterval;
import io.incidentledger.events.IncidentEvent.IncidentReopened;
import io.incidentledger.events.IncidentEvent.MilestoneCleared;
import io.incidentledger.events.IncidentEvent.MilestoneRecorded;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.MilestoneQuality;
import org.jspecify.annotations.Nullable;

/// Emits the times of an edited page: each is one recorded milestone, which is backdated when the page has another time
/// and retracted when the page no longer has one.
final class SnapshotTimesReconciler {

    private SnapshotTimesReconciler() {}

    /// @param resolvedAt null: the incident is open
    static void emit(Times times, @Nullable Instant resolvedAt, ImportSession session) {
        emit(Milestone.IMPACT_STARTED, times.impactStartedAt(), ImportedTimes.orEstimated(times.impactStartQuality()),
                session);
        emit(Milestone.DETECTED, times.detectedAt(), null, session);
        emit(Milestone.ACKNOWLEDGED, times.acknowledgedAt(), null, session);
        emit(Milestone.MITIGATED, times.mitigatedAt(), null, session);
        @Nullable Instant end = times.impactEndedAt() != null ? times.impactEndedAt() : resolvedAt;
        emit(Milestone.IMPACT_ENDED, end, MilestoneQuality.ESTIMATED, session);
        emitInterval(times, session);
    }

    private static void emit(Milestone milestone, @Nullable Instant at, @Nullable MilestoneQuality quality,
            ImportSession session) {
        EntryHistory.@Nullable Entry inForce = at == null ? null : inForce(milestone, quality, session);
        SnapshotReconciler.entries(session, entry -> states(entry, milestone) && !entry.equals(inForce))
                .forEach(entry -> SnapshotReconciler.retract(entry, SnapshotReconciler.GONE, session));
        if (inForce != null && at != null) {
            SnapshotReconciler.happenedAt(at, inForce, session);
        } else if (at != null) {
            session.emit(new MilestoneRecorded(milestone, quality, null, at));
        }
    }

    private static boolean states(EntryHistory.Entry entry, Milestone milestone) {
        return entry.meant() instanceof MilestoneRecorded recorded && recorded.milestone() == milestone;
    }

    /// Returns the recorded milestone that is in effect; null: there is none, or it has another quality.
    private static EntryHistory.@Nullable Entry inForce(Milestone milestone, @Nullable MilestoneQuality quality,
            ImportSession session) {
        EntryHistory.@Nullable Entry latest = null;
        for (EntryHistory.Entry entry : session.entries().all()) {
            if (states(entry, milestone)) {
                latest = entry;
            } else if (voids(entry, milestone)) {
                latest = null;
            }
        }
        boolean same = latest != null && latest.meant() instanceof MilestoneRecorded recorded
                && recorded.quality() == quality;
        return same ? latest : null;
    }

    private static boolean voids(EntryHistory.Entry entry, Milestone milestone) {
        return entry.meant() instanceof IncidentReopened && milestone.perCycle()
                || entry.meant() instanceof MilestoneCleared cleared && cleared.milestone() == milestone;
    }

    /// Emits the single impact interval of which a page reports both ends, even if it reopened the incident in between;
    /// without it the impact follows from resolutions and reopenings.
    private static void emitInterval(Times times, ImportSession session) {
        boolean reopened = !SnapshotReconciler.entries(session, entry -> entry.meant() instanceof IncidentReopened)
                .isEmpty();
        ImpactInterval stated = ImportedTimes.statedInterval(times);
        List<ImpactInterval> wanted = reopened && stated != null ? List.of(stated) : List.of();
        boolean reopenedNow = session.newEvents().stream().anyMatch(IncidentReopened.class::isInstance);
        if (!wanted.equals(session.imported().intervals()) || reopenedNow && !wanted.isEmpty()) {
            session.emit(ImportedTimes.stated(wanted));
        }
    }
}

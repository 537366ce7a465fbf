package io.incidentledger.command.imports;

import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.incidentledger.command.incident.EntryHistory;
import io.incidentledger.events.IncidentEvent.IncidentResolved;
import io.incidentledger.events.IncidentEvent.MilestoneRecorded;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.MilestoneQuality;

/// Records the end of an incident that a list of open incidents no longer contains: it was resolved between two
/// snapshots, and the instant of the later one is assumed until a page reports the time.
final class SnapshotEndReconciler {

    private SnapshotEndReconciler() {}

    static void emit(Instant listedAt, Instant missingAt, ImportSession session) {
        session.emit(new IncidentResolved("Resolved between " + listedAt + " and " + missingAt
                + ": the page listed it as open then, and no longer", missingAt));
        session.emit(new MilestoneRecorded(Milestone.RESOLVED, MilestoneQuality.ESTIMATED, null, missingAt));
        if (!session.incident().hasImpactEnded()) {
            session.emit(new MilestoneRecorded(Milestone.IMPACT_ENDED, MilestoneQuality.ESTIMATED, null, missingAt));
        }
    }

    /// Retracts the assumed end: a page that lists the incident again is a better source on whether it is over, and
    /// since when.
    static void retract(ImportSession session) {
        Set<Instant> concluded = concluded(session);
        SnapshotReconciler.entries(session, entry -> isConcluded(entry, concluded))
                .forEach(entry -> SnapshotReconciler.retract(entry, "the page lists it again", session));
    }

    /// Returns the assumed ends: only an import that assumes an end records an estimated time of resolution.
    private static Set<Instant> concluded(ImportSession session) {
        return session.entries().all().stream().filter(entry -> isEstimated(entry, Milestone.RESOLVED))
                .flatMap(entry -> Stream.ofNullable(entry.recorded().occurredAt()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isConcluded(EntryHistory.Entry entry, Set<Instant> concluded) {
        Instant at = entry.recorded().occurredAt();
        boolean part = entry.imported() && entry.recorded() instanceof IncidentResolved
                || isEstimated(entry, Milestone.RESOLVED) || isEstimated(entry, Milestone.IMPACT_ENDED);
        return part && at != null && concluded.contains(at);
    }

    private static boolean isEstimated(EntryHistory.Entry entry, Milestone milestone) {
        return entry.imported() && entry.recorded() instanceof MilestoneRecorded recorded
                && recorded.quality() == MilestoneQuality.ESTIMATED && recorded.milestone() == milestone;
    }
}

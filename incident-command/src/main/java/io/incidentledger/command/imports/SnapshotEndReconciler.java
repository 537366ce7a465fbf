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

/// The end of an incident that a list of open ones lists no more: it is known to lie between two snapshots, and taken
/// to be the later one's instant until a page tells it.
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

    /// A page that lists the incident again says better whether it is over, and since when.
    static void retract(ImportSession session) {
        Set<Instant> concluded = concluded(session);
        SnapshotReconciler.entries(session, entry -> isConcluded(entry, concluded))
                .forEach(entry -> SnapshotReconciler.retract(entry, "the page lists it again", session));
    }

    /// When an import concluded that the incident was over: it alone estimates the time of a resolution.
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

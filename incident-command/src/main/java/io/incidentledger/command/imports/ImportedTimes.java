package io.incidentledger.command.imports;

import java.time.Instant;
import java.util.List;

import io.incidentledger.command.imports.ExternalIncident.Times;
import io.incidentledger.events.ImpactDetails;
import io.incidentledger.events.ImpactInterval;
import io.incidentledger.events.IncidentEvent.ImpactRecorded;
import io.incidentledger.events.IncidentEvent.IncidentAcknowledged;
import io.incidentledger.events.IncidentEvent.IncidentResolved;
import io.incidentledger.events.IncidentEvent.MilestoneCleared;
import io.incidentledger.events.IncidentEvent.MilestoneRecorded;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.MilestoneQuality;
import io.incidentledger.events.milestones.DerivedImpactDetector;
import org.jspecify.annotations.Nullable;

/// Emits the imported times of an incident. A time that is reported differently than before is recorded again; one that
/// is no longer reported is cleared.
final class ImportedTimes {

    private ImportedTimes() {}

    static MilestoneQuality orEstimated(@Nullable MilestoneQuality quality) {
        return quality != null ? quality : MilestoneQuality.ESTIMATED;
    }

    static void emitStart(Times times, ImportSession session) {
        emit(Milestone.DECLARED, times.declaredAt(), null, session);
        tellOrClear(Milestone.IMPACT_STARTED, times.impactStartedAt(),
                orEstimated(times.impactStartQuality()), session);
        tellOrClear(Milestone.DETECTED, times.detectedAt(), null, session);
        if (times.acknowledgedAt() != null) {
            if (session.incident().isAcknowledged()) {
                emit(Milestone.ACKNOWLEDGED, times.acknowledgedAt(), null, session);
            } else {
                session.emit(new IncidentAcknowledged(times.acknowledgedAt()));
            }
        }
    }

    /// Runs after the updates, which may have resolved the incident.
    static void emitEnd(ExternalIncident line, ImportSession session) {
        Times times = line.times();
        tellOrClear(Milestone.MITIGATED, times.mitigatedAt(), null, session);
        emitResolution(times, session);
        Instant end = times.impactEndedAt() != null ? times.impactEndedAt() : resolution(session);
        tellOrClear(Milestone.IMPACT_ENDED, end, MilestoneQuality.ESTIMATED, session);
        emitInterval(ImportedUpdates.reopen(line) ? statedInterval(times) : null, session);
    }

    private static void emitResolution(Times times, ImportSession session) {
        if (times.resolvedAt() == null) {
            return;
        }
        if (!session.imported().stated(Milestone.RESOLVED) && session.incident().status().open()) {
            session.emit(new IncidentResolved(null, times.resolvedAt()));
        } else {
            emit(Milestone.RESOLVED, times.resolvedAt(), null, session);
        }
    }

    private static @Nullable Instant resolution(ImportSession session) {
        PreviouslyImportedState.Statement resolved = session.imported().times().get(Milestone.RESOLVED);
        return resolved == null ? null : resolved.at();
    }

    /// The impact interval if the other system reports both of its ends; null: it does not.
    static @Nullable ImpactInterval statedInterval(Times times) {
        return times.impactStartedAt() == null || times.impactEndedAt() == null
                ? null
                : new ImpactInterval(null, null, times.impactStartedAt(), times.impactEndedAt());
    }

    /// Emits the single impact interval that the other system reports, even if it reopened the incident in between;
    /// without it the impact follows from resolutions and reopenings.
    ///
    /// @param interval null: none is reported
    private static void emitInterval(@Nullable ImpactInterval interval, ImportSession session) {
        List<ImpactInterval> intervals = interval == null ? List.of() : List.of(interval);
        if (!intervals.equals(session.imported().intervals())) {
            session.emit(stated(intervals));
        }
    }

    /// The time of occurrence at the interval's end distinguishes the event from impact that imports of former releases
    /// derived, see [DerivedImpactDetector].
    static ImpactRecorded stated(List<ImpactInterval> intervals) {
        return new ImpactRecorded(new ImpactDetails(intervals, null, null, null, null, null, null),
                intervals.isEmpty() ? null : intervals.getLast().to());
    }

    private static void tellOrClear(Milestone milestone, @Nullable Instant at, @Nullable MilestoneQuality quality,
            ImportSession session) {
        if (at != null) {
            emit(milestone, at, quality, session);
        } else if (session.imported().stated(milestone) && session.incident().states(milestone)) {
            session.emit(new MilestoneCleared(milestone, ImportDecisions.GONE, null));
        }
    }

    private static void emit(Milestone milestone, Instant at, @Nullable MilestoneQuality quality,
            ImportSession session) {
        if (!session.imported().stated(milestone, at, quality)) {
            session.incident().requireReached(milestone);
            session.emit(new MilestoneRecorded(milestone, quality, null, at));
        }
    }
}

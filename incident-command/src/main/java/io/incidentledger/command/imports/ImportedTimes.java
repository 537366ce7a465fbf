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
import io.incidentledger.events.milestones.DerivedImpact;
import org.jspecify.annotations.Nullable;

/// When an import says that things happened. A time that it says differently than before, or no longer, is stated anew
/// or withdrawn.
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

    /// After the updates, which may have resolved the incident.
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
        ImportedHistory.Statement resolved = session.imported().times().get(Milestone.RESOLVED);
        return resolved == null ? null : resolved.at();
    }

    /// The impact of which the other system states both ends; null: it does not.
    static @Nullable ImpactInterval statedInterval(Times times) {
        return times.impactStartedAt() == null || times.impactEndedAt() == null
                ? null
                : new ImpactInterval(null, null, times.impactStartedAt(), times.impactEndedAt());
    }

    /// The one impact that the other system states, even where it reopened the incident in between; without it the
    /// impact follows from resolutions and reopenings.
    ///
    /// @param interval null: it states none
    private static void emitInterval(@Nullable ImpactInterval interval, ImportSession session) {
        List<ImpactInterval> intervals = interval == null ? List.of() : List.of(interval);
        if (!intervals.equals(session.imported().intervals())) {
            session.emit(stated(intervals));
        }
    }

    /// That it happened at the interval's end tells it from what imports of former releases concluded, see
    /// [DerivedImpact].
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

package io.incidentledger.command.imports;

import java.time.Instant;
import java.util.List;

import io.incidentledger.command.imports.ExternalIncident.Times;
import io.incidentledger.events.ImpactFacts;
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

/** When an import says that things happened. A time that it says differently than before, or no longer, is stated anew or withdrawn. */
final class ImportedTimes {

    private ImportedTimes() {}

    static MilestoneQuality orEstimated(@Nullable MilestoneQuality quality) {
        return quality != null ? quality : MilestoneQuality.ESTIMATED;
    }

    static void tellBeginning(Times times, ImportStory story) {
        tell(Milestone.DECLARED, times.declaredAt(), null, story);
        tellOrClear(Milestone.IMPACT_STARTED, times.impactStartedAt(),
                orEstimated(times.impactStartQuality()), story);
        tellOrClear(Milestone.DETECTED, times.detectedAt(), null, story);
        if (times.acknowledgedAt() != null) {
            if (story.incident().isAcknowledged()) {
                tell(Milestone.ACKNOWLEDGED, times.acknowledgedAt(), null, story);
            } else {
                story.tell(new IncidentAcknowledged(times.acknowledgedAt()));
            }
        }
    }

    /** After the updates, which may have resolved the incident. */
    static void tellEnd(ExternalIncident line, ImportStory story) {
        Times times = line.times();
        tellOrClear(Milestone.MITIGATED, times.mitigatedAt(), null, story);
        tellResolution(times, story);
        Instant end = times.impactEndedAt() != null ? times.impactEndedAt() : resolution(story);
        tellOrClear(Milestone.IMPACT_ENDED, end, MilestoneQuality.ESTIMATED, story);
        tellInterval(ImportedUpdates.reopen(line) ? statedInterval(times) : null, story);
    }

    private static void tellResolution(Times times, ImportStory story) {
        if (times.resolvedAt() == null) {
            return;
        }
        if (!story.told().told(Milestone.RESOLVED) && story.incident().status().open()) {
            story.tell(new IncidentResolved(null, times.resolvedAt()));
        } else {
            tell(Milestone.RESOLVED, times.resolvedAt(), null, story);
        }
    }

    private static @Nullable Instant resolution(ImportStory story) {
        ImportedHistory.Statement resolved = story.told().times().get(Milestone.RESOLVED);
        return resolved == null ? null : resolved.at();
    }

    /** The impact of which the other system states both ends; null: it does not. */
    static @Nullable ImpactInterval statedInterval(Times times) {
        return times.impactStartedAt() == null || times.impactEndedAt() == null
                ? null
                : new ImpactInterval(null, null, times.impactStartedAt(), times.impactEndedAt());
    }

    /**
     * The one impact that the other system states, even where it reopened the incident in between; without it the impact follows from resolutions and reopenings.
     *
     * @param interval
     *            null: it states none
     */
    private static void tellInterval(@Nullable ImpactInterval interval, ImportStory story) {
        List<ImpactInterval> intervals = interval == null ? List.of() : List.of(interval);
        if (!intervals.equals(story.told().intervals())) {
            story.tell(stated(intervals));
        }
    }

    /** That it happened at the interval's end tells it from what imports of former releases concluded, see {@link DerivedImpact}. */
    static ImpactRecorded stated(List<ImpactInterval> intervals) {
        return new ImpactRecorded(new ImpactFacts(intervals, null, null, null, null, null, null),
                intervals.isEmpty() ? null : intervals.getLast().to());
    }

    private static void tellOrClear(Milestone milestone, @Nullable Instant at, @Nullable MilestoneQuality quality,
            ImportStory story) {
        if (at != null) {
            tell(milestone, at, quality, story);
        } else if (story.told().told(milestone) && story.incident().states(milestone)) {
            story.tell(new MilestoneCleared(milestone, Import.GONE, null));
        }
    }

    private static void tell(Milestone milestone, Instant at, @Nullable MilestoneQuality quality, ImportStory story) {
        if (!story.told().told(milestone, at, quality)) {
            story.incident().requireReached(milestone);
            story.tell(new MilestoneRecorded(milestone, quality, null, at));
        }
    }
}

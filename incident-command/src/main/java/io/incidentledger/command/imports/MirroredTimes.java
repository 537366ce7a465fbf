package io.incidentledger.command.imports;

import java.time.Instant;
import java.util.List;

import io.incidentledger.command.imports.ExternalIncident.Times;
import io.incidentledger.command.incident.Entries;
import io.incidentledger.events.ImpactInterval;
import io.incidentledger.events.IncidentEvent.IncidentReopened;
import io.incidentledger.events.IncidentEvent.MilestoneCleared;
import io.incidentledger.events.IncidentEvent.MilestoneRecorded;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.MilestoneQuality;
import org.jspecify.annotations.Nullable;

/** The times of a page that is edited: each is one statement, which is back-dated when the page says otherwise and retracted when it says nothing any more. */
final class MirroredTimes {

    private MirroredTimes() {}

    /**
     * @param resolvedAt
     *            null: the incident is open
     */
    static void tell(Times times, @Nullable Instant resolvedAt, ImportStory story) {
        tell(Milestone.IMPACT_STARTED, times.impactStartedAt(), ImportedTimes.orEstimated(times.impactStartQuality()),
                story);
        tell(Milestone.DETECTED, times.detectedAt(), null, story);
        tell(Milestone.ACKNOWLEDGED, times.acknowledgedAt(), null, story);
        tell(Milestone.MITIGATED, times.mitigatedAt(), null, story);
        @Nullable Instant end = times.impactEndedAt() != null ? times.impactEndedAt() : resolvedAt;
        tell(Milestone.IMPACT_ENDED, end, MilestoneQuality.ESTIMATED, story);
        tellInterval(times, story);
    }

    private static void tell(Milestone milestone, @Nullable Instant at, @Nullable MilestoneQuality quality,
            ImportStory story) {
        Entries.@Nullable Entry inForce = at == null ? null : inForce(milestone, quality, story);
        Mirror.entries(story, entry -> states(entry, milestone) && !entry.equals(inForce))
                .forEach(entry -> Mirror.retract(entry, Mirror.GONE, story));
        if (inForce != null && at != null) {
            Mirror.happenedAt(at, inForce, story);
        } else if (at != null) {
            story.tell(new MilestoneRecorded(milestone, quality, null, at));
        }
    }

    private static boolean states(Entries.Entry entry, Milestone milestone) {
        return entry.meant() instanceof MilestoneRecorded recorded && recorded.milestone() == milestone;
    }

    /** The statement that counts now; null: none, or one of another quality. */
    private static Entries.@Nullable Entry inForce(Milestone milestone, @Nullable MilestoneQuality quality,
            ImportStory story) {
        Entries.@Nullable Entry latest = null;
        for (Entries.Entry entry : story.entries().all()) {
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

    private static boolean voids(Entries.Entry entry, Milestone milestone) {
        return entry.meant() instanceof IncidentReopened && milestone.perCycle()
                || entry.meant() instanceof MilestoneCleared cleared && cleared.milestone() == milestone;
    }

    /** The one impact of which a page states both ends, even where it reopened the incident in between; without it the impact follows from resolutions and reopenings. */
    private static void tellInterval(Times times, ImportStory story) {
        boolean reopened = !Mirror.entries(story, entry -> entry.meant() instanceof IncidentReopened).isEmpty();
        ImpactInterval stated = ImportedTimes.statedInterval(times);
        List<ImpactInterval> wanted = reopened && stated != null ? List.of(stated) : List.of();
        boolean reopenedNow = story.news().stream().anyMatch(IncidentReopened.class::isInstance);
        if (!wanted.equals(story.told().intervals()) || reopenedNow && !wanted.isEmpty()) {
            story.tell(ImportedTimes.stated(wanted));
        }
    }
}

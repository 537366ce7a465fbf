package io.incidentledger.command.imports;

import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.incidentledger.command.incident.Entries;
import io.incidentledger.events.IncidentEvent.IncidentResolved;
import io.incidentledger.events.IncidentEvent.MilestoneRecorded;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.MilestoneQuality;

/** The end of an incident that a list of open ones lists no more: it is known to lie between two snapshots, and taken to be the later one's instant until a page tells it. */
final class MirroredEnd {

    private MirroredEnd() {}

    static void tell(Instant listedAt, Instant missingAt, ImportStory story) {
        story.tell(new IncidentResolved("Resolved between " + listedAt + " and " + missingAt
                + ": the page listed it as open then, and no longer", missingAt));
        story.tell(new MilestoneRecorded(Milestone.RESOLVED, MilestoneQuality.ESTIMATED, null, missingAt));
        if (!story.incident().hasImpactEnded()) {
            story.tell(new MilestoneRecorded(Milestone.IMPACT_ENDED, MilestoneQuality.ESTIMATED, null, missingAt));
        }
    }

    /** A page that lists the incident again says better whether it is over, and since when. */
    static void retract(ImportStory story) {
        Set<Instant> concluded = concluded(story);
        Mirror.entries(story, entry -> isConcluded(entry, concluded))
                .forEach(entry -> Mirror.retract(entry, "the page lists it again", story));
    }

    /** When an import concluded that the incident was over: it alone estimates the time of a resolution. */
    private static Set<Instant> concluded(ImportStory story) {
        return story.entries().all().stream().filter(entry -> isEstimated(entry, Milestone.RESOLVED))
                .flatMap(entry -> Stream.ofNullable(entry.recorded().occurredAt()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isConcluded(Entries.Entry entry, Set<Instant> concluded) {
        Instant at = entry.recorded().occurredAt();
        boolean part = entry.imported() && entry.recorded() instanceof IncidentResolved
                || isEstimated(entry, Milestone.RESOLVED) || isEstimated(entry, Milestone.IMPACT_ENDED);
        return part && at != null && concluded.contains(at);
    }

    private static boolean isEstimated(Entries.Entry entry, Milestone milestone) {
        return entry.imported() && entry.recorded() instanceof MilestoneRecorded recorded
                && recorded.quality() == MilestoneQuality.ESTIMATED && recorded.milestone() == milestone;
    }
}

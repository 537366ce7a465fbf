package io.incidentledger.command.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.IncidentResolved;
import io.incidentledger.events.IncidentEvent.MilestoneRecorded;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.MilestoneQuality;

/** The end of an incident that a list of open ones lists no more: it is known to lie between two snapshots, and taken to be the later one's instant until a page tells it. */
final class MirroredEnd {

    /** With these words begins what is concluded here, and nothing else. */
    private static final String CONCLUDED = "Resolved between ";

    private MirroredEnd() {}

    static void tell(Instant listedAt, Instant missingAt, ImportStory story) {
        story.tell(new IncidentResolved(CONCLUDED + listedAt + " and " + missingAt
                + ": the page listed it as open then, and no longer", missingAt));
        story.tell(new MilestoneRecorded(Milestone.RESOLVED, MilestoneQuality.ESTIMATED, null, missingAt));
        if (!story.incident().impact().ended()) {
            story.tell(new MilestoneRecorded(Milestone.IMPACT_ENDED, MilestoneQuality.ESTIMATED, null, missingAt));
        }
    }

    /** A page that lists the incident again says better whether it is over, and since when. */
    static void retract(ImportStory story) {
        List<Instant> concluded = new ArrayList<>();
        for (Entries.Entry entry : Mirror.entries(story, MirroredEnd::isConcluded)) {
            IncidentEvent meant = entry.meant();
            if (meant != null && meant.occurredAt() != null) {
                concluded.add(meant.occurredAt());
            }
            Mirror.retract(entry, "the page lists it again", story);
        }
        if (!concluded.isEmpty()) {
            Mirror.entries(story, entry -> isEnd(entry) && entry.meant() != null
                    && concluded.contains(entry.meant().occurredAt()))
                    .forEach(entry -> Mirror.retract(entry, "the page lists it again", story));
        }
    }

    private static boolean isConcluded(Entries.Entry entry) {
        return entry.meant() instanceof IncidentResolved resolved && resolved.message() != null
                && resolved.message().startsWith(CONCLUDED);
    }

    private static boolean isEnd(Entries.Entry entry) {
        return entry.meant() instanceof MilestoneRecorded recorded && recorded.quality() == MilestoneQuality.ESTIMATED
                && (recorded.milestone() == Milestone.RESOLVED || recorded.milestone() == Milestone.IMPACT_ENDED);
    }
}

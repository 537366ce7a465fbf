package io.incidentledger.command.imports;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.LongFunction;

import io.incidentledger.command.incident.Part;
import io.incidentledger.events.IncidentEvent.EntryAmended;
import io.incidentledger.events.IncidentEvent.EntryBackdated;
import org.jspecify.annotations.Nullable;

/** What another system tells otherwise than before becomes a correction of the entry that it told. */
final class StoryCorrections {

    static final String REASON = "the import tells it so now";

    private StoryCorrections() {}

    /**
     * @param amendment
     *            what the entry with a sequence is meant to say; without facts: its words stay
     */
    static void correct(Part part, @Nullable Instant at, @Nullable Instant before, ImportStory story,
            LongFunction<EntryAmended> amendment) {
        int sequence = story.incident().sequenceOf(part);
        EntryAmended amended = amendment.apply(sequence);
        if (!says(amended).stream().allMatch(Objects::isNull)) {
            story.tell(amended);
        }
        if (at != null && !at.equals(before)) {
            story.tell(new EntryBackdated(part.id(), sequence, at, REASON, null));
        }
    }

    private static List<@Nullable Object> says(EntryAmended amended) {
        return Arrays.asList(amended.message(), amended.severity(), amended.status(), amended.audience(),
                amended.links());
    }

    /** What has to change so that a fact is as it is told now; null: nothing. */
    static <T> @Nullable T change(@Nullable T before, @Nullable T now) {
        return Objects.equals(before, now) ? null : now;
    }

    /** The words that an amendment gives: null when they stay, empty when there are none any more. */
    static @Nullable String words(@Nullable String before, @Nullable String now) {
        if (Objects.equals(before, now)) {
            return null;
        }
        return now == null ? "" : now;
    }
}

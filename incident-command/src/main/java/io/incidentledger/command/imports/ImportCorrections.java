package io.incidentledger.command.imports;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.LongFunction;

import io.incidentledger.command.incident.ImportedPart;
import io.incidentledger.events.IncidentEvent.EntryAmended;
import io.incidentledger.events.IncidentEvent.EntryBackdated;
import org.jspecify.annotations.Nullable;

/// What another system tells otherwise than before becomes a correction of the entry that it told.
final class ImportCorrections {

    static final String REASON = "the import tells it so now";

    private ImportCorrections() {}

    /// @param amendment what the entry with a sequence is meant to say; without facts: its words stay
    static void correct(ImportedPart importedPart, @Nullable Instant at, @Nullable Instant before,
            ImportSession session,
            LongFunction<EntryAmended> amendment) {
        int sequence = session.incident().sequenceOf(importedPart);
        EntryAmended amended = amendment.apply(sequence);
        if (!fieldsOf(amended).stream().allMatch(Objects::isNull)) {
            session.emit(amended);
        }
        if (at != null && !at.equals(before)) {
            session.emit(new EntryBackdated(importedPart.id(), sequence, at, REASON, null));
        }
    }

    private static List<@Nullable Object> fieldsOf(EntryAmended amended) {
        return Arrays.asList(amended.message(), amended.severity(), amended.status(), amended.audience(),
                amended.links());
    }

    /// What has to change so that a fact is as it is told now; null: nothing.
    static <T> @Nullable T change(@Nullable T before, @Nullable T now) {
        return Objects.equals(before, now) ? null : now;
    }

    /// The words that an amendment gives: null when they stay, empty when there are none any more.
    static @Nullable String words(@Nullable String before, @Nullable String now) {
        if (Objects.equals(before, now)) {
            return null;
        }
        return now == null ? "" : now;
    }
}

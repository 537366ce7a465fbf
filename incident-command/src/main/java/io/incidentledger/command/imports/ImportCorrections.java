package io.incidentledger.command.imports;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.LongFunction;

import io.incidentledger.command.incident.ImportedIncidentPart;
import io.incidentledger.events.IncidentEvent.EntryAmended;
import io.incidentledger.events.IncidentEvent.EntryBackdated;
import org.jspecify.annotations.Nullable;

/// Corrects the entries that another system reports differently than before.
final class ImportCorrections {

    static final String REASON = "the import tells it so now";

    private ImportCorrections() {}

    /// @param amendment creates the amendment for the entry's sequence; without fields: the content does not change
    static void correct(ImportedIncidentPart importedIncidentPart, @Nullable Instant at, @Nullable Instant before,
            ImportSession session,
            LongFunction<EntryAmended> amendment) {
        int sequence = session.incident().sequenceOf(importedIncidentPart);
        EntryAmended amended = amendment.apply(sequence);
        if (!fieldsOf(amended).stream().allMatch(Objects::isNull)) {
            session.emit(amended);
        }
        if (at != null && !at.equals(before)) {
            session.emit(new EntryBackdated(importedIncidentPart.id(), sequence, at, REASON, null));
        }
    }

    private static List<@Nullable Object> fieldsOf(EntryAmended amended) {
        return Arrays.asList(amended.message(), amended.severity(), amended.status(), amended.audience(),
                amended.links());
    }

    /// Returns the change that gives a field its current value; null: it does not change.
    static <T> @Nullable T change(@Nullable T before, @Nullable T now) {
        return Objects.equals(before, now) ? null : now;
    }

    /// Returns the text of an amendment: null when it does not change, empty when there is none any more.
    static @Nullable String words(@Nullable String before, @Nullable String now) {
        if (Objects.equals(before, now)) {
            return null;
        }
        return now == null ? "" : now;
    }
}

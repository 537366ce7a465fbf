package io.incidentledger.query.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.incidentledger.events.CorrectedEvents;
import io.incidentledger.events.Correction;
import io.incidentledger.events.EntryKind;
import io.incidentledger.events.IdEquality;
import io.incidentledger.events.IncidentEvent.EntryAmended;
import io.incidentledger.events.IncidentEvent.EntryBackdated;
import io.incidentledger.events.IncidentEvent.EntryMovedAway;
import io.incidentledger.events.IncidentEvent.EntryMovedHere;
import io.incidentledger.events.IncidentEvent.EntryRetracted;
import io.incidentledger.events.IncidentNaming;
import io.incidentledger.events.RecordedEvent;
import org.jspecify.annotations.Nullable;

/// One version of an entry: its content from one change to the next.
///
/// @param version its number, from 1
/// @param change what created this version: `recorded`, `amended`, `backdated`, `moved` or `retracted`
/// @param reason why the entry was corrected or moved; null: this is the first version
/// @param position the position of the event that created this version
/// @param retracted whether the entry no longer counts in the incident that it belongs to; its content is that of the
///     version before
/// @param incidentId the incident that the entry belongs to in this version, if that incident was absorbed; absent if
///     it is the requested incident
/// @param number the display number of that incident; absent if it is the requested incident
/// @see TimelineEntry
record EntryVersion(int version, String change, @Nullable String reason, long position, Instant recordedAt,
        String actor, @Nullable String source, String kind, String message, Instant occurredAt, boolean retracted,
        Map<String, Object> details, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String incidentId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long number) {

    static final String RECORDED = "recorded";
    static final String AMENDED = "amended";
    static final String BACKDATED = "backdated";
    static final String MOVED = "moved";
    static final String RETRACTED = "retracted";

    static String change(Correction correction) {
        return switch (correction) {
            case EntryAmended _ -> AMENDED;
            case EntryBackdated _ -> BACKDATED;
            case EntryMovedAway _ -> MOVED;
            case EntryRetracted _ -> RETRACTED;
        };
    }

    /// The recorded events of one incident.
    ///
    /// @param incidentId null: the requested incident
    record Part(@Nullable String incidentId, @Nullable Long number, List<RecordedEvent> events) {

        private @Nullable RecordedEvent latest(String entryId) {
            return latest(event -> TimelineEntryMapper.id(event).equals(entryId))
                    .or(() -> latest(event -> IdEquality.same(TimelineEntryMapper.id(event), entryId))).orElse(null);
        }

        private Optional<RecordedEvent> latest(Predicate<RecordedEvent> like) {
            return events.reversed().stream().filter(like).findFirst();
        }
    }

    /// The period during which an entry belonged to one incident.
    private record Stay(Part part, RecordedEvent entry) {}

    /// @param parts the first part that contains the entry determines which entry is meant
    /// @param reasons the reasons of its moves, by the positions at which it arrived
    static List<EntryVersion> of(String entryId, List<Part> parts, IncidentNaming names, Map<Long, String> reasons) {
        List<EntryVersion> versions = new ArrayList<>();
        stays(entryId, parts).forEach(stay -> addVersions(versions, stay, names, reasons));
        return List.copyOf(versions);
    }

    /// The events with which the entry came back from other incidents.
    static List<RecordedEvent> arrivals(String entryId, List<Part> parts) {
        return stays(entryId, parts).stream().skip(1).map(Stay::entry)
                .filter(entry -> entry.event() instanceof EntryMovedHere).toList();
    }

    private static List<Stay> stays(String entryId, List<Part> parts) {
        for (Part part : parts) {
            RecordedEvent latest = part.latest(entryId);
            if (latest != null) {
                return stays(part, latest, parts);
            }
        }
        return List.of();
    }

    private static List<Stay> stays(Part part, RecordedEvent entry, List<Part> parts) {
        MovedEntryMarker moved = MovedEntryMarker.of(part.events());
        if (!moved.wasMoved(entry)) {
            return List.of(new Stay(part, entry));
        }
        String lastId = moved.lastId(entry);
        return parts.stream()
                .flatMap(each -> MovedEntryMarker.of(each.events()).stays(lastId).stream()
                        .map(stay -> new Stay(each, stay)))
                .sorted(Comparator.comparingLong(stay -> stay.entry().position())).toList();
    }

    private static void addVersions(List<EntryVersion> versions, Stay stay, IncidentNaming names,
            Map<Long, String> reasons) {
        RecordedEvent entry = stay.entry();
        ActionItemTitleTracker titles = new ActionItemTitleTracker();
        stay.part().events().forEach(event -> titles.after(event.event()));
        versions.add(versions.isEmpty()
                ? version(versions, RECORDED, null, entry, entry, false, stay.part(), titles, names)
                : version(versions, MOVED, reasons.get(entry.position()), entry, entry, false, stay.part(), titles,
                        names));
        RecordedEvent content = entry;
        for (RecordedEvent event : stay.part().events()) {
            if (event.event() instanceof Correction correction && correction.entrySequence() == entry.sequence()) {
                RecordedEvent meant = meant(entry, event, stay.part().events());
                content = meant == null ? content : meant;
                versions.add(version(versions, change(correction), correction.reason(), event, content, meant == null,
                        stay.part(), titles, names));
            }
        }
    }

    /// The entry after the correction; null: it no longer counts.
    private static @Nullable RecordedEvent meant(RecordedEvent entry, RecordedEvent correction,
            List<RecordedEvent> events) {
        List<RecordedEvent> until = events.stream().filter(event -> event.sequence() <= correction.sequence()).toList();
        return CorrectedEvents.bySequence(until).get((int) entry.sequence());
    }

    private static EntryVersion version(List<EntryVersion> before, String change, @Nullable String reason,
            RecordedEvent told, RecordedEvent content, boolean retracted, Part part, ActionItemTitleTracker titles,
            IncidentNaming names) {
        String message = EntryTextRenderer.of(content, titles, names).text();
        return new EntryVersion(before.size() + 1, change, reason, told.position(), told.recordedAt(),
                told.provenance().actor(), told.provenance().source(), EntryKind.nameOf(content.event()), message,
                content.happenedAt(), retracted, EventFactExtractor.of(content.event(), message),
                part.incidentId(), part.number());
    }
}

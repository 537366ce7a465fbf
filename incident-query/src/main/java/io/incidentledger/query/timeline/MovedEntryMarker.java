package io.incidentledger.query.timeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.incidentledger.events.CorrectedEvents;
import io.incidentledger.events.IncidentEvent.EntryMovedAway;
import io.incidentledger.events.IncidentEvent.EntryMovedHere;
import io.incidentledger.events.RecordedEvent;
import org.jspecify.annotations.Nullable;

/// The entries of one incident that were moved to or from other incidents. An entry that comes back is recorded again,
/// so each of its stays is a separate event; together, the stays are one entry.
final class MovedEntryMarker {

    private final Map<Long, RecordedEvent> away = new HashMap<>();
    private final Map<String, List<RecordedEvent>> stays = new HashMap<>();

    private MovedEntryMarker() {}

    /// @param recorded the incident's stream in recorded order
    static MovedEntryMarker of(List<RecordedEvent> recorded) {
        MovedEntryMarker entries = new MovedEntryMarker();
        for (RecordedEvent event : recorded) {
            if (event.event() instanceof EntryMovedAway moved) {
                entries.away.put(moved.entrySequence(), event);
            }
        }
        for (RecordedEvent event : recorded) {
            if (!CorrectedEvents.isCorrection(event) && entries.wasMoved(event)) {
                entries.stays.computeIfAbsent(entries.lastId(event), _ -> new ArrayList<>()).add(event);
            }
        }
        return entries;
    }

    boolean isEmpty() {
        return stays.isEmpty();
    }

    /// The event that ended a stay; null: the entry has not been moved away since.
    @Nullable RecordedEvent away(RecordedEvent stay) {
        return away.get(stay.sequence());
    }

    /// Whether the entry was moved at all, to this incident or away from it.
    boolean wasMoved(RecordedEvent event) {
        return away.containsKey(event.sequence()) || event.event() instanceof EntryMovedHere;
    }

    /// The id of an entry since its last move that is known here. The id changes with the first move only.
    String lastId(RecordedEvent stay) {
        RecordedEvent moved = away(stay);
        return moved != null && moved.event() instanceof EntryMovedAway to
                ? to.newEntryId()
                : TimelineEntryMapper.id(stay);
    }

    /// All stays of the entry, earliest first; for an entry that was never moved, the event itself.
    List<RecordedEvent> stays(RecordedEvent stay) {
        return wasMoved(stay) ? stays(lastId(stay)) : List.of(stay);
    }

    /// All stays of a moved entry; empty if it was never here.
    List<RecordedEvent> stays(String lastId) {
        return stays.getOrDefault(lastId, List.of());
    }

    /// Whether this is the entry's last stay in this incident.
    boolean isLast(RecordedEvent stay) {
        return stays(stay).getLast() == stay;
    }
}

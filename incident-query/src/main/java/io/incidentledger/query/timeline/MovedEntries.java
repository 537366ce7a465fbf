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

/// The entries of one incident that were moved to others or from others. One that comes back is recorded anew, so each
/// of its stays is an event; together they are one entry.
final class MovedEntries {

    private final Map<Long, RecordedEvent> away = new HashMap<>();
    private final Map<String, List<RecordedEvent>> stays = new HashMap<>();

    private MovedEntries() {}

    /// @param recorded the incident's stream, in its order
    static MovedEntries of(List<RecordedEvent> recorded) {
        MovedEntries entries = new MovedEntries();
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

    /// What ended a stay; null: nothing moved the entry away since.
    @Nullable RecordedEvent away(RecordedEvent stay) {
        return away.get(stay.sequence());
    }

    /// Whether it was moved at all, to here or away.
    boolean wasMoved(RecordedEvent event) {
        return away.containsKey(event.sequence()) || event.event() instanceof EntryMovedHere;
    }

    /// What an entry is called since its last move that is known here: from its first move on it keeps its id.
    String lastId(RecordedEvent stay) {
        RecordedEvent moved = away(stay);
        return moved != null && moved.event() instanceof EntryMovedAway to
                ? to.newEntryId()
                : TimelineEntryMapper.id(stay);
    }

    /// All stays of the entry, the first one first; of one that was never moved, the event alone.
    List<RecordedEvent> stays(RecordedEvent stay) {
        return wasMoved(stay) ? stays(lastId(stay)) : List.of(stay);
    }

    /// All stays of a moved entry; empty: it was never here.
    List<RecordedEvent> stays(String lastId) {
        return stays.getOrDefault(lastId, List.of());
    }

    /// Whether the entry was not here again afterwards.
    boolean isLast(RecordedEvent stay) {
        return stays(stay).getLast() == stay;
    }
}

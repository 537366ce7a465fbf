package io.incidentledger.projection.history;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.incidentledger.events.ChronologicalOrder;
import io.incidentledger.events.CorrectedEvents;
import io.incidentledger.events.Correction;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.EntryAmended;
import io.incidentledger.events.RecordedEvent;
import io.incidentledger.projection.PersistentList;
import org.jspecify.annotations.Nullable;

/// What a document was made of: its incident's events in outline, from the first on. With it a document can be folded
/// anew, as it is meant after a correction and as it was at an earlier position, reading nothing but itself. Immutable;
/// it grows at its end in constant time.
public final class EventHistory {

    private final String incidentId;
    private final long began;
    private final PersistentList<HistoryEvent> events;
    /// Of all events after their corrections, in the world; null: nobody asked yet. Written without a lock: whoever
    /// works it out gets the same.
    private @Nullable Instant latest;

    private EventHistory(String incidentId, long began, PersistentList<HistoryEvent> events, @Nullable Instant latest) {
        this.incidentId = incidentId;
        this.began = began;
        this.events = events;
        this.latest = latest;
    }

    @JsonCreator
    static EventHistory stored(@JsonProperty("incidentId") String incidentId,
            @JsonProperty("events") List<HistoryEvent> events,
            @JsonProperty("latest") @Nullable Instant latest) {
        @Nullable PersistentList<HistoryEvent> persistentList = null;
        for (HistoryEvent event : events) {
            persistentList = PersistentList.of(persistentList, event);
        }
        if (persistentList == null) {
            throw new IllegalArgumentException("a document remembers at least one event");
        }
        return new EventHistory(incidentId, events.getFirst().position(), persistentList,
                latest == null ? Instant.MIN : latest);
    }

    /// Views that remember the same share it.
    ///
    /// @param before null: this is the incident's first event
    static EventHistory with(@Nullable EventHistory before, RecordedEvent event) {
        if (event.derived() instanceof EventHistory shared
                && shared.events.before() == (before == null ? null : before.events)) {
            return shared;
        }
        HistoryEvent outline = HistoryEvent.of(event);
        EventHistory grown = before == null
                ? new EventHistory(event.incidentId(), event.position(), PersistentList.of(null, outline),
                        CorrectedEvents.latest(Instant.MIN, event))
                : before.grown(outline, event);
        event.derived(grown);
        return grown;
    }

    private EventHistory grown(HistoryEvent outline, RecordedEvent event) {
        @Nullable Instant known = mayTakeBack(event) ? null : latest;
        return new EventHistory(incidentId, began, PersistentList.of(events, outline),
                known == null ? null : CorrectedEvents.latest(known, event));
    }

    /// Whether the latest instant may be another one after an event, which other words don't make it.
    private boolean mayTakeBack(RecordedEvent event) {
        return switch (event.event()) {
            case EntryAmended _ -> false;
            case Correction _ -> {
                IncidentEvent target = target(event);
                yield target != null && ChronologicalOrder.instantOf(target, Instant.MIN, Instant.MIN) != null;
            }
            case IncidentEvent _ -> false;
        };
    }

    @JsonProperty("incidentId")
    String incidentId() {
        return incidentId;
    }

    @JsonProperty("events")
    List<HistoryEvent> outlines() {
        return events.toList();
    }

    /// Null: no event has a place in the world.
    @JsonProperty("latest")
    @Nullable Instant latestTold() {
        return latest().equals(Instant.MIN) ? null : latest();
    }

    /// Of all events after their corrections, in the world; [Instant#MIN]: none has a place there.
    Instant latest() {
        Instant known = latest;
        return known == null ? CorrectedEvents.latest(corrected()) : known;
    }

    /// Whether the last event happened before one that was recorded earlier. From then on both pasts know their latest
    /// instant.
    ///
    /// @param before without that event
    /// @param event the last one, no correction
    boolean endsLate(EventHistory before, RecordedEvent event) {
        Instant known = before.latest();
        latest = CorrectedEvents.latest(known, event);
        return CorrectedEvents.isLate(event, known);
    }

    /// The events as they are meant, in the order of the world. From then on the latest instant is known.
    List<RecordedEvent> corrected() {
        List<RecordedEvent> meant = CorrectedEvents.corrected(events());
        latest = CorrectedEvents.latest(meant);
        return meant;
    }

    /// What an event corrects, as it was recorded; null: nothing that is here.
    @Nullable IncidentEvent target(RecordedEvent event) {
        if (!(event.event() instanceof Correction correction)) {
            return null;
        }
        @Nullable PersistentList<HistoryEvent> rest = events;
        while (rest != null && rest.size() - 1 > correction.entrySequence()) {
            rest = rest.before();
        }
        return rest == null || rest.size() - 1 != correction.entrySequence() ? null : rest.last().event();
    }

    /// Of the first event.
    long began() {
        return began;
    }

    /// Of the last event.
    long position() {
        return events.last().position();
    }

    /// As it was at a position; null: it had not begun.
    @Nullable EventHistory upTo(long position) {
        @Nullable PersistentList<HistoryEvent> rest = events;
        while (rest != null && rest.last().position() > position) {
            rest = rest.before();
        }
        if (rest == null) {
            return null;
        }
        return rest == events ? this : new EventHistory(incidentId, began, rest, null);
    }

    /// The events as they were recorded, but for their prose and who acted.
    List<RecordedEvent> events() {
        @Nullable RecordedEvent[] recorded = new @Nullable RecordedEvent[events.size()];
        for (@Nullable PersistentList<HistoryEvent> rest = events; rest != null; rest = rest.before()) {
            int sequence = rest.size() - 1;
            recorded[sequence] = rest.last().recorded(incidentId, sequence);
        }
        return List.of(recorded);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EventHistory eventHistory && incidentId.equals(eventHistory.incidentId)
                && outlines().equals(eventHistory.outlines());
    }

    @Override
    public int hashCode() {
        return incidentId.hashCode() + Long.hashCode(position());
    }

    @Override
    public String toString() {
        return outlines().toString();
    }
}

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

/// The history of a document: summaries of all events of its incident, from the first. A document can be folded again
/// from its history alone, both with corrections applied and as of an earlier position. Immutable; appending an event
/// takes constant time.
public final class DocumentHistory {

    private final String incidentId;
    private final long began;
    private final PersistentList<HistoryEvent> events;
    /// The latest time of occurrence of all events with corrections applied; null: not computed yet. It is written
    /// without a lock, because concurrent threads compute the same value.
    private @Nullable Instant latest;

    private DocumentHistory(String incidentId, long began, PersistentList<HistoryEvent> events,
            @Nullable Instant latest) {
        this.incidentId = incidentId;
        this.began = began;
        this.events = events;
        this.latest = latest;
    }

    @JsonCreator
    static DocumentHistory stored(@JsonProperty("incidentId") String incidentId,
            @JsonProperty("events") List<HistoryEvent> events,
            @JsonProperty("latest") @Nullable Instant latest) {
        @Nullable PersistentList<HistoryEvent> persistentList = null;
        for (HistoryEvent event : events) {
            persistentList = PersistentList.of(persistentList, event);
        }
        if (persistentList == null) {
            throw new IllegalArgumentException("a document remembers at least one event");
        }
        return new DocumentHistory(incidentId, events.getFirst().position(), persistentList,
                latest == null ? Instant.MIN : latest);
    }

    /// The history with one more event. Views that keep the same history share one instance.
    ///
    /// @param before null if this is the first event of the incident
    static DocumentHistory with(@Nullable DocumentHistory before, RecordedEvent event) {
        if (event.derived() instanceof DocumentHistory shared
                && shared.events.before() == (before == null ? null : before.events)) {
            return shared;
        }
        HistoryEvent outline = HistoryEvent.of(event);
        DocumentHistory grown = before == null
                ? new DocumentHistory(event.incidentId(), event.position(), PersistentList.of(null, outline),
                        CorrectedEvents.latest(Instant.MIN, event))
                : before.grown(outline, event);
        event.derived(grown);
        return grown;
    }

    private DocumentHistory grown(HistoryEvent outline, RecordedEvent event) {
        @Nullable Instant known = mayTakeBack(event) ? null : latest;
        return new DocumentHistory(incidentId, began, PersistentList.of(events, outline),
                known == null ? null : CorrectedEvents.latest(known, event));
    }

    /// Whether an event may change the latest time of occurrence other than by its own time. A correction that only
    /// amends the wording does not.
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

    /// The value of [#latest] to be stored; null if no event has a place in the chronological order.
    @JsonProperty("latest")
    @Nullable Instant latestOccurrence() {
        return latest().equals(Instant.MIN) ? null : latest();
    }

    /// The latest time of occurrence of all events with corrections applied; [Instant#MIN] if no event has a place in
    /// the chronological order.
    Instant latest() {
        Instant known = latest;
        return known == null ? CorrectedEvents.latest(corrected()) : known;
    }

    /// Whether the last event occurred before an event that was recorded earlier. Afterwards both histories have cached
    /// their latest time of occurrence.
    ///
    /// @param before the history without that event
    /// @param event the last event; not a correction
    boolean endsLate(DocumentHistory before, RecordedEvent event) {
        Instant known = before.latest();
        latest = CorrectedEvents.latest(known, event);
        return CorrectedEvents.isLate(event, known);
    }

    /// The events with corrections applied, in chronological order. Afterwards the latest time of occurrence is cached.
    List<RecordedEvent> corrected() {
        List<RecordedEvent> correctedEvents = CorrectedEvents.corrected(events());
        latest = CorrectedEvents.latest(correctedEvents);
        return correctedEvents;
    }

    /// The event that a correction corrects, as it was recorded; null if the event is not a correction or its target is
    /// not here.
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

    /// The position of the first event.
    long began() {
        return began;
    }

    /// The position of the last event.
    long position() {
        return events.last().position();
    }

    /// The history as of a position; null if the incident had not begun.
    @Nullable DocumentHistory upTo(long position) {
        @Nullable PersistentList<HistoryEvent> rest = events;
        while (rest != null && rest.last().position() > position) {
            rest = rest.before();
        }
        if (rest == null) {
            return null;
        }
        return rest == events ? this : new DocumentHistory(incidentId, began, rest, null);
    }

    /// The events as they were recorded, without their prose and their actors.
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
        return other instanceof DocumentHistory documentHistory && incidentId.equals(documentHistory.incidentId)
                && outlines().equals(documentHistory.outlines());
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

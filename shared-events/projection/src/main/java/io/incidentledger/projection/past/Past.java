package io.incidentledger.projection.past;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.incidentledger.events.CorrectedEvents;
import io.incidentledger.events.Correction;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.EntryAmended;
import io.incidentledger.events.RecordedEvent;
import io.incidentledger.events.WorldOrder;
import io.incidentledger.projection.Trail;
import org.jspecify.annotations.Nullable;

/**
 * What a document was made of: its incident's events in outline, from the first on. With it a document can be folded anew, as it is meant after a correction and as it was at an
 * earlier position, reading nothing but itself. Immutable; it grows at its end in constant time.
 */
public final class Past {

    private final String incidentId;
    private final long began;
    private final Trail<PastEvent> events;
    /** Of all events after their corrections, in the world; null: nobody asked yet. Written without a lock: whoever works it out gets the same. */
    private @Nullable Instant latest;

    private Past(String incidentId, long began, Trail<PastEvent> events, @Nullable Instant latest) {
        this.incidentId = incidentId;
        this.began = began;
        this.events = events;
        this.latest = latest;
    }

    @JsonCreator
    static Past stored(@JsonProperty("incidentId") String incidentId, @JsonProperty("events") List<PastEvent> events,
            @JsonProperty("latest") @Nullable Instant latest) {
        @Nullable Trail<PastEvent> trail = null;
        for (PastEvent event : events) {
            trail = Trail.of(trail, event);
        }
        if (trail == null) {
            throw new IllegalArgumentException("a document remembers at least one event");
        }
        return new Past(incidentId, events.getFirst().position(), trail, latest == null ? Instant.MIN : latest);
    }

    /**
     * Views that remember the same share it.
     *
     * @param before
     *            null: this is the incident's first event
     */
    static Past with(@Nullable Past before, RecordedEvent event) {
        if (event.derived() instanceof Past shared
                && shared.events.before() == (before == null ? null : before.events)) {
            return shared;
        }
        PastEvent outline = PastEvent.of(event);
        Past grown = before == null
                ? new Past(event.incidentId(), event.position(), Trail.of(null, outline),
                        CorrectedEvents.latest(Instant.MIN, event))
                : before.grown(outline, event);
        event.derived(grown);
        return grown;
    }

    private Past grown(PastEvent outline, RecordedEvent event) {
        @Nullable Instant known = mayTakeBack(event) ? null : latest;
        return new Past(incidentId, began, Trail.of(events, outline),
                known == null ? null : CorrectedEvents.latest(known, event));
    }

    /** Whether the latest instant may be another one after an event, which other words don't make it. */
    private boolean mayTakeBack(RecordedEvent event) {
        return switch (event.event()) {
            case EntryAmended _ -> false;
            case Correction _ -> {
                IncidentEvent target = target(event);
                yield target != null && WorldOrder.instantOf(target, Instant.MIN, Instant.MIN) != null;
            }
            case IncidentEvent _ -> false;
        };
    }

    @JsonProperty("incidentId")
    String incidentId() {
        return incidentId;
    }

    @JsonProperty("events")
    List<PastEvent> outlines() {
        return events.toList();
    }

    /** Null: no event has a place in the world. */
    @JsonProperty("latest")
    @Nullable Instant latestTold() {
        return latest().equals(Instant.MIN) ? null : latest();
    }

    /** Of all events after their corrections, in the world; {@link Instant#MIN}: none has a place there. */
    Instant latest() {
        Instant known = latest;
        return known == null ? CorrectedEvents.latest(meant()) : known;
    }

    /**
     * Whether the last event happened before one that was recorded earlier. From then on both pasts know their latest instant.
     *
     * @param before
     *            without that event
     * @param event
     *            the last one, no correction
     */
    boolean endsLate(Past before, RecordedEvent event) {
        Instant known = before.latest();
        latest = CorrectedEvents.latest(known, event);
        return CorrectedEvents.isLate(event, known);
    }

    /** The events as they are meant, in the order of the world. From then on the latest instant is known. */
    List<RecordedEvent> meant() {
        List<RecordedEvent> meant = CorrectedEvents.meant(events());
        latest = CorrectedEvents.latest(meant);
        return meant;
    }

    /** What an event corrects, as it was recorded; null: nothing that is here. */
    @Nullable IncidentEvent target(RecordedEvent event) {
        if (!(event.event() instanceof Correction correction)) {
            return null;
        }
        @Nullable Trail<PastEvent> rest = events;
        while (rest != null && rest.size() - 1 > correction.entrySequence()) {
            rest = rest.before();
        }
        return rest == null || rest.size() - 1 != correction.entrySequence() ? null : rest.last().event();
    }

    /** Of the first event. */
    long began() {
        return began;
    }

    /** Of the last event. */
    long position() {
        return events.last().position();
    }

    /** As it was at a position; null: it had not begun. */
    @Nullable Past upTo(long position) {
        @Nullable Trail<PastEvent> rest = events;
        while (rest != null && rest.last().position() > position) {
            rest = rest.before();
        }
        if (rest == null) {
            return null;
        }
        return rest == events ? this : new Past(incidentId, began, rest, null);
    }

    /** The events as they were recorded, but for their prose and who acted. */
    List<RecordedEvent> events() {
        @Nullable RecordedEvent[] recorded = new @Nullable RecordedEvent[events.size()];
        for (@Nullable Trail<PastEvent> rest = events; rest != null; rest = rest.before()) {
            int sequence = rest.size() - 1;
            recorded[sequence] = rest.last().recorded(incidentId, sequence);
        }
        return List.of(recorded);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Past past && incidentId.equals(past.incidentId) && outlines().equals(past.outlines());
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

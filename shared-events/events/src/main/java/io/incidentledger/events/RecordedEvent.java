package io.incidentledger.events;

import java.time.Instant;
import java.util.Objects;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/// An event of an incident together with its envelope: all that a fold may use. Immutable, apart from values that it
/// caches. The provenance is decoded on first use, because most folds do not need it.
public final class RecordedEvent {

    private final long position;
    private final Instant recordedAt;
    private final String incidentId;
    private final long sequence;
    private final String eventId;
    private final IncidentEvent event;
    private final Supplier<EventProvenance> undecoded;
    /// Written without a lock: all threads decode the same value.
    private @Nullable EventProvenance eventProvenance;
    private @Nullable RecordedEvent correction;
    /// The correction that set the event's time; null if the time is the recorded one.
    private @Nullable RecordedEvent timeCorrection;
    /// The event before any correction; null if this is the recorded one.
    private @Nullable RecordedEvent original;
    /// Written without a lock: all threads derive equivalent values.
    private @Nullable Object derived;

    public RecordedEvent(long position, Instant recordedAt, String incidentId, long sequence, String eventId,
            EventProvenance eventProvenance, IncidentEvent event) {
        this(position, recordedAt, incidentId, sequence, eventId, () -> eventProvenance, event);
    }

    /// Creates an event whose envelope is decoded on first use.
    ///
    /// @param provenance always returns the same value; may be called several times, by any thread
    public RecordedEvent(long position, Instant recordedAt, String incidentId, long sequence, String eventId,
            Supplier<EventProvenance> provenance, IncidentEvent event) {
        this.position = position;
        this.recordedAt = recordedAt;
        this.incidentId = incidentId;
        this.sequence = sequence;
        this.eventId = eventId;
        this.undecoded = provenance;
        this.event = event;
    }

    /// The event's position in the ledger, from 1 without gaps.
    public long position() {
        return position;
    }

    /// When the ledger recorded the event.
    public Instant recordedAt() {
        return recordedAt;
    }

    public String incidentId() {
        return incidentId;
    }

    /// The event's index in the incident's stream, from 0 without gaps.
    public long sequence() {
        return sequence;
    }

    public String eventId() {
        return eventId;
    }

    public IncidentEvent event() {
        return event;
    }

    /// Who caused the event, and why.
    ///
    /// @throws io.incidentledger.events.codec.UnreadableEventException if this version cannot decode the envelope
    public EventProvenance provenance() {
        EventProvenance known = eventProvenance;
        if (known == null) {
            known = undecoded.get();
            eventProvenance = known;
        }
        return known;
    }

    /// Whether the event was imported.
    public boolean fromImport() {
        return EventProvenance.isImport(provenance().source());
    }

    /// When the event happened: the time that the caller gave, otherwise when it was recorded.
    public Instant happenedAt() {
        Instant stated = event.occurredAt();
        return stated != null ? stated : recordedAt;
    }

    /// When the event happened according to its original record, before any correction.
    public Instant statedTimeOf() {
        return original == null ? happenedAt() : original.happenedAt();
    }

    /// Returns the event reduced to its [EventSummary], for use where many events are kept in memory. The provenance is
    /// decoded and kept.
    public RecordedEvent outlined() {
        return new RecordedEvent(position, recordedAt, incidentId, sequence, eventId, provenance(),
                EventSummary.of(event));
    }

    /// Returns the same event with other content.
    ///
    /// @param correction the correction that changed the content; null if it only changed text
    RecordedEvent withContent(IncidentEvent content, @Nullable RecordedEvent correction) {
        RecordedEvent replaced = new RecordedEvent(position, recordedAt, incidentId, sequence, eventId, undecoded,
                content);
        replaced.correction = correction == null ? this.correction : correction;
        replaced.timeCorrection = correction == null || Objects.equals(content.occurredAt(), event.occurredAt())
                ? this.timeCorrection
                : correction;
        replaced.original = original == null ? this : original;
        return replaced;
    }

    /// Returns when the event took effect, see [ChronologicalOrder#instantOf]; null if that makes no difference.
    @Nullable Instant instantInWorld() {
        return ChronologicalOrder.instantOf(event, recordedAt,
                timeCorrection == null ? recordedAt : timeCorrection.recordedAt);
    }

    /// When the ledger learned the event's present time or value: later than `recordedAt` if a correction changed it.
    public Instant learnedAt() {
        return correction == null ? recordedAt : correction.recordedAt;
    }

    /// The position of the event that provided the present time or value.
    public long learnedPosition() {
        return correction == null ? position : correction.position;
    }

    /// Returns the value that was derived from this event for shared use; null if there is none yet.
    public @Nullable Object derived() {
        return derived;
    }

    /// Caches a value that was derived from this event for shared use. The event itself does not change, and the value
    /// has no influence on any response.
    public void derived(Object made) {
        derived = made;
    }

    @Override
    public String toString() {
        return "position " + position + " of incident " + incidentId + ": " + event;
    }
}

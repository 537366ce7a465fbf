package io.incidentledger.events;

import java.time.Instant;
import java.util.Objects;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/// An event of an incident together with its envelope: all that a fold may know. Immutable. Most folds never ask who
/// acted, so that is decoded by the first who does.
public final class RecordedEvent {

    private final long position;
    private final Instant recordedAt;
    private final String incidentId;
    private final long sequence;
    private final String eventId;
    private final IncidentEvent event;
    private final Supplier<Provenance> undecoded;
    /// Written without a lock: whoever decodes it gets the same.
    private @Nullable Provenance provenance;
    private @Nullable RecordedEvent correction;
    /// The correction that told its time; null: it told that itself.
    private @Nullable RecordedEvent timeCorrection;
    /// What it was retold from; null: it is as it was recorded.
    private @Nullable RecordedEvent original;
    /// Written without a lock: whoever derives something derives the same.
    private @Nullable Object derived;

    public RecordedEvent(long position, Instant recordedAt, String incidentId, long sequence, String eventId,
            Provenance provenance, IncidentEvent event) {
        this(position, recordedAt, incidentId, sequence, eventId, () -> provenance, event);
    }

    /// An event whose envelope is decoded by the first who asks for it.
    ///
    /// @param provenance gives the same whenever it is asked; may be asked several times, by any thread
    public RecordedEvent(long position, Instant recordedAt, String incidentId, long sequence, String eventId,
            Supplier<Provenance> provenance, IncidentEvent event) {
        this.position = position;
        this.recordedAt = recordedAt;
        this.incidentId = incidentId;
        this.sequence = sequence;
        this.eventId = eventId;
        this.undecoded = provenance;
        this.event = event;
    }

    /// Its place in the ledger, dense from 1.
    public long position() {
        return position;
    }

    /// When the ledger learned it.
    public Instant recordedAt() {
        return recordedAt;
    }

    public String incidentId() {
        return incidentId;
    }

    /// Its place in the incident's stream, dense from 0.
    public long sequence() {
        return sequence;
    }

    public String eventId() {
        return eventId;
    }

    public IncidentEvent event() {
        return event;
    }

    /// Who and why.
    ///
    /// @throws io.incidentledger.events.codec.UnreadableEventException when the envelope is not what this version
    ///     understands
    public Provenance provenance() {
        Provenance known = provenance;
        if (known == null) {
            known = undecoded.get();
            provenance = known;
        }
        return known;
    }

    /// Whether an import told it.
    public boolean fromImport() {
        return Provenance.isImport(provenance().source());
    }

    /// When it happened in the world: what the caller said, else when it was recorded.
    public Instant happenedAt() {
        Instant told = event.occurredAt();
        return told != null ? told : recordedAt;
    }

    /// Of when it told at first: corrections have no part in that.
    public Instant toldOf() {
        return original == null ? happenedAt() : original.happenedAt();
    }

    /// The same as it is remembered where many are: in outline, as far as folds across incidents ask. Who acted stays.
    public RecordedEvent outlined() {
        return new RecordedEvent(position, recordedAt, incidentId, sequence, eventId, provenance(),
                EventSummary.of(event));
    }

    /// The same event with other content; the correction that told so, when it told more than other words.
    RecordedEvent withContent(IncidentEvent content, @Nullable RecordedEvent correction) {
        RecordedEvent retold = new RecordedEvent(position, recordedAt, incidentId, sequence, eventId, undecoded,
                content);
        retold.correction = correction == null ? this.correction : correction;
        retold.timeCorrection = correction == null || Objects.equals(content.occurredAt(), event.occurredAt())
                ? this.timeCorrection
                : correction;
        retold.original = original == null ? this : original;
        return retold;
    }

    /// When it took effect in the world, see [WorldOrder#instantOf]; null: that makes no difference.
    @Nullable Instant instantInWorld() {
        return ChronologicalOrder.instantOf(event, recordedAt,
                timeCorrection == null ? recordedAt : timeCorrection.recordedAt);
    }

    /// When the ledger learned it as it is: a correction may have told another time or value later than the event was
    /// recorded.
    public Instant learnedAt() {
        return correction == null ? recordedAt : correction.recordedAt;
    }

    /// The position of the event that told it as it is.
    public long learnedPosition() {
        return correction == null ? position : correction.position;
    }

    /// What was derived from this event to be shared by all who derive the same; null: nothing yet.
    public @Nullable Object derived() {
        return derived;
    }

    /// Keeps what was derived from this event for others. The event is none the different: it plays no part in any
    /// answer.
    public void derived(Object made) {
        derived = made;
    }

    @Override
    public String toString() {
        return "position " + position + " of incident " + incidentId + ": " + event;
    }
}

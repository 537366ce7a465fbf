package io.incidentledger.projection.history;

import java.time.Instant;
import java.util.function.Supplier;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.incidentledger.events.EventProvenance;
import io.incidentledger.events.EventSummary;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.RecordedEvent;
import io.incidentledger.events.codec.EventCodec;
import org.jspecify.annotations.Nullable;

/// An event in the history of a document: a summary without the actor, and for some event types whether it was
/// imported. It is stored in the format of the log and decoded only when the history is read. Thread-safe.
final class HistoryEvent {

    private static final EventCodec CODEC = new EventCodec();
    private static final EventProvenance ANYBODY = new EventProvenance(EventProvenance.ANONYMOUS, null, null, null,
            null);
    private static final Supplier<EventProvenance> NOT_REMEMBERED = () -> ANYBODY;
    private static final EventProvenance ANY_IMPORT = new EventProvenance(EventProvenance.ANONYMOUS,
            EventProvenance.IMPORT, null, null,
            null);
    private static final Supplier<EventProvenance> IMPORTED = () -> ANY_IMPORT;

    private final long position;
    private final Instant recordedAt;
    /// An [IncidentEvent] or a [Written]. One field serves both, because memory holds one of these objects for every
    /// event.
    private final Object content;
    /// Whether the event was imported; recorded only for event types whose folds depend on it.
    private final boolean imported;

    private HistoryEvent(long position, Instant recordedAt, Object content, boolean imported) {
        this.position = position;
        this.recordedAt = recordedAt;
        this.content = content;
        this.imported = imported;
    }

    /// The stored form.
    private record Written(String type, int revision, String payload) {

        static Written of(IncidentEvent event) {
            return new Written(CODEC.typeOf(event.getClass()), CODEC.revisionOf(event.getClass()), CODEC.write(event));
        }

        IncidentEvent read() {
            return CODEC.readIncidentEvent(type, Integer.toString(revision), payload);
        }
    }

    static HistoryEvent of(RecordedEvent recorded) {
        return new HistoryEvent(recorded.position(), recorded.recordedAt(), EventSummary.of(recorded.event()),
                EventSummary.keepsImport(recorded.event()) && recorded.fromImport());
    }

    @JsonCreator
    static HistoryEvent stored(@JsonProperty("p") long position, @JsonProperty("r") Instant recordedAt,
            @JsonProperty("t") String type, @JsonProperty("v") int revision, @JsonProperty("e") String payload,
            @JsonProperty("i") @Nullable Boolean imported) {
        return new HistoryEvent(position, recordedAt, new Written(type, revision, payload),
                Boolean.TRUE.equals(imported));
    }

    @JsonProperty("p")
    long position() {
        return position;
    }

    @JsonProperty("r")
    Instant recordedAt() {
        return recordedAt;
    }

    @JsonProperty("t")
    String type() {
        return content instanceof IncidentEvent event ? CODEC.typeOf(event.getClass()) : written().type();
    }

    @JsonProperty("v")
    int revision() {
        return content instanceof IncidentEvent event ? CODEC.revisionOf(event.getClass()) : written().revision();
    }

    @JsonProperty("e")
    String payload() {
        return written().payload();
    }

    @JsonProperty("i")
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    boolean imported() {
        return imported;
    }

    private Written written() {
        return content instanceof IncidentEvent event ? Written.of(event) : (Written) content;
    }

    RecordedEvent recorded(String incidentId, long sequence) {
        return new RecordedEvent(position, recordedAt, incidentId, sequence, "", imported ? IMPORTED : NOT_REMEMBERED,
                event());
    }

    IncidentEvent event() {
        return content instanceof IncidentEvent known ? known : written().read();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HistoryEvent that && position == that.position && recordedAt.equals(that.recordedAt)
                && imported == that.imported
                && written().equals(that.written());
    }

    @Override
    public int hashCode() {
        return Long.hashCode(position);
    }

    @Override
    public String toString() {
        return position + " " + type() + " " + payload();
    }
}

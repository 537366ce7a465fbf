package io.incidentledger.view;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.incidentledger.codec.EventCodec;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.Provenance;
import org.jspecify.annotations.Nullable;

/**
 * An event as a document remembers it: in outline, without who acted. It is stored as the event would be in the log, and read back only when somebody looks at the past. Thread-safe.
 */
final class PastEvent {

    private static final EventCodec CODEC = new EventCodec();
    private static final Provenance NOT_REMEMBERED = new Provenance(Provenance.ANONYMOUS, null, null, null, null);

    private final long position;
    private final Instant recordedAt;
    private final String type;
    private final int revision;
    /** One of both is there; the other one is written without a lock, since whoever makes it makes the same. */
    private @Nullable IncidentEvent event;
    private @Nullable String payload;

    private PastEvent(long position, Instant recordedAt, String type, int revision, @Nullable IncidentEvent event,
            @Nullable String payload) {
        this.position = position;
        this.recordedAt = recordedAt;
        this.type = type;
        this.revision = revision;
        this.event = event;
        this.payload = payload;
    }

    static PastEvent of(RecordedEvent recorded) {
        IncidentEvent outline = Outline.of(recorded.event());
        return new PastEvent(recorded.position(), recorded.recordedAt(), CODEC.typeOf(outline.getClass()),
                CODEC.revisionOf(outline.getClass()), outline, null);
    }

    @JsonCreator
    static PastEvent stored(@JsonProperty("p") long position, @JsonProperty("r") Instant recordedAt,
            @JsonProperty("t") String type, @JsonProperty("v") int revision, @JsonProperty("e") String payload) {
        return new PastEvent(position, recordedAt, type, revision, null, payload);
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
        return type;
    }

    @JsonProperty("v")
    int revision() {
        return revision;
    }

    @JsonProperty("e")
    String payload() {
        String text = payload;
        IncidentEvent known = event;
        if (text == null && known != null) {
            text = CODEC.write(known);
            payload = text;
        }
        return String.valueOf(text);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PastEvent that && position == that.position && recordedAt.equals(that.recordedAt)
                && type.equals(that.type) && revision == that.revision && payload().equals(that.payload());
    }

    @Override
    public int hashCode() {
        return Long.hashCode(position);
    }

    @Override
    public String toString() {
        return position + " " + type + " " + payload();
    }

    RecordedEvent recorded(String incidentId, long sequence) {
        IncidentEvent known = event;
        if (known == null) {
            known = CODEC.readIncidentEvent(type, Integer.toString(revision), payload());
            event = known;
        }
        return new RecordedEvent(position, recordedAt, incidentId, sequence, "", NOT_REMEMBERED, known);
    }
}

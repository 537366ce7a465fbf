package io.incidentledger.view;

import io.incidentledger.codec.EventCodec;
import io.incidentledger.codec.UnreadableEventException;
import io.incidentledger.eventlog.StoredEvent;
import io.incidentledger.eventlog.StreamId;
import io.incidentledger.events.Provenance;
import org.jspecify.annotations.Nullable;

/**
 * From stored to recorded events. Not thread-safe: it remembers the envelope that it decoded last, because the events of one commit usually share theirs.
 */
public final class EventDecoder {

    /** The type of an incident's stream. */
    public static final String INCIDENT_STREAM = "Incident";

    private final EventCodec codec;
    private String lastMetadata = "";
    private @Nullable Provenance lastProvenance;

    public EventDecoder(EventCodec codec) {
        this.codec = codec;
    }

    /**
     * @return null: the event does not belong to an incident
     * @throws UnreadableEventException
     *             when it does, and this version does not understand it
     */
    public @Nullable RecordedEvent decode(StoredEvent stored) {
        StreamId stream = stored.stream();
        if (stream == null || !stream.type().equals(INCIDENT_STREAM)) {
            return null;
        }
        return new RecordedEvent(stored.position(), stored.recordedAt(), stream.id(), stored.sequence(),
                stored.eventId(), provenance(stored.metadata()),
                codec.read(stored.type(), stored.revision(), stored.payload()));
    }

    private Provenance provenance(String metadata) {
        Provenance known = lastProvenance;
        if (known != null && metadata.equals(lastMetadata)) {
            return known;
        }
        Provenance read = codec.readProvenance(metadata);
        lastMetadata = metadata;
        lastProvenance = read;
        return read;
    }
}

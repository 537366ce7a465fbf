package io.incidentledger.projection;

import java.util.ArrayList;
import java.util.List;

import io.incidentledger.events.RecordedEvent;
import io.incidentledger.events.codec.EventCodec;
import io.incidentledger.events.codec.UnreadableEventException;
import io.incidentledger.ledger.StoredEvent;
import io.incidentledger.ledger.StreamId;
import org.jspecify.annotations.Nullable;

/// From stored to recorded events. Immutable and thread-safe.
public final class EventDecoder {

    /// The type of an incident's stream.
    public static final String INCIDENT_STREAM = "Incident";

    private final EventCodec codec;

    public EventDecoder(EventCodec codec) {
        this.codec = codec;
    }

    /// @return null: the event does not belong to an incident
    /// @throws UnreadableEventException when it does, and this version does not understand it
    public @Nullable RecordedEvent decode(StoredEvent stored) {
        StreamId stream = stored.stream();
        if (stream == null || !stream.type().equals(INCIDENT_STREAM)) {
            return null;
        }
        String metadata = stored.metadata();
        return new RecordedEvent(stored.position(), stored.recordedAt(), stream.id(), stored.sequence(),
                stored.eventId(), () -> codec.readProvenance(metadata),
                codec.readIncidentEvent(stored.type(), stored.revision(), stored.payload()));
    }

    /// Those of them that belong to incidents, as [#decode] has them.
    public List<RecordedEvent> decodeAll(List<StoredEvent> stored) {
        List<RecordedEvent> decoded = new ArrayList<>(stored.size());
        for (StoredEvent each : stored) {
            RecordedEvent event = decode(each);
            if (event != null) {
                decoded.add(event);
            }
        }
        return decoded;
    }
}

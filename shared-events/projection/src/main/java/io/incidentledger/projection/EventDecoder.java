package io.incidentledger.projection;

import java.util.ArrayList;
import java.util.List;

import io.incidentledger.events.RecordedEvent;
import io.incidentledger.events.codec.EventCodec;
import io.incidentledger.events.codec.UnreadableEventException;
import io.incidentledger.ledger.StoredEvent;
import io.incidentledger.ledger.StreamId;
import org.jspecify.annotations.Nullable;

/// Decodes stored events into recorded events. Immutable and thread-safe.
public final class EventDecoder {

    /// The stream type of incidents.
    public static final String INCIDENT_STREAM = "Incident";

    private final EventCodec codec;

    public EventDecoder(EventCodec codec) {
        this.codec = codec;
    }

    /// @return null if the event does not belong to an incident
    /// @throws UnreadableEventException if it does, but this version does not understand it
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

    /// The decoded events of incidents, see [#decode]; other events are left out.
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

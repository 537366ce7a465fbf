package io.incidentledger.projection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.incidentledger.events.EventProvenance;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.codec.EventCodec;
import io.incidentledger.ledger.EventAppender;
import io.incidentledger.ledger.EventReader;
import io.incidentledger.ledger.NewCommit;
import io.incidentledger.ledger.NewEvent;
import io.incidentledger.ledger.Receipt;
import io.incidentledger.ledger.StreamId;
import org.jspecify.annotations.Nullable;

/// Appends events of incidents to any log with little code, for tests of code that reads them. Each call is one commit.
public final class IncidentLog {

    private final EventAppender appender;
    private final EventReader reader;
    private final EventCodec codec = new EventCodec();
    private final Instant timestamp = Instant.parse("2026-03-01T12:00:00Z");

    public <L extends EventAppender & EventReader> IncidentLog(L log) {
        this.appender = log;
        this.reader = log;
    }

    /// Appends events by an actor to an incident.
    public Receipt by(String actor, String incidentId, IncidentEvent... events) {
        return append(incidentId, codec.writeProvenance(new EventProvenance(actor, null, null, null, null)), events);
    }

    public Receipt add(String incidentId, IncidentEvent... events) {
        return by("ada", incidentId, events);
    }

    private Receipt append(String incidentId, String metadata, IncidentEvent... events) {
        long sequence = reader.headSequence(incidentId).orElse(-1);
        List<NewEvent> stored = new ArrayList<>();
        for (IncidentEvent event : events) {
            stored.add(event(incidentId, ++sequence, codec.typeOf(event.getClass()), codec.write(event), metadata));
        }
        return append(stored);
    }

    /// Appends an event that no version of this program has written.
    public Receipt addForeign(@Nullable String streamType, String streamId, String type, String payload) {
        StreamId stream = streamType == null ? null : new StreamId(streamType, streamId);
        long sequence = stream == null ? -1 : reader.headSequence(streamId).orElse(-1) + 1;
        return append(List.of(new NewEvent(UUID.randomUUID().toString(), stream, sequence, type, "1", payload,
                "{\"actor\":\"ada\"}", timestamp)));
    }

    private NewEvent event(String incidentId, long sequence, String type, String payload, String metadata) {
        return new NewEvent(UUID.randomUUID().toString(), new StreamId(EventDecoder.INCIDENT_STREAM, incidentId),
                sequence, type, "1", payload, metadata,
                timestamp);
    }

    private Receipt append(List<NewEvent> events) {
        return appender.append(new NewCommit(UUID.randomUUID().toString(), null, events)).join();
    }
}

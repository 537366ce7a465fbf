package io.incidentledger.query.replay;

import java.io.StringWriter;

import io.incidentledger.ledger.StoredEvent;
import io.incidentledger.query.readmodel.ServerSentEvents;
import io.incidentledger.query.timeline.TimelineEntry;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/// Writes replay events as JSON: an event with everything that was known about it when it was recorded, and its payload
/// as stored in the ledger. Thread-safe.
final class ReplayEventJsonWriter {

    private static final int ROOM = 1_024;

    private final JsonMapper mapper;

    /// @param mapper writes the details in the same way as in the timeline
    ReplayEventJsonWriter(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /// @param entry the event's entry in its incident's timeline; every event has one, so null indicates a defect of
    ///     the timeline
    /// @param number the incident's display number; null: it is not known
    ReplayEvent toReplayEvent(StoredEvent event, @Nullable TimelineEntry entry, String incidentId,
            @Nullable Long number) {
        if (entry == null) {
            throw new IllegalStateException("position " + event.position() + " is not in its incident's timeline");
        }
        StringWriter text = new StringWriter(event.payload().length() + ROOM);
        try (JsonGenerator json = mapper.createGenerator(text)) {
            json.writeStartObject();
            writeEnvelope(json, event, incidentId, number);
            writeEntry(json, entry);
            json.writeName("payload");
            json.writeRawValue(event.payload());
            json.writeEndObject();
        }
        String object = ServerSentEvents.singleLine(text.toString());
        return new ReplayEvent(event.position(), event.recordedAt(), entry.occurredAt(),
                object.substring(0, object.lastIndexOf('}')));
    }

    private static void writeEnvelope(JsonGenerator json, StoredEvent event, String incidentId,
            @Nullable Long number) {
        json.writeNumberProperty("position", event.position());
        json.writeStringProperty("incidentId", incidentId);
        if (number == null) {
            json.writeNullProperty("number");
        } else {
            json.writeNumberProperty("number", number);
        }
        json.writeNumberProperty("sequence", event.sequence());
        json.writeStringProperty("eventId", event.eventId());
        json.writeStringProperty("commitId", event.commitId());
        json.writeStringProperty("type", event.type());
        json.writeNumberProperty("revision", event.revision() == null ? 1 : Integer.parseInt(event.revision()));
    }

    private static void writeEntry(JsonGenerator json, TimelineEntry entry) {
        json.writeStringProperty("kind", entry.kind());
        json.writeStringProperty("message", entry.message());
        json.writeStringProperty("occurredAt", entry.occurredAt().toString());
        json.writeStringProperty("recordedAt", entry.recordedAt().toString());
        json.writeStringProperty("actor", entry.actor());
        json.writeStringProperty("source", entry.source());
        json.writeStringProperty("entryId", entry.entryId());
        json.writePOJOProperty("details", entry.details());
    }
}

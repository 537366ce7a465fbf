package io.incidentledger.query.feed;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

import io.incidentledger.events.EventProvenance;
import io.incidentledger.events.codec.EventCodec;
import io.incidentledger.ledger.StoredEvent;
import io.incidentledger.ledger.StreamId;
import io.incidentledger.projection.EventDecoder;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/// Converts stored events to CloudEvents 1.0 in the JSON format. The data is the stored payload, byte for byte;
/// extension attributes have lower-case names, as the specification requires. Thread-safe.
final class CloudEventWriter {

    private static final String TYPE_PREFIX = "io.incidentledger.";
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final EventCodec codec;

    CloudEventWriter(EventCodec codec) {
        this.codec = codec;
    }

    FeedEvent of(StoredEvent event) {
        StringWriter text = new StringWriter(event.payload().length() + 512);
        try (JsonGenerator json = MAPPER.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringProperty("specversion", "1.0");
            json.writeStringProperty("id", event.eventId());
            json.writeStringProperty("source", source(event.stream()));
            json.writeStringProperty("type", TYPE_PREFIX + event.type() + ".v" + revision(event));
            if (event.stream() != null) {
                json.writeStringProperty("subject", event.stream().id());
            }
            json.writeStringProperty("time", event.recordedAt().toString());
            json.writeStringProperty("datacontenttype", "application/json");
            writeExtensions(json, event);
            json.writeName("data");
            json.writeRawValue(event.payload());
            json.writeEndObject();
        }
        return new FeedEvent(event.position(), event.type(), incidentOf(event), text.toString());
    }

    /// The incident that an event belongs to; null: to none.
    static @Nullable String incidentOf(StoredEvent event) {
        StreamId stream = event.stream();
        return stream != null && stream.type().equals(EventDecoder.INCIDENT_STREAM) ? stream.id() : null;
    }

    private void writeExtensions(JsonGenerator json, StoredEvent event) {
        EventProvenance eventProvenance = codec.readProvenance(event.metadata());
        json.writeNumberProperty("position", event.position());
        json.writeStringProperty("commitid", event.commitId());
        if (event.stream() != null) {
            json.writeNumberProperty("streamsequence", event.sequence());
        }
        json.writeStringProperty("actor", eventProvenance.actor());
        if (eventProvenance.source() != null) {
            json.writeStringProperty("actorsource", eventProvenance.source());
        }
        if (eventProvenance.correlationId() != null) {
            json.writeStringProperty("correlationid", eventProvenance.correlationId());
        }
        if (eventProvenance.traceId() != null) {
            json.writeStringProperty("traceid", eventProvenance.traceId());
        }
    }

    private static String revision(StoredEvent event) {
        return event.revision() == null ? "1" : event.revision();
    }

    private static String source(@Nullable StreamId stream) {
        if (stream == null) {
            return "/ledger";
        }
        String id = UriUtils.encodePathSegment(stream.id(), StandardCharsets.UTF_8);
        return stream.type().equals(EventDecoder.INCIDENT_STREAM)
                ? "/incidents/" + id
                : "/streams/" + UriUtils.encodePathSegment(stream.type(), StandardCharsets.UTF_8) + "/" + id;
    }
}

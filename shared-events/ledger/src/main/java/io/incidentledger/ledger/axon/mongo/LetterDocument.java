package io.incidentledger.ledger.axon.mongo;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.deadletter.Cause;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.axonframework.messaging.deadletter.ThrowableCause;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** How a dead letter lies in the document of its sequence. Times are nanoseconds since the epoch: Axon compares them to the last digit. */
record LetterDocument(Serializer serializer) {

    static final String EVENT_ID = "eventId";
    static final String LAST_TOUCHED = "lastTouched";
    static final String CAUSE = "cause";
    static final String DIAGNOSTICS = "diagnostics";

    private static final String ENQUEUED_AT = "enqueuedAt";
    private static final String PAYLOAD_TYPE = "payloadType";
    private static final String PAYLOAD_REVISION = "payloadRevision";
    private static final String PAYLOAD = "payload";
    private static final String METADATA = "metaData";
    private static final String TIMESTAMP = "timestamp";
    private static final String TOKEN_TYPE = "tokenType";
    private static final String TOKEN = "token";
    private static final String STREAM = "stream";
    private static final String TYPE = "type";
    private static final String ID = "id";
    private static final String SEQUENCE = "sequence";
    private static final String MESSAGE = "message";

    Document of(DeadLetter<? extends EventMessage<?>> letter) {
        EventMessage<?> event = letter.message();
        SerializedObject<String> payload = event.serializePayload(serializer, String.class);
        TokenText token = TokenText
                .of(event instanceof TrackedEventMessage<?> tracked ? tracked.trackingToken() : null, serializer);
        return new Document(EVENT_ID, event.getIdentifier())
                .append(PAYLOAD_TYPE, payload.getType().getName())
                .append(PAYLOAD_REVISION, payload.getType().getRevision())
                .append(PAYLOAD, payload.getData())
                .append(METADATA, json(event.getMetaData()))
                .append(TIMESTAMP, nanos(event.getTimestamp()))
                .append(STREAM, stream(event))
                .append(TOKEN_TYPE, token.type())
                .append(TOKEN, token.json())
                .append(ENQUEUED_AT, nanos(letter.enqueuedAt()))
                .append(LAST_TOUCHED, nanos(letter.lastTouched()))
                .append(CAUSE, cause(letter))
                .append(DIAGNOSTICS, json(letter.diagnostics()));
    }

    private static @Nullable Document stream(EventMessage<?> event) {
        return event instanceof DomainEventMessage<?> ofStream
                ? new Document(TYPE, ofStream.getType()).append(ID, ofStream.getAggregateIdentifier())
                        .append(SEQUENCE, ofStream.getSequenceNumber())
                : null;
    }

    static @Nullable Document cause(DeadLetter<?> letter) {
        return letter.cause()
                .map(cause -> new Document(TYPE, cause.type()).append(MESSAGE, cause.message()))
                .orElse(null);
    }

    String json(MetaData metaData) {
        return serializer.serialize(metaData, String.class).getData();
    }

    DeadLetter<EventMessage<?>> read(String sequence, Document letter) {
        Document cause = letter.get(CAUSE, Document.class);
        Cause why = cause == null ? null : new ThrowableCause(cause.getString(TYPE), cause.getString(MESSAGE));
        return new GenericDeadLetter<>(sequence, event(letter), why, instant(letter.getLong(ENQUEUED_AT)),
                instant(letter.getLong(LAST_TOUCHED)), metaData(letter.getString(DIAGNOSTICS)));
    }

    private EventMessage<?> event(Document letter) {
        Object payload = serializer.deserialize(new SimpleSerializedObject<>(letter.getString(PAYLOAD), String.class,
                letter.getString(PAYLOAD_TYPE), letter.getString(PAYLOAD_REVISION)));
        Message<?> message = new GenericMessage<>(letter.getString(EVENT_ID), payload,
                metaData(letter.getString(METADATA)));
        Instant timestamp = instant(letter.getLong(TIMESTAMP));
        TrackingToken token = new TokenText(letter.getString(TOKEN_TYPE), letter.getString(TOKEN)).read(serializer);
        Document stream = letter.get(STREAM, Document.class);
        if (stream == null) {
            return token == null
                    ? new GenericEventMessage<>(message, () -> timestamp)
                    : new GenericTrackedEventMessage<>(token, message, () -> timestamp);
        }
        String type = stream.getString(TYPE);
        String id = stream.getString(ID);
        long sequence = stream.getLong(SEQUENCE);
        return token == null
                ? new GenericDomainEventMessage<>(type, id, sequence, message, () -> timestamp)
                : new GenericTrackedDomainEventMessage<>(token, type, id, sequence, message, () -> timestamp);
    }

    private MetaData metaData(String json) {
        return serializer.deserialize(new SimpleSerializedObject<>(json, String.class, MetaData.class.getName(), null));
    }

    static long nanos(Instant instant) {
        return Math.addExact(TimeUnit.SECONDS.toNanos(instant.getEpochSecond()), instant.getNano());
    }

    private static Instant instant(long nanos) {
        return Instant.ofEpochSecond(0, nanos);
    }
}

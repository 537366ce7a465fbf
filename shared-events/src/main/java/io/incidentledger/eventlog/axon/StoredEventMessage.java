package io.incidentledger.eventlog.axon;

import java.util.Map;

import io.incidentledger.eventlog.StoredEvent;
import io.incidentledger.eventlog.StreamId;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.LazyDeserializingObject;
import org.axonframework.serialization.SerializedMessage;
import org.axonframework.serialization.Serializer;

/**
 * An event of a stream as a processor gets it, together with all that the log says about it: an Axon message knows neither commit nor recordedAt. Payload and metadata are
 * read when they are first asked for.
 */
public final class StoredEventMessage<T> extends GenericTrackedDomainEventMessage<T> {

    private static final long serialVersionUID = 1L;

    private final transient StoredEvent stored;

    private StoredEventMessage(TrackingToken token, StoredEvent stored, StreamId stream, Message<T> delegate) {
        super(token, stream.type(), stream.id(), stored.sequence(), delegate, stored::timestamp);
        this.stored = stored;
    }

    /** The event as its message; one without a stream is a plain tracked message. */
    static TrackedEventMessage<?> of(StoredEvent stored, Serializer serializer) {
        SerializedMessage<Object> lazy = new SerializedMessage<>(stored.eventId(),
                new LazyDeserializingObject<>(StoredEventData.payload(stored), serializer),
                new LazyDeserializingObject<MetaData>(StoredEventData.metaData(stored), serializer));
        TrackingToken token = Tokens.of(stored.position());
        StreamId stream = stored.stream();
        return stream == null
                ? new GenericTrackedEventMessage<>(token, lazy, stored::timestamp)
                : new StoredEventMessage<>(token, stored, stream, lazy);
    }

    /** The event as it lies in the log. */
    public StoredEvent stored() {
        return stored;
    }

    @Override
    public StoredEventMessage<T> withTrackingToken(TrackingToken token) {
        return copy(token, getDelegate());
    }

    @Override
    public StoredEventMessage<T> withMetaData(Map<String, ?> metaData) {
        return copy(trackingToken(), getDelegate().withMetaData(metaData));
    }

    @Override
    public StoredEventMessage<T> andMetaData(Map<String, ?> metaData) {
        return copy(trackingToken(), getDelegate().andMetaData(metaData));
    }

    private StoredEventMessage<T> copy(TrackingToken token, Message<T> delegate) {
        return new StoredEventMessage<>(token, stored, new StreamId(getType(), getAggregateIdentifier()), delegate);
    }
}

package io.incidentledger.ledger.axon;

import java.time.Instant;

import io.incidentledger.ledger.Snapshot;
import io.incidentledger.ledger.StoredEvent;
import io.incidentledger.ledger.StreamId;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;

/// Adapts stored events and snapshots to the interfaces that Axon expects.
final class StoredEventData {

    private StoredEventData() {}

    static TrackedEventData<String> tracked(StoredEvent event) {
        StreamId stream = event.stream();
        return stream == null ? new WithoutStream(event) : new InStream(event, stream, event.timestamp());
    }

    /// For loading aggregates. The timestamp of each event is the time at which the log recorded it: that time
    /// determines the order in which events take effect, and an aggregate has no other way to learn it.
    static DomainEventData<String> inStream(StoredEvent event) {
        StreamId stream = event.stream();
        if (stream == null) {
            throw new IllegalArgumentException("event " + event.eventId() + " belongs to no stream");
        }
        return new InStream(event, stream, event.recordedAt());
    }

    static TrackingToken token(StoredEvent event) {
        return new GlobalSequenceTrackingToken(event.position());
    }

    static SerializedObject<String> payload(StoredEvent event) {
        return new SimpleSerializedObject<>(event.payload(), String.class,
                new SimpleSerializedType(event.type(), event.revision()));
    }

    static SerializedObject<String> metaData(StoredEvent event) {
        return new SerializedMetaData<>(event.metadata(), String.class);
    }

    private record WithoutStream(StoredEvent event) implements TrackedEventData<String> {

        @Override
        public TrackingToken trackingToken() {
            return token(event);
        }

        @Override
        public String getEventIdentifier() {
            return event.eventId();
        }

        @Override
        public Instant getTimestamp() {
            return event.timestamp();
        }

        @Override
        public SerializedObject<String> getMetaData() {
            return metaData(event);
        }

        @Override
        public SerializedObject<String> getPayload() {
            return payload(event);
        }
    }

    private record InStream(StoredEvent event, StreamId stream, Instant timestamp)
            implements
                DomainEventData<String>,
                TrackedEventData<String> {

        @Override
        public TrackingToken trackingToken() {
            return token(event);
        }

        @Override
        public String getType() {
            return stream.type();
        }

        @Override
        public String getAggregateIdentifier() {
            return stream.id();
        }

        @Override
        public long getSequenceNumber() {
            return event.sequence();
        }

        @Override
        public String getEventIdentifier() {
            return event.eventId();
        }

        @Override
        public Instant getTimestamp() {
            return timestamp;
        }

        @Override
        public SerializedObject<String> getMetaData() {
            return metaData(event);
        }

        @Override
        public SerializedObject<String> getPayload() {
            return payload(event);
        }
    }

    /// A snapshot as Axon reads it.
    record OfSnapshot(Snapshot snapshot) implements DomainEventData<String> {

        @Override
        public String getType() {
            return snapshot.stream().type();
        }

        @Override
        public String getAggregateIdentifier() {
            return snapshot.stream().id();
        }

        @Override
        public long getSequenceNumber() {
            return snapshot.sequence();
        }

        @Override
        public String getEventIdentifier() {
            return snapshot.snapshotId();
        }

        @Override
        public Instant getTimestamp() {
            return snapshot.timestamp();
        }

        @Override
        public SerializedObject<String> getMetaData() {
            return new SerializedMetaData<>(snapshot.metadata(), String.class);
        }

        @Override
        public SerializedObject<String> getPayload() {
            return new SimpleSerializedObject<>(snapshot.payload(), String.class,
                    new SimpleSerializedType(snapshot.type(), snapshot.revision()));
        }
    }
}

package io.incidentledger.eventlog.axon;

import java.time.Instant;

import io.incidentledger.eventlog.EventLog;
import io.incidentledger.eventlog.SnapshotStore;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;
import org.jspecify.annotations.Nullable;

/** Axon's event store on the log: aggregates are read and appended through {@link LedgerEventStorageEngine}, processors follow a {@link LedgerMessageSource}. */
public final class LedgerEventStore extends AbstractEventStore implements AutoCloseable {

    private final LedgerMessageSource source;

    private LedgerEventStore(Builder builder, LedgerMessageSource source) {
        super(builder);
        this.source = source;
    }

    /** A store over a log that somebody else opened and will close, after this store is closed. */
    public static LedgerEventStore over(EventLog log, SnapshotStore snapshots, LedgerSerializer serializer) {
        Builder builder = new Builder();
        builder.storageEngine(LedgerEventStorageEngine.builder(log, log, snapshots, serializer).build());
        return new LedgerEventStore(builder, new LedgerMessageSource(log, log, serializer));
    }

    @Override
    public TrackingEventStream openStream(@Nullable TrackingToken trackingToken) {
        return source.openStream(trackingToken);
    }

    @Override
    public TrackingToken createTokenAt(Instant dateTime) {
        return source.createTokenAt(dateTime);
    }

    /** Ends following. It writes and reads on as long as the log does. */
    @Override
    public void close() {
        source.close();
    }

    private static final class Builder extends AbstractEventStore.Builder {}
}

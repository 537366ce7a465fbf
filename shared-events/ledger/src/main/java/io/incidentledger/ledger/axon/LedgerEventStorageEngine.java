package io.incidentledger.ledger.axon;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

import io.incidentledger.ledger.EventAppender;
import io.incidentledger.ledger.EventLog;
import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.EventReader;
import io.incidentledger.ledger.NewCommit;
import io.incidentledger.ledger.NewEvent;
import io.incidentledger.ledger.Receipt;
import io.incidentledger.ledger.Snapshot;
import io.incidentledger.ledger.SnapshotStore;
import io.incidentledger.ledger.StoredEvent;
import io.incidentledger.ledger.StreamId;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/// Axon storage engine on top of the log. The events of one append call form one commit. The call blocks its thread
/// until the commit is durable, so it should run on a virtual thread. The commit's id and request digest come with the
/// command as a [UnitOfWorkCommit], which receives the receipt; a unit of work may append only once.
///
/// A sequence that is already taken results in a [org.axonframework.modelling.command.ConcurrencyException], or at the
/// start of a stream in an [org.axonframework.modelling.command.AggregateStreamCreationException]. An event id that is
/// already taken does so too, although a retry does not help (the cause is [EventLogException.DuplicateEvent]). A
/// commit id that is already stored results in an [AlreadyAppendedException]. Every other [EventLogException] is thrown
/// as it is.
final class LedgerEventStorageEngine extends BatchingEventStorageEngine {

    private final EventAppender appender;
    private final EventReader reader;
    private final SnapshotStore snapshots;

    LedgerEventStorageEngine(Builder builder) {
        super(builder);
        this.appender = builder.appender;
        this.reader = builder.reader;
        this.snapshots = builder.snapshots;
    }

    /// Builder of an engine that reads and writes with the given serializer.
    static Builder builder(EventAppender appender, EventReader reader, SnapshotStore snapshots,
            LedgerSerializer serializer) {
        return new Builder(appender, reader, snapshots, serializer);
    }

    /// Axon's event store on top of such an engine.
    static EventStore eventStore(EventLog log, SnapshotStore snapshots, LedgerSerializer serializer) {
        return EmbeddedEventStore.builder().storageEngine(builder(log, log, snapshots, serializer).build()).build();
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) {
            return;
        }
        UnitOfWorkCommit commit = UnitOfWorkCommit.current();
        if (commit.receipt() != null) {
            throw new IllegalStateException("a unit of work must append all its events in one commit");
        }
        List<NewEvent> newEvents = events.stream().map(event -> newEvent(event, serializer)).toList();
        append(newEvents, commit, events);
    }

    private void append(List<NewEvent> newEvents, UnitOfWorkCommit commit, List<? extends EventMessage<?>> events) {
        try {
            Receipt receipt = durable(new NewCommit(commit.id(), commit.requestDigest(), newEvents), commit.turn());
            if (receipt.repeated()) {
                throw new AlreadyAppendedException(receipt);
            }
            commit.appended(receipt, events);
        } catch (EventLogException.SequenceConflict conflict) {
            handlePersistenceException(conflict, firstOf(conflict.streamId(), events));
        } catch (EventLogException.DuplicateEvent duplicate) {
            handlePersistenceException(duplicate, events.getFirst());
        }
    }

    private Receipt durable(NewCommit commit, @Nullable CommitTurn turn) {
        try {
            return queued(commit, turn).join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof EventLogException known ? known : failed;
        }
    }

    /// Queues the commit. A commit that is rejected at once keeps its turn, because its sender may retry.
    private CompletableFuture<Receipt> queued(NewCommit commit, @Nullable CommitTurn turn) {
        if (turn == null) {
            return appender.append(commit);
        }
        turn.awaitWhileLocked();
        CompletableFuture<Receipt> receipt = appender.append(commit);
        if (!receipt.isCompletedExceptionally()) {
            turn.pass();
        }
        return receipt;
    }

    private static EventMessage<?> firstOf(String streamId, List<? extends EventMessage<?>> events) {
        for (EventMessage<?> event : events) {
            if (event instanceof DomainEventMessage<?> inStream && streamId.equals(inStream.getAggregateIdentifier())) {
                return event;
            }
        }
        return events.getFirst();
    }

    private static NewEvent newEvent(EventMessage<?> event, Serializer serializer) {
        SerializedObject<String> payload = event.serializePayload(serializer, String.class);
        String metaData = event.serializeMetaData(serializer, String.class).getData();
        StreamId stream = event instanceof DomainEventMessage<?> domainEvent ? streamOf(domainEvent) : null;
        long sequence = event instanceof DomainEventMessage<?> domainEvent ? domainEvent.getSequenceNumber() : -1;
        return new NewEvent(event.getIdentifier(), stream, sequence, payload.getType().getName(),
                payload.getType().getRevision(), payload.getData(), metaData, event.getTimestamp());
    }

    private static StreamId streamOf(DomainEventMessage<?> event) {
        return new StreamId(event.getType(), event.getAggregateIdentifier());
    }

    @Override
    protected List<? extends TrackedEventData<?>> fetchTrackedEvents(@Nullable TrackingToken lastToken, int batchSize) {
        return reader.read(PositionTokenConverter.position(lastToken), batchSize).stream().map(StoredEventData::tracked)
                .toList();
    }

    /// Reads all events at once: a stream is only as long as one incident, and the log reads it in one call.
    @Override
    protected List<? extends DomainEventData<?>> fetchDomainEvents(String aggregateIdentifier, long firstSequenceNumber,
            int batchSize) {
        return reader.readStream(aggregateIdentifier, firstSequenceNumber, Long.MAX_VALUE).stream()
                .map(StoredEventData::inStream)
                .toList();
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
        OptionalLong sequence = reader.headSequence(aggregateIdentifier);
        return sequence.isPresent() ? Optional.of(sequence.getAsLong()) : Optional.empty();
    }

    @Override
    public TrackingToken createTailToken() {
        return PositionTokenConverter.tail();
    }

    @Override
    public TrackingToken createHeadToken() {
        return PositionTokenConverter.head(reader);
    }

    /// Searches by the messages' own timestamps, which are in no order, so it reads the log from the beginning.
    @Override
    public TrackingToken createTokenAt(Instant dateTime) {
        return PositionTokenConverter.at(dateTime, reader, StoredEvent::timestamp);
    }

    @Override
    protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
        SerializedObject<String> payload = snapshot.serializePayload(serializer, String.class);
        String metaData = snapshot.serializeMetaData(serializer, String.class).getData();
        snapshots.store(new Snapshot(snapshot.getIdentifier(), streamOf(snapshot), snapshot.getSequenceNumber(),
                payload.getType().getName(), payload.getType().getRevision(), payload.getData(), metaData,
                snapshot.getTimestamp()));
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String aggregateIdentifier) {
        return snapshots.latest(aggregateIdentifier).map(StoredEventData.OfSnapshot::new).stream();
    }

    /// Axon's builder with the settings that the ledger requires.
    static final class Builder extends BatchingEventStorageEngine.Builder {

        private static final int EVENTS_PER_READ = 500;

        private final EventAppender appender;
        private final EventReader reader;
        private final SnapshotStore snapshots;

        private Builder(EventAppender appender, EventReader reader, SnapshotStore snapshots,
                LedgerSerializer serializer) {
            this.appender = appender;
            this.reader = reader;
            this.snapshots = snapshots;
            eventSerializer(serializer);
            snapshotSerializer(serializer);
            persistenceExceptionResolver(Builder::isTaken);
            finalAggregateBatchPredicate(batch -> true);
            batchSize(EVENTS_PER_READ);
        }

        private static boolean isTaken(Exception failure) {
            return failure instanceof EventLogException.SequenceConflict
                    || failure instanceof EventLogException.DuplicateEvent;
        }

        public LedgerEventStorageEngine build() {
            return new LedgerEventStorageEngine(this);
        }
    }
}

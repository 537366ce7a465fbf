package io.incidentledger.ledger.axon;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;

import io.incidentledger.events.IncidentEvent.IncidentAcknowledged;
import io.incidentledger.events.IncidentEvent.SeverityChanged;
import io.incidentledger.events.Severity;
import io.incidentledger.events.codec.EventCodec;
import io.incidentledger.ledger.EventAppender;
import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.Hash;
import io.incidentledger.ledger.Receipt;
import io.incidentledger.ledger.StreamId;
import io.incidentledger.ledger.StreamSlice;
import io.incidentledger.ledger.memory.InMemoryEventLog;
import io.incidentledger.ledger.memory.InMemorySnapshotStore;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LedgerEventStorageEngineTest {

    private static final Hash DIGEST = Hash.of(new byte[Hash.LENGTH]);

    private final InMemoryEventLog log = new InMemoryEventLog();
    private final LedgerEventStorageEngine engine = Engines.over(log, new InMemorySnapshotStore(),
            UnaryOperator.identity());

    private static GenericDomainEventMessage<?> acknowledged(String incident, long sequence) {
        return new GenericDomainEventMessage<>("Incident", incident, sequence, new IncidentAcknowledged(null));
    }

    private static DefaultUnitOfWork<Message<?>> unitOfWork(Map<String, ?> metaData) {
        return DefaultUnitOfWork.startAndGet(new GenericMessage<>("a command", metaData));
    }

    private static Map<String, ?> named(String commitId, Hash digest) {
        return Map.of(UnitOfWorkCommit.KEY, new UnitOfWorkCommit(commitId, digest, null));
    }

    private Receipt appendWithId(String commitId, GenericDomainEventMessage<?>... events) {
        DefaultUnitOfWork<?> unitOfWork = unitOfWork(named(commitId, null));
        try {
            engine.appendEvents(events);
            return UnitOfWorkCommit.of(unitOfWork).receipt();
        } finally {
            unitOfWork.rollback();
        }
    }

    @Test
    void aUnitOfWorkIsOneCommitAlsoWhenItWritesTwoStreams() {
        appendWithId("merge", acknowledged("a", 0), acknowledged("b", 0), acknowledged("b", 1));
        assertThat(log.head().commits()).isEqualTo(1);
        assertThat(log.findCommit("merge").orElseThrow().streams()).containsExactly(
                new StreamSlice(new StreamId("Incident", "a"), 0, 1),
                new StreamSlice(new StreamId("Incident", "b"), 0, 2));
    }

    @Test
    void theCommandsMetadataNamesTheCommitWhichTakesTheReceipt() {
        DefaultUnitOfWork<?> unitOfWork = unitOfWork(named("from-key", DIGEST));
        engine.appendEvents(acknowledged("a", 0));
        assertThat(UnitOfWorkCommit.of(unitOfWork).receipt()).isEqualTo(log.findCommit("from-key").orElseThrow());
        assertThat(log.findCommit("from-key").orElseThrow().requestDigest()).isEqualTo(DIGEST);
        unitOfWork.rollback();
    }

    @Test
    void whatNamesTheCommitIsNoMetadataOfEvents() {
        appendWithId("from-key", acknowledged("a", 0));
        assertThat(log.read(0, 1).getFirst().metadata()).isEqualTo("{}");
    }

    @Test
    void aCommitThatNobodyNamedGetsATimeOrderedId() {
        engine.appendEvents(acknowledged("a", 0));
        assertThat(UUID.fromString(log.read(0, 1).getFirst().commitId()).version()).isEqualTo(7);
    }

    @Test
    void eventsLieUnderTheirLogicalNameWithTheirIdAndSequence() {
        var message = new GenericDomainEventMessage<>("Incident", "a", 0,
                new SeverityChanged(Severity.SEV3, Severity.SEV1, null, null), Map.of("actor", "ann"));
        engine.appendEvents(message);
        assertThat(log.read(0, 1)).singleElement().satisfies(stored -> {
            assertThat(stored.eventId()).isEqualTo(message.getIdentifier());
            assertThat(stored.stream()).isEqualTo(new StreamId("Incident", "a"));
            assertThat(stored.type()).isEqualTo("SeverityChanged");
            assertThat(stored.revision()).isEqualTo("1");
            assertThat(stored.payload()).isEqualTo("{\"previous\":\"SEV3\",\"severity\":\"SEV1\"}");
            assertThat(stored.metadata()).isEqualTo("{\"actor\":\"ann\"}");
        });
    }

    @Test
    void eventsOfNoStreamHaveNoSequence() {
        engine.appendEvents(new GenericEventMessage<>(new IncidentAcknowledged(null)));
        assertThat(log.read(0, 1)).singleElement().satisfies(stored -> {
            assertThat(stored.stream()).isNull();
            assertThat(stored.sequence()).isEqualTo(-1);
        });
    }

    @Test
    void aUnitOfWorkThatAppendsTwiceIsRefusedAndTheFirstCommitStays() {
        DefaultUnitOfWork<?> unitOfWork = unitOfWork(Map.of());
        engine.appendEvents(acknowledged("a", 0));
        assertThatThrownBy(() -> engine.appendEvents(acknowledged("a", 1))).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("in one commit");
        unitOfWork.rollback();
        assertThat(log.head().position()).isEqualTo(1);
    }

    @Test
    void aCommitIdThatIsStoredAlreadyIsToldWithItsFirstReceipt() {
        Receipt first = appendWithId("same", acknowledged("a", 0));
        assertThatThrownBy(() -> appendWithId("same", acknowledged("a", 1)))
                .isInstanceOfSatisfying(AlreadyAppendedException.class,
                        already -> assertThat(already.receipt()).isEqualTo(first.asRepeated()));
        assertThat(log.head().position()).isEqualTo(1);
    }

    @Test
    void aTakenSequenceIsAConflictAndATakenBeginningIsACreationConflict() {
        engine.appendEvents(acknowledged("a", 0), acknowledged("a", 1));
        assertThatThrownBy(() -> engine.appendEvents(acknowledged("a", 1))).isInstanceOf(ConcurrencyException.class)
                .hasCauseInstanceOf(EventLogException.SequenceConflict.class);
        assertThatThrownBy(() -> engine.appendEvents(acknowledged("a", 0)))
                .isInstanceOf(AggregateStreamCreationException.class);
    }

    @Test
    void whichStreamOfACommitWasTakenDecidesWhatConflictItIs() {
        engine.appendEvents(acknowledged("b", 0));
        assertThatThrownBy(() -> engine.appendEvents(acknowledged("a", 0), acknowledged("b", 0)))
                .isInstanceOf(AggregateStreamCreationException.class).hasMessageContaining("[b]");
        engine.appendEvents(acknowledged("b", 1));
        assertThatThrownBy(() -> engine.appendEvents(acknowledged("a", 0), acknowledged("b", 1)))
                .isInstanceOf(ConcurrencyException.class).hasMessageContaining("[b]");
    }

    @Test
    void otherFailuresOfTheLogComeAsTheyAre() {
        var overloaded = new EventLogException.Overloaded(7);
        assertThatThrownBy(() -> over(commit -> CompletableFuture.failedFuture(overloaded))
                .appendEvents(acknowledged("a", 0))).isSameAs(overloaded);
    }

    @Test
    void appendingWaitsUntilTheCommitIsDurable() throws Exception {
        CompletableFuture<Void> disk = new CompletableFuture<>();
        LedgerEventStorageEngine slow = over(commit -> disk.thenCompose(written -> log.append(commit)));
        Future<?> appending = CompletableFuture.runAsync(() -> slow.appendEvents(acknowledged("a", 0)),
                Thread::startVirtualThread);
        assertThatThrownBy(() -> appending.get(50, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        disk.complete(null);
        appending.get(5, TimeUnit.SECONDS);
        assertThat(log.head().position()).isEqualTo(1);
    }

    @Test
    void theLastSequenceOfAStreamIsTold() {
        engine.appendEvents(List.of(acknowledged("a", 0), acknowledged("a", 1)));
        assertThat(engine.lastSequenceNumberFor("a")).contains(1L);
        assertThat(engine.lastSequenceNumberFor("b")).isEmpty();
    }

    private LedgerEventStorageEngine over(EventAppender appender) {
        return LedgerEventStorageEngine
                .builder(appender, log, new InMemorySnapshotStore(), new LedgerSerializer(new EventCodec())).build();
    }
}

package io.incidentledger.ledger.axon.mongo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.incidentledger.events.codec.EventCodec;
import io.incidentledger.ledger.axon.LedgerSerializer;
import io.incidentledger.ledger.mongo.connection.MongoServers;
import io.incidentledger.ledger.mongo.connection.MongoServers.TestDatabase;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.DeadLetterQueueOverflowException;
import org.axonframework.messaging.deadletter.Decisions;
import org.axonframework.messaging.deadletter.EnqueueDecision;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.axonframework.messaging.deadletter.NoSuchDeadLetterException;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueueTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Axon's contract for queues of dead letters, unabridged; below it, what several nodes and crashes ask for beyond that.
 */
abstract class MongoDeadLetterQueueSuite extends SequencedDeadLetterQueueTest<EventMessage<?>> {

    private static final DeadLetterLimits LIMITS = new DeadLetterLimits(16, 16);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final String INCIDENT = "incident";

    private final MongoServers server;
    private TestDatabase database;
    private volatile Instant now = Instant.parse("2026-11-21T20:00:00Z");

    MongoDeadLetterQueueSuite(MongoServers server) {
        this.server = server;
    }

    @Override
    protected SequencedDeadLetterQueue<EventMessage<?>> buildTestSubject() {
        database = server.newDatabase();
        return queue("pager", LIMITS);
    }

    private MongoDeadLetterQueue queue(String group, DeadLetterLimits limits) {
        return MongoDeadLetterQueue.open(database.connection(), group, limits, new LedgerSerializer(new EventCodec()),
                new Claims("one", TIMEOUT, () -> now));
    }

    @AfterEach
    void close() {
        setClock(Clock.systemUTC());
        if (database != null) {
            database.close();
        }
    }

    @Override
    protected long maxSequences() {
        return LIMITS.sequences();
    }

    @Override
    protected long maxSequenceSize() {
        return LIMITS.letters();
    }

    @Override
    protected DeadLetter<EventMessage<?>> generateInitialLetter() {
        return new GenericDeadLetter<>(INCIDENT, generateEvent(), generateThrowable());
    }

    @Override
    protected DeadLetter<EventMessage<?>> generateFollowUpLetter() {
        return new GenericDeadLetter<>(INCIDENT, generateEvent());
    }

    @Override
    protected void setClock(Clock clock) {
        GenericDeadLetter.clock = clock;
    }

    /** Axon's messages have no equality of their own; everything that they say is compared. */
    @Override
    protected void assertLetter(DeadLetter<? extends EventMessage<?>> expected,
            DeadLetter<? extends EventMessage<?>> actual) {
        assertThat(actual.message()).usingComparator((a, b) -> contents(a).equals(contents(b)) ? 0 : 1)
                .isEqualTo(expected.message());
        assertThat(actual.cause()).isEqualTo(expected.cause());
        assertThat(actual.enqueuedAt()).isEqualTo(expected.enqueuedAt());
        assertThat(actual.lastTouched()).isEqualTo(expected.lastTouched());
        assertThat(actual.diagnostics()).isEqualTo(expected.diagnostics());
    }

    private static List<Object> contents(EventMessage<?> event) {
        return List.of(event.getIdentifier(), event.getTimestamp(), event.getPayloadType(), event.getPayload(),
                event.getMetaData());
    }

    @Test
    void anEventOfAStreamKeepsItsPlaceAndItsToken() {
        MongoDeadLetterQueue queue = queue("pager", LIMITS);
        var event = new GenericTrackedDomainEventMessage<>(new GlobalSequenceTrackingToken(7), "Incident", "i-1", 3,
                new GenericMessage<>("e-1", "text", Map.of("actor", "åsa")), Instant::now);
        queue.enqueue(INCIDENT, new GenericDeadLetter<>(INCIDENT, event));
        EventMessage<?> read = queue.deadLetterSequence(INCIDENT).getFirst().message();
        assertThat(contents(read)).isEqualTo(contents(event));
        assertThat(((TrackedEventMessage<?>) read).trackingToken()).isEqualTo(event.trackingToken());
        DomainEventMessage<?> ofStream = (DomainEventMessage<?>) read;
        assertThat(ofStream.getType()).isEqualTo("Incident");
        assertThat(ofStream.getAggregateIdentifier()).isEqualTo("i-1");
        assertThat(ofStream.getSequenceNumber()).isEqualTo(3);
    }

    @Test
    void anEventThatComesAgainIsQueuedOnceEvenWhenItsSequenceIsFull() {
        MongoDeadLetterQueue queue = queue("pager", new DeadLetterLimits(1, 1));
        DeadLetter<EventMessage<?>> letter = generateInitialLetter();
        queue.enqueue(INCIDENT, letter);
        queue.enqueue(INCIDENT, letter);
        assertThat(queue.sequenceSize(INCIDENT)).isEqualTo(1);
        assertThatThrownBy(() -> queue.enqueue(INCIDENT, generateInitialLetter()))
                .isInstanceOf(DeadLetterQueueOverflowException.class);
    }

    @Test
    void nodesThatEnqueueAtOnceLoseNothingAndNeverExceedTheLength() throws Exception {
        List<Callable<Boolean>> letters = Collections.nCopies(2 * LIMITS.letters(),
                () -> fits(queue("pager", LIMITS), generateInitialLetter()));
        try (ExecutorService nodes = Executors.newFixedThreadPool(8)) {
            assertThat(nodes.invokeAll(letters)).extracting(Future::resultNow)
                    .filteredOn(fitted -> fitted).hasSize(LIMITS.letters());
        }
        assertThat(queue("pager", LIMITS).sequenceSize(INCIDENT)).isEqualTo(LIMITS.letters());
    }

    private static boolean fits(MongoDeadLetterQueue queue, DeadLetter<EventMessage<?>> letter) {
        try {
            queue.enqueue(INCIDENT, letter);
            return true;
        } catch (DeadLetterQueueOverflowException full) {
            return false;
        }
    }

    @Test
    void processorsDoNotSeeEachOthersLetters() {
        MongoDeadLetterQueue pager = queue("pager", LIMITS);
        MongoDeadLetterQueue chat = queue("chat", LIMITS);
        pager.enqueue(INCIDENT, generateInitialLetter());
        assertThat(chat.contains(INCIDENT)).isFalse();
        assertThat(chat.size()).isZero();
        assertThat(chat.process(letter -> Decisions.evict())).isFalse();
        chat.clear();
        assertThat(pager.size()).isEqualTo(1);
    }

    @Test
    void whatIsAtWorkOnASequenceIsNotJoinedByAnotherNode() {
        MongoDeadLetterQueue one = queue("pager", LIMITS);
        MongoDeadLetterQueue two = queue("pager", LIMITS);
        one.enqueue(INCIDENT, generateInitialLetter());
        assertThat(one.process(letter -> {
            assertThat(two.process(same -> Decisions.evict())).isFalse();
            return Decisions.evict();
        })).isTrue();
    }

    @Test
    void aSequenceWhoseWorkerWasLostIsTakenOverAfterTheTimeOut() {
        MongoDeadLetterQueue one = queue("pager", LIMITS);
        MongoDeadLetterQueue two = queue("pager", LIMITS);
        one.enqueue(INCIDENT, generateInitialLetter());
        one.enqueue(INCIDENT, generateFollowUpLetter());
        List<String> handledByTwo = new ArrayList<>();
        boolean finished = one.process(letter -> {
            now = now.plus(TIMEOUT).plusMillis(1);
            assertThat(two.process(same -> handled(same, handledByTwo))).isTrue();
            return Decisions.evict();
        });
        assertThat(handledByTwo).hasSize(2);
        assertThat(finished).as("nothing is left").isTrue();
        assertThat(one.size()).isZero();
    }

    @Test
    void aWorkerThatLostItsClaimStopsAtOnce() {
        MongoDeadLetterQueue one = queue("pager", LIMITS);
        MongoDeadLetterQueue two = queue("pager", LIMITS);
        one.enqueue(INCIDENT, generateInitialLetter());
        one.enqueue(INCIDENT, generateFollowUpLetter());
        one.enqueue(INCIDENT, generateFollowUpLetter());
        List<String> handledByOne = new ArrayList<>();
        boolean finished = one.process(letter -> {
            now = now.plus(TIMEOUT).plusMillis(1);
            two.process(stolen -> Decisions.requeue(generateThrowable()));
            return handled(letter, handledByOne);
        });
        assertThat(finished).isFalse();
        assertThat(handledByOne).hasSize(1);
        assertThat(two.sequenceSize(INCIDENT)).isEqualTo(2);
    }

    @Test
    void aFailingTaskLeavesTheLetterAndTheSequenceFree() {
        MongoDeadLetterQueue queue = queue("pager", LIMITS);
        queue.enqueue(INCIDENT, generateInitialLetter());
        assertThatThrownBy(() -> queue.process(letter -> {
            throw new IllegalStateException("the pager is out of order");
        })).hasMessage("the pager is out of order");
        assertThat(queue.process(letter -> Decisions.evict())).isTrue();
    }

    @Test
    void aLetterThatWasEvictedMeanwhileIsNotRequeued() {
        MongoDeadLetterQueue queue = queue("pager", LIMITS);
        queue.enqueue(INCIDENT, generateInitialLetter());
        DeadLetter<? extends EventMessage<?>> letter = queue.deadLetterSequence(INCIDENT).getFirst();
        queue.evict(letter);
        assertThatThrownBy(() -> queue.requeue(letter, same -> same)).isInstanceOf(NoSuchDeadLetterException.class);
        assertThat(queue.amountOfSequences()).isZero();
    }

    private static EnqueueDecision<EventMessage<?>> handled(DeadLetter<? extends EventMessage<?>> letter,
            List<String> handled) {
        handled.add(letter.message().getIdentifier());
        return Decisions.evict();
    }
}

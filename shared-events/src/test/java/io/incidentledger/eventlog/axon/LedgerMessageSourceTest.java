package io.incidentledger.eventlog.axon;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import io.incidentledger.codec.EventCodec;
import io.incidentledger.eventlog.EventReader;
import io.incidentledger.eventlog.NewCommit;
import io.incidentledger.eventlog.NewEvent;
import io.incidentledger.eventlog.StreamId;
import io.incidentledger.eventlog.memory.InMemoryEventLog;
import io.incidentledger.events.IncidentEvent.IncidentAcknowledged;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LedgerMessageSourceTest {

    private final InMemoryEventLog log = new InMemoryEventLog();
    private final AtomicInteger reads = new AtomicInteger();
    private final LedgerMessageSource source = new LedgerMessageSource(countingReader(), log,
            new LedgerSerializer(new EventCodec()));
    private final AtomicInteger written = new AtomicInteger();

    @AfterEach
    void close() {
        source.close();
    }

    private EventReader countingReader() {
        return (EventReader) Proxy.newProxyInstance(EventReader.class.getClassLoader(),
                new Class<?>[]{EventReader.class}, (proxy, method, arguments) -> {
                    reads.incrementAndGet();
                    return method.invoke(log, arguments);
                });
    }

    private void append(int events) {
        IntStream.range(0, events).forEach(i -> {
            String id = "event-" + written.incrementAndGet();
            NewEvent event = new NewEvent(id, new StreamId("Incident", id), 0, "IncidentAcknowledged", "1", "{}",
                    "{\"actor\":\"ann\"}", Instant.now());
            log.append(new NewCommit("commit-of-" + id, null, List.of(event))).join();
        });
    }

    private static long position(TrackedEventMessage<?> message) {
        return ((GlobalSequenceTrackingToken) message.trackingToken()).getGlobalIndex();
    }

    private static List<Long> positions(TrackingEventStream stream, int count) throws InterruptedException {
        List<Long> positions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            positions.add(position(stream.nextAvailable()));
        }
        return positions;
    }

    private static List<Long> range(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }

    @Test
    void aStreamBeginsBehindItsToken() throws InterruptedException {
        append(5);
        assertThat(positions(source.openStream(null), 5)).isEqualTo(range(1, 5));
        assertThat(positions(source.openStream(new GlobalSequenceTrackingToken(3)), 2)).isEqualTo(range(4, 5));
        TrackingToken replaying = ReplayToken.createReplayToken(new GlobalSequenceTrackingToken(5),
                new GlobalSequenceTrackingToken(2));
        assertThat(positions(source.openStream(replaying), 3)).isEqualTo(range(3, 5));
    }

    @Test
    void aMessageKnowsItsEventItsStreamAndWhatTheLogSaysAboutIt() throws InterruptedException {
        append(1);
        TrackedEventMessage<?> message = source.openStream(null).nextAvailable();
        assertThat(message).isInstanceOfSatisfying(StoredEventMessage.class, known -> {
            assertThat(known.stored()).isEqualTo(log.read(0, 1).getFirst());
            assertThat(known.getAggregateIdentifier()).isEqualTo("event-1");
            assertThat(known.getPayload()).isEqualTo(new IncidentAcknowledged(null));
            assertThat(known.getMetaData().get("actor")).isEqualTo("ann");
        });
    }

    @Test
    void whatTheLogSaysStaysWithAMessageThatAProcessorCopies() throws InterruptedException {
        append(1);
        StoredEventMessage<?> message = (StoredEventMessage<?>) source.openStream(null).nextAvailable();
        assertThat(message.withTrackingToken(new GlobalSequenceTrackingToken(9)).stored()).isSameAs(message.stored());
        assertThat(message.andMetaData(message.getMetaData()).stored()).isSameAs(message.stored());
        assertThat(message.withMetaData(message.getMetaData()).trackingToken()).isEqualTo(message.trackingToken());
    }

    @Test
    void peekingTakesNothing() throws InterruptedException {
        TrackingEventStream stream = source.openStream(null);
        assertThat(stream.peek()).isEmpty();
        append(1);
        assertThat(stream.peek()).isPresent();
        assertThat(stream.peek().map(LedgerMessageSourceTest::position)).contains(1L);
        assertThat(position(stream.nextAvailable())).isEqualTo(1);
        assertThat(stream.peek()).isEmpty();
    }

    @Test
    void aStreamThatIsWaitedOnIsWokenByACommit() throws Exception {
        TrackingEventStream stream = source.openStream(null);
        try (ExecutorService reader = Executors.newSingleThreadExecutor()) {
            Future<Boolean> waiting = reader.submit(() -> stream.hasNextAvailable(1, TimeUnit.MINUTES));
            append(1);
            assertThat(waiting.get(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void waitingEndsWhenNothingComes() throws InterruptedException {
        assertThat(source.openStream(null).hasNextAvailable(10, TimeUnit.MILLISECONDS)).isFalse();
    }

    @Test
    void aReaderThatFoundNothingIsCalledWhenThereIsSomething() throws InterruptedException {
        TrackingEventStream stream = source.openStream(null);
        AtomicInteger calls = new AtomicInteger();
        assertThat(stream.setOnAvailableCallback(calls::incrementAndGet)).isTrue();
        append(3);
        assertThat(calls).as("once, not for each commit").hasValue(1);
        positions(stream, 3);
        assertThat(stream.hasNextAvailable()).isFalse();
        append(1);
        assertThat(calls).hasValue(2);
    }

    @Test
    void anIdleStreamReadsNothing() throws InterruptedException {
        append(2);
        TrackingEventStream stream = source.openStream(null);
        positions(stream, 2);
        int before = reads.get();
        for (int i = 0; i < 100; i++) {
            assertThat(stream.hasNextAvailable()).isFalse();
        }
        assertThat(reads).hasValue(before);
    }

    @Test
    void streamsShareWhatTheyRead() throws InterruptedException {
        append(400);
        TrackedEventMessage<?> first = source.openStream(null).nextAvailable();
        int before = reads.get();
        TrackingEventStream other = source.openStream(null);
        assertThat(other.nextAvailable()).isSameAs(first);
        assertThat(positions(other, 399)).isEqualTo(range(2, 400));
        assertThat(reads).hasValue(before);
    }

    @Test
    void aReaderFarBehindTheSharedMessagesMissesNothing() throws InterruptedException {
        append(5_000);
        TrackingEventStream slow = source.openStream(null);
        assertThat(positions(slow, 10)).isEqualTo(range(1, 10));
        assertThat(positions(source.openStream(null), 5_000)).isEqualTo(range(1, 5_000));
        assertThat(positions(slow, 4_990)).isEqualTo(range(11, 5_000));
    }

    @Test
    void readersThatStartWhileOthersWriteSeeEveryPositionOnceAndInOrder() throws Exception {
        try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> append(3_000));
            List<Future<List<Long>>> seen = IntStream.range(0, 8)
                    .mapToObj(i -> readers.submit(() -> positions(source.openStream(null), 3_000)))
                    .toList();
            writing.get(30, TimeUnit.SECONDS);
            for (Future<List<Long>> positions : seen) {
                assertThat(positions.get(30, TimeUnit.SECONDS)).isEqualTo(range(1, 3_000));
            }
        }
    }

    @Test
    void tokensAreMadeForBothEndsAndForAMomentByRecordedAt() throws InterruptedException {
        append(2);
        Instant second = log.read(1, 1).getFirst().recordedAt();
        assertThat(source.createTailToken()).isEqualTo(new GlobalSequenceTrackingToken(0));
        assertThat(source.createHeadToken()).isEqualTo(new GlobalSequenceTrackingToken(2));
        TrackedEventMessage<?> from = source.openStream(source.createTokenAt(second)).nextAvailable();
        assertThat(((StoredEventMessage<?>) from).stored().recordedAt()).isEqualTo(second);
        assertThat(source.createTokenAt(second.plusSeconds(1))).isEqualTo(new GlobalSequenceTrackingToken(2));
    }

    @Test
    void aClosedStreamHasNothingMoreAndLetsItsReaderGo() throws Exception {
        TrackingEventStream stream = source.openStream(null);
        try (ExecutorService reader = Executors.newSingleThreadExecutor()) {
            Future<Boolean> waiting = reader.submit(() -> stream.hasNextAvailable(1, TimeUnit.MINUTES));
            stream.close();
            assertThat(waiting.get(5, TimeUnit.SECONDS)).isFalse();
        }
        append(1);
        assertThat(stream.hasNextAvailable()).isFalse();
        assertThatThrownBy(stream::nextAvailable).isInstanceOf(IllegalStateException.class);
    }
}

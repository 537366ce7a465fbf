package io.incidentledger.projection.runner;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import io.incidentledger.events.IncidentEvent.IncidentAcknowledged;
import io.incidentledger.ledger.StoredEvent;
import io.incidentledger.ledger.memory.InMemoryEventLog;
import io.incidentledger.projection.IncidentLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BatchMessageStreamTest {

    private static final long PATIENCE_SECONDS = 30;

    private final InMemoryEventLog log = new InMemoryEventLog();
    private final IncidentLog incidents = new IncidentLog(log);
    private final AtomicLong handled = new AtomicLong(Long.MAX_VALUE / 2);
    private final BatchMessageSource source = new BatchMessageSource(log, log, handled::get);

    @AfterEach
    void close() {
        source.close();
    }

    private void append(int events) {
        IntStream.range(0, events).forEach(i -> incidents.add("i" + i % 7, new IncidentAcknowledged(null)));
    }

    private static List<Long> take(BatchMessageStream stream, int events) throws InterruptedException {
        List<Long> positions = new ArrayList<>();
        while (positions.size() < events) {
            ((EventBatchMessage) stream.nextAvailable().getPayload()).events().stream().map(StoredEvent::position)
                    .forEach(positions::add);
        }
        return positions;
    }

    @Test
    void readersThatStartWhileOthersWriteSeeEveryPositionOnceAndInOrder() throws Exception {
        int events = 3_000;
        List<Long> all = LongStream.rangeClosed(1, events).boxed().toList();
        try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> append(events));
            List<Future<List<Long>>> seen = IntStream.range(0, 8)
                    .mapToObj(i -> readers.submit(() -> take(source.openStream(null), events))).toList();
            writing.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            for (Future<List<Long>> positions : seen) {
                assertThat(positions.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo(all);
            }
        }
    }

    @Test
    void aReaderThatWaitsIsWokenByACommitAndByWhatWasHandled() throws Exception {
        BatchMessageStream stream = source.openStream(null);
        try (ExecutorService reader = Executors.newSingleThreadExecutor()) {
            Future<Boolean> waiting = reader.submit(() -> stream.hasNextAvailable(1, TimeUnit.HOURS));
            append(1);
            assertThat(waiting.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            take(stream, 1);

            handled.set(1 - BatchMessageStream.UNDERWAY);
            append(1);
            Future<Boolean> held = reader.submit(() -> stream.hasNextAvailable(1, TimeUnit.HOURS));
            handled.set(1);
            while (!held.isDone()) {
                source.batchHandled();
            }
            assertThat(held.get()).isTrue();
        }
    }
}

package io.incidentledger.projection;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

import io.incidentledger.events.IncidentEvent.IncidentAcknowledged;
import io.incidentledger.events.RecordedEvent;
import io.incidentledger.events.codec.EventCodec;
import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.memory.InMemoryEventLog;
import io.incidentledger.projection.documents.DocumentViewDefinition;
import io.incidentledger.projection.documents.StoredView;
import io.incidentledger.projection.memory.MemoryViewStore;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class ViewRebuilderTest {

    private final InMemoryEventLog log = new InMemoryEventLog();
    private final IncidentLog incidents = new IncidentLog(log);
    private final StoredView<Integer> view = new StoredView<>(
            new MemoryViewStore().open(new DocumentViewDefinition<>("count", 1, Integer.class,
                    RecordedEvent::incidentId, (count, event) -> (count == null ? 0 : count) + 1, List.of())));
    private final Projector projector = new Projector(new EventCodec(), List.of(view));

    private void events(int count) {
        for (int i = 0; i < count; i++) {
            incidents.add("i" + i % 7, new IncidentAcknowledged(null));
        }
    }

    @Test
    void viewsReachTheEndWhateverTheLength() {
        events(2_345);
        ViewRebuilder viewRebuilder = new ViewRebuilder(log::scan, projector, 0, log.head().position());

        viewRebuilder.run();

        assertThat(view.position()).isEqualTo(2_345);
        assertThat(view.documents().find("i0").orElseThrow().content()).isEqualTo(335);
        assertThat(viewRebuilder.done()).isEqualTo(1);
    }

    @Test
    void anEmptyLedgerIsRebuiltAtOnce() {
        ViewRebuilder viewRebuilder = new ViewRebuilder(log::scan, projector, 0, 0);

        viewRebuilder.run();

        assertThat(viewRebuilder.done()).isEqualTo(1);
    }

    @Test
    void itGoesOnFromWhereItIsTold() {
        events(10);
        projector.apply(log.read(0, 4));

        new ViewRebuilder(log::scan, projector, 4, 9).run();

        assertThat(view.position()).isEqualTo(9);
    }

    @Test
    void damageEndsItWithTheFirstBrokenPositionAfterWhatWasIntact() {
        events(3_000);
        LedgerScan damaged = (after, upTo, consumer) -> {
            log.scan(after, 1_499, consumer);
            throw new EventLogException.Corrupted(1_500, "hash differs", null);
        };

        assertThatThrownBy(() -> new ViewRebuilder(damaged, projector, 0, 3_000).run()).isInstanceOfSatisfying(
                EventLogException.Corrupted.class,
                corrupted -> assertThat(corrupted.position()).isEqualTo(1_500));

        assertThat(view.position()).isLessThan(1_500);
    }

    @Test
    void anErrorOfTheReaderEndsItAsWellAndNobodyWaitsForEver() {
        LedgerScan broken = (after, upTo, consumer) -> {
            throw new NoClassDefFoundError("on purpose");
        };

        assertTimeoutPreemptively(Duration.ofSeconds(20),
                () -> assertThatThrownBy(() -> new ViewRebuilder(broken, projector, 0, 10).run())
                        .isInstanceOf(IllegalStateException.class).hasCauseInstanceOf(NoClassDefFoundError.class));
    }

    @Test
    void anInterruptEndsItAndItsReader() throws InterruptedException {
        events(50_000);
        CountDownLatch reading = new CountDownLatch(1);
        AtomicReference<Thread> reader = new AtomicReference<>();
        LedgerScan endless = (after, upTo, consumer) -> {
            reader.set(Thread.currentThread());
            reading.countDown();
            while (true) {
                log.scan(0, 1_000, consumer);
            }
        };
        AtomicReference<Throwable> ended = new AtomicReference<>();
        Thread rebuilding = Thread.ofPlatform().start(() -> {
            try {
                new ViewRebuilder(endless, projector, 0, 50_000).run();
            } catch (CancellationException cancelled) {
                ended.set(cancelled);
            }
        });
        reading.await();
        rebuilding.interrupt();
        rebuilding.join(10_000);
        reader.get().join(10_000);

        assertThat(ended.get()).isInstanceOf(CancellationException.class);
        assertThat(reader.get().isAlive()).isFalse();
    }
}

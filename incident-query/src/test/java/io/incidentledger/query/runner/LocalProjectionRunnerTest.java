package io.incidentledger.query.runner;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

import io.incidentledger.events.History;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.IncidentAcknowledged;
import io.incidentledger.events.IncidentEvent.IncidentCancelled;
import io.incidentledger.events.Mode;
import io.incidentledger.events.RecordedEvent;
import io.incidentledger.events.Severity;
import io.incidentledger.events.codec.EventCodec;
import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.EventReader;
import io.incidentledger.ledger.EventTail;
import io.incidentledger.ledger.memory.InMemoryEventLog;
import io.incidentledger.projection.IncidentLog;
import io.incidentledger.projection.LedgerScan;
import io.incidentledger.projection.Projector;
import io.incidentledger.projection.View;
import io.incidentledger.projection.documents.DocumentViewDefinition;
import io.incidentledger.projection.documents.StoredView;
import io.incidentledger.projection.documents.StoredViewReader;
import io.incidentledger.projection.memory.MemoryViewStore;
import io.incidentledger.projection.runner.HeadTracker;
import io.incidentledger.projection.runner.LiveEventListener;
import io.incidentledger.projection.runner.RunnerState;
import io.incidentledger.projection.runner.local.LocalProjectionRunner;
import io.incidentledger.query.RandomIncidents;
import io.incidentledger.query.actionitems.ActionItemViewDefinition;
import io.incidentledger.query.board.BoardViewDefinition;
import io.incidentledger.query.displaynumbers.MemoryDisplayNumbers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.AdditionalAnswers;
import org.mockito.ArgumentMatchers;
import org.mockito.Mockito;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class LocalProjectionRunnerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final InMemoryEventLog log = new InMemoryEventLog();
    private final IncidentLog incidents = new IncidentLog(log);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final List<LocalProjectionRunner> started = new ArrayList<>();
    private final List<RuntimeException> refusals = new ArrayList<>();

    /// The views of a complete query side.
    private final class Views {

        private final MemoryViewStore store = new MemoryViewStore();
        private final StoredView<?> board = new StoredView<>(store.open(BoardViewDefinition.VIEW));
        private final StoredView<?> actionItems = new StoredView<>(store.open(ActionItemViewDefinition.VIEW));
        private final MemoryDisplayNumbers numbers = new MemoryDisplayNumbers();
        private final Projector projector;
        private final LocalProjectionRunner feeding;

        Views(EventReader reader, EventTail tail, LedgerScan scan, Duration patience, View... more) {
            List<View> views = new ArrayList<>(List.of(board, actionItems, numbers));
            views.addAll(List.of(more));
            projector = new Projector(new EventCodec(), views);
            feeding = new LocalProjectionRunner(reader, tail, scan, projector,
                    List.of(LiveEventListener.counter(registry)), patience,
                    refusals::add);
            started.add(feeding);
        }

        Views(View... more) {
            this(log, log, log::scan, PATIENCE, more);
        }

        void reach(long position) throws Exception {
            for (View view : projector.views()) {
                projector.progressOf(view).await(position, PATIENCE).get();
            }
        }

        /// Everything that is stored, as JSON sorted by id.
        String dump() {
            return dump(board.documents()) + dump(actionItems.documents()) + dump(numbers);
        }

        private <D> String dump(StoredViewReader<D> storedViewReader) {
            TreeMap<String, Object> all = new TreeMap<>();
            storedViewReader.scan(List.of(), document -> all.put(document.id(), document));
            return JsonMapper.shared().writeValueAsString(all);
        }

        private String dump(MemoryDisplayNumbers numbers) {
            List<String> all = new ArrayList<>();
            for (long number = 1; numbers.incidentWith(number).isPresent(); number++) {
                all.add(numbers.incidentWith(number).orElseThrow());
            }
            return all.toString();
        }
    }

    @AfterEach
    void stop() {
        started.forEach(LocalProjectionRunner::stop);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theLiveViewsEqualRebuiltOnesByteForByte(long seed) throws Exception {
        RandomIncidents first = new RandomIncidents(seed);
        first.appendTo(incidents, 500);
        Views live = new Views();
        live.feeding.start();
        CompletableFuture.allOf(CompletableFuture.runAsync(() -> first.appendTo(incidents, 2_000)),
                CompletableFuture.runAsync(() -> new RandomIncidents(seed + 100).appendTo(incidents, 2_000))).join();
        live.reach(log.head().position());

        Views rebuilt = new Views();
        rebuilt.feeding.start();

        assertThat(live.projector.position()).isEqualTo(log.head().position());
        assertThat(live.dump()).isEqualTo(rebuilt.dump()).hasSizeGreaterThan(10_000);
    }

    @Test
    void eventsAreCountedAsTheyHappenAndNotByTheRebuild() throws Exception {
        incidents.add("i1", declared());
        Views views = new Views();
        views.feeding.start();
        incidents.add("i1", new IncidentAcknowledged(null));
        incidents.add("i1", new IncidentAcknowledged(null));
        views.reach(3);

        await().untilAsserted(() -> assertThat(
                registry.get("incident.ledger.events").tag("type", "IncidentAcknowledged").counter().count())
                .isEqualTo(2));
        assertThat(registry.find("incident.ledger.events").tag("type", "IncidentDeclared").counter()).isNull();
    }

    @Test
    void aPoisonEventStopsOneViewAndReadinessAndTheOthersGoOn() throws Exception {
        View choking = new StoredView<>(new MemoryViewStore()
                .open(new DocumentViewDefinition<>("choking", 1, String.class, RecordedEvent::incidentId,
                        (text, event) -> {
                            if (event.event() instanceof IncidentCancelled) {
                                throw new IllegalStateException("choked");
                            }
                            return "fine";
                        }, List.of())));
        incidents.add("i1", declared());
        Views views = new Views(choking);
        HeadTracker head = new HeadTracker(log, log);
        views.feeding.metrics(head).bindTo(registry);
        HealthIndicator health = views.feeding.readiness();
        assertThat(health.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
        views.feeding.start();
        await().untilAsserted(() -> assertThat(health.health().getStatus()).isEqualTo(Status.UP));

        incidents.add("i1", new IncidentCancelled(null, null));
        incidents.add("i1", new IncidentAcknowledged(null));
        views.projector.progressOf(views.board).await(3, PATIENCE).get();
        views.projector.progressOf(views.numbers).await(3, PATIENCE).get();

        await().untilAsserted(() -> assertThat(health.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE));
        assertThat(choking.position()).isEqualTo(1);
        assertThat(health.health().getDetails()).containsEntry("choking", "stopped before position 2");
        assertThat(registry.get("incident.ledger.view.stopped").tag("view", "choking").gauge().value()).isEqualTo(1);
        assertThat(registry.get("incident.ledger.view.stopped").tag("view", "board").gauge().value()).isZero();
        assertThat(registry.get("incident.ledger.view.lag.events").tag("view", "choking").gauge().value()).isEqualTo(2);
    }

    @Test
    void aDamagedLedgerFailsTheStartWithTheFirstBrokenPosition() {
        incidents.add("i1", declared());
        Views views = new Views(log, log, (after, upTo, consumer) -> {
            throw new EventLogException.Corrupted(1, "hash differs", null);
        }, PATIENCE);

        assertThatThrownBy(views.feeding::start).isInstanceOfSatisfying(EventLogException.Corrupted.class,
                corrupted -> assertThat(corrupted.position()).isEqualTo(1));

        assertThat(views.feeding.state()).isEqualTo(RunnerState.REFUSED);
        assertThat(views.feeding.followingWell()).isFalse();
    }

    @Test
    void aLongRebuildGoesOnInTheBackgroundAndDamageFoundByItIsTold() throws Exception {
        incidents.add("i1", declared());
        CountDownLatch found = new CountDownLatch(1);
        Views views = new Views(log, log, (after, upTo, consumer) -> {
            awaitUninterrupted(found);
            throw new EventLogException.Corrupted(1, "hash differs", null);
        }, Duration.ofMillis(10));

        views.feeding.start();
        assertThat(views.feeding.state()).isEqualTo(RunnerState.REBUILDING);
        assertThat(views.feeding.rebuilt()).isZero();
        found.countDown();

        await().untilAsserted(
                () -> assertThat(refusals).singleElement().isInstanceOf(EventLogException.Corrupted.class));
        assertThat(views.feeding.state()).isEqualTo(RunnerState.REFUSED);
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void followingGetsOverALogThatCouldNotBeReadForAWhile() throws Exception {
        AtomicBoolean down = new AtomicBoolean();
        EventReader flaky = Mockito.mock(EventReader.class, AdditionalAnswers.delegatesTo(log));
        Mockito.doAnswer(call -> {
            if (down.get()) {
                throw new EventLogException.Unavailable("no disk", null);
            }
            return log.read(call.getArgument(0), call.getArgument(1));
        }).when(flaky).read(Mockito.anyLong(), Mockito.anyInt());
        Views views = new Views(flaky, log, log::scan, PATIENCE);
        views.feeding.start();
        down.set(true);
        incidents.add("i1", declared());
        Mockito.verify(flaky, Mockito.timeout(20_000).atLeastOnce()).read(ArgumentMatchers.eq(0L),
                ArgumentMatchers.anyInt());

        down.set(false);

        views.reach(1);
        await().until(views.feeding::followingWell);
    }

    @Test
    void aStoppedFeedingFollowsNoMore() throws Exception {
        Views views = new Views();
        views.feeding.start();
        incidents.add("i1", declared());
        views.reach(1);
        views.feeding.stop();
        incidents.add("i1", new IncidentAcknowledged(null));

        assertThat(views.feeding.isRunning()).isFalse();
        assertThat(views.feeding.followingWell()).isFalse();
        assertThat(views.projector.position()).isEqualTo(1);
    }

    @Test
    void anEndThatComesJustBeforeFollowingBeginsIsTheEnd() {
        AtomicReference<Views> views = new AtomicReference<>();
        CompletableFuture<Void> rebuilt = new CompletableFuture<>();
        EventTail tail = listener -> {
            CompletableFuture.runAsync(views.get().feeding::stop).join();
            rebuilt.complete(null);
            return log.onAdvance(listener);
        };
        views.set(new Views(log, tail, log::scan, PATIENCE));

        assertThatThrownBy(views.get().feeding::start).isInstanceOf(CancellationException.class);

        assertThat(rebuilt).isCompleted();
        assertThat(views.get().feeding.state()).isEqualTo(RunnerState.STOPPED);
        assertThat(views.get().feeding.followingWell()).isFalse();
    }

    @Test
    void theHeadIsKnownWithoutAsking() throws Exception {
        HeadTracker head = new HeadTracker(log, log);
        incidents.add("i1", declared());

        assertThat(head.progress().await(1, PATIENCE).get()).isEqualTo(1);
        head.close();
    }

    private static IncidentEvent declared() {
        return History.declaration("Checkout fails", Severity.SEV2, Mode.LIVE, null, List.of(), Map.of());
    }
}

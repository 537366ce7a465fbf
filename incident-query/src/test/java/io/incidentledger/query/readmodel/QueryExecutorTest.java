package io.incidentledger.query.readmodel;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;

import io.incidentledger.events.History;
import io.incidentledger.events.IncidentEvent.IncidentAcknowledged;
import io.incidentledger.events.IncidentEvent.IncidentDeclared;
import io.incidentledger.events.Mode;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Visibility;
import io.incidentledger.events.codec.EventCodec;
import io.incidentledger.http.parameters.PointInTime;
import io.incidentledger.http.problems.Problem;
import io.incidentledger.http.problems.ProblemException;
import io.incidentledger.http.problems.ProblemType;
import io.incidentledger.ledger.memory.InMemoryEventLog;
import io.incidentledger.projection.FoldFailedException;
import io.incidentledger.projection.IncidentLog;
import io.incidentledger.projection.PositionTracker;
import io.incidentledger.projection.Projector;
import io.incidentledger.projection.documents.DocumentViewDefinition;
import io.incidentledger.projection.runner.HeadTracker;
import io.incidentledger.projection.runner.ProjectionRunner;
import io.incidentledger.query.displaynumbers.MemoryDisplayNumbers;
import io.incidentledger.query.folding.StreamProjectionCache;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mockito.Mockito;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/// Tests the executor with two permits and one thread, and counts the use of both.
class QueryExecutorTest {

    private static final Problem FULL = ProblemType.OVERLOADED.retryable("full", 1);
    private static final String ONE = "11111111-1111-4111-8111-111111111111";
    private static final String OTHER = "22222222-2222-4222-8222-222222222222";
    private static final DocumentViewDefinition<String> ROWS = new DocumentViewDefinition<>("rows", 1, String.class,
            event -> null,
            (row, event) -> "", List.of());

    private final InMemoryEventLog log = new InMemoryEventLog();
    private final IncidentLog incidents = new IncidentLog(log);
    private final MemoryDisplayNumbers numbers = new MemoryDisplayNumbers();
    private final Projector numbering = new Projector(new EventCodec(), List.of(numbers));
    private final PositionTracker rows = new PositionTracker();
    private final IncidentViewReader<Integer, Integer> counting = IncidentViewReader
            .alone(StreamProjectionCache.recorded(log,
                    (count, event) -> count == null ? 1 : count + 1, 100));
    private final CountedPermits permits = new CountedPermits();
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final AtomicInteger handedOver = new AtomicInteger();
    private HeadTracker head;
    private QueryExecutor executor;

    private static final class CountedPermits extends Semaphore {

        private static final int ALL = 2;
        private static final long serialVersionUID = 1L;

        private final AtomicInteger taken = new AtomicInteger();

        CountedPermits() {
            super(ALL);
        }

        @Override
        public boolean tryAcquire() {
            boolean acquired = super.tryAcquire();
            if (acquired) {
                taken.incrementAndGet();
            }
            return acquired;
        }

        int taken() {
            return taken.get();
        }

        int held() {
            return ALL - availablePermits();
        }
    }

    @BeforeEach
    void start() {
        head = new HeadTracker(log, log);
        ProjectionRunner projectionRunner = Mockito.mock(ProjectionRunner.class);
        Mockito.when(projectionRunner.progress())
                .thenReturn(Map.of("numbers", numbering.progressOf(numbers), "rows", rows));
        QueryPool pool = new QueryPool(permits, Schedulers.fromExecutor(task -> {
            handedOver.incrementAndGet();
            thread.execute(task);
        }), FULL, null);
        executor = new QueryExecutor(log, head, projectionRunner, numbers, InstantSource.system(), kind -> pool);
        declare(ONE);
        acknowledge();
        number();
        rows.advance(log.head().position());
    }

    @AfterEach
    void end() {
        executor.close();
        thread.shutdownNow();
        head.close();
    }

    private void declare(String id) {
        incidents.add(id, new IncidentDeclared("Checkout fails", null, Severity.SEV2, List.of(), Map.of(),
                Visibility.NORMAL, Mode.LIVE, "manual", null, null));
    }

    private void acknowledge() {
        incidents.add(ONE, new IncidentAcknowledged(null));
    }

    private void number() {
        numbering.apply(log.read(numbering.position(), Integer.MAX_VALUE));
    }

    private static ReadOptions asOf(long position) {
        return ReadOptions.NOW.asOf("asOf", new PointInTime.After(position));
    }

    private static ReadOptions asOf(Instant instant) {
        return ReadOptions.NOW.asOf("asOf", new PointInTime.At(instant));
    }

    private static ReadOptions upTo(long position) {
        return ReadOptions.NOW.reaching("minPosition", position);
    }

    private Query<String> ofOne(String name, ReadOptions options) {
        return Query.ofIncident(name, options, counting, read -> "#" + read.number() + " " + read.content());
    }

    private static <T> Query<T> ofRows(ReadOptions options, T answer) {
        return Query.ofViews(options, List.of(ROWS), point -> answer);
    }

    private <T> CompletableFuture<T> asked(Query<T> query) {
        return executor.execute(query).toFuture();
    }

    /// Occupies the thread and a permit until it is released.
    private CountDownLatch busy() {
        CountDownLatch letGo = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        asked(Query.ofLedger(ReadOptions.NOW, point -> {
            begun.countDown();
            try {
                return letGo.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException ended) {
                return false;
            }
        }));
        await().until(() -> begun.getCount() == 0);
        return letGo;
    }

    private record Asked(String name, Function<QueryExecutorTest, Mono<?>> how) {

        @Override
        public String toString() {
            return name;
        }
    }

    private static Asked query(String name, Function<QueryExecutorTest, Query<?>> query) {
        return new Asked(name, test -> test.executor.execute(query.apply(test)));
    }

    static Stream<Asked> requests() {
        return Stream.of(
                query("of views", test -> ofRows(ReadOptions.NOW, "")),
                query("of views that are waited for", test -> ofRows(upTo(2), "")),
                query("of views as of a position", test -> ofRows(asOf(1), "")),
                query("of views as of an instant", test -> ofRows(asOf(Instant.now()), "")),
                query("of views, between two moments", test -> Query.ofViews(ReadOptions.NOW, List.of(ROWS),
                        point -> point.at(new PointInTime.After(1)).position())),
                query("of an incident", test -> test.ofOne(ONE, ReadOptions.NOW)),
                query("of an incident by its number", test -> test.ofOne("1", ReadOptions.NOW)),
                query("of an incident as of a position", test -> test.ofOne(ONE, asOf(1))),
                query("of an incident as of an instant", test -> test.ofOne("1", asOf(Instant.now()))),
                query("of an incident, between two moments", test -> Query.ofIncident(ONE, asOf(2), test.counting,
                        read -> read.point().at(new PointInTime.At(Instant.EPOCH)).position())),
                query("of the ledger", test -> Query.ofLedger(ReadOptions.NOW, ReadPoint::position)),
                query("of the ledger played again",
                        test -> Query.ofReplay(asOf(Instant.now()), false, ReadPoint::position)),
                new Asked("a page of a stream", test -> test.executor.nextPage(() -> "page")));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void aRequestTakesOnePermitAndOneThreadAndGivesThemBack(Asked asked) {
        asked.how().apply(this).block();

        assertThat(permits.taken()).isEqualTo(1);
        assertThat(handedOver).hasValue(1);
        assertThat(permits.held()).isZero();
    }

    @Test
    void aRequestThatIsRefusedOnItsWayGivesItsPermitBack() {
        assertThatThrownBy(() -> executor.execute(ofOne(OTHER, ReadOptions.NOW)).block())
                .isInstanceOf(ProblemException.class).hasMessageContaining(OTHER);

        assertThat(permits.taken()).isEqualTo(1);
        assertThat(permits.held()).isZero();
    }

    @Test
    void whatIsWaitedForBeforeAnythingIsReadTakesNoPermitYet() {
        CompletableFuture<String> answer = asked(ofRows(upTo(3), "there"));
        assertThat(permits.taken()).isZero();

        acknowledge();
        rows.advance(3);

        assertThat(answer).succeedsWithin(Duration.ofSeconds(5)).isEqualTo("there");
        assertThat(permits.taken()).isEqualTo(1);
        assertThat(handedOver).hasValue(1);
    }

    /// Only reading the ledger reveals that the instant lies beyond what the view has reached.
    @Test
    void aMomentThatAViewHasNotReachedIsWaitedForWithTheSamePermitAndWithoutAThread() {
        acknowledge();
        CompletableFuture<String> answer = asked(ofRows(asOf(Instant.now()), "there"));
        await().until(() -> handedOver.get() == 1);
        assertThat(executor.execute(ofRows(ReadOptions.NOW, "meanwhile")).block()).isEqualTo("meanwhile");
        assertThat(answer).isNotDone();
        assertThat(permits.held()).isEqualTo(1);

        rows.advance(3);

        assertThat(answer).succeedsWithin(Duration.ofSeconds(5)).isEqualTo("there");
        assertThat(permits.taken()).as("its own and that of the one meanwhile").isEqualTo(2);
        await().until(() -> permits.held() == 0);
    }

    @Test
    void theNumberOfAnIncidentThatWasDeclaredAMomentAgoIsWaitedForWithTheSamePermit() {
        declare(OTHER);
        CompletableFuture<String> answer = asked(ofOne(OTHER, ReadOptions.NOW));
        await().until(() -> handedOver.get() == 1);
        assertThat(executor.execute(ofOne(ONE, ReadOptions.NOW)).block()).isEqualTo("#1 2");
        assertThat(answer).isNotDone();

        number();

        assertThat(answer).succeedsWithin(Duration.ofSeconds(5)).isEqualTo("#2 1");
        assertThat(permits.taken()).as("its own and that of the one meanwhile").isEqualTo(2);
        await().until(() -> permits.held() == 0);
    }

    private void refuses(Query<?> query, String type, String... details) {
        assertThatThrownBy(() -> executor.execute(query).block()).isInstanceOfSatisfying(ProblemException.class,
                refused -> {
                    assertThat(refused.problem().name()).isEqualTo(type);
                    assertThat(refused.problem().detail()).contains(details);
                });
        assertThat(permits.held()).isZero();
    }

    @Test
    void aPositionIsAheadIfTheLogEndsBeforeItAndTheViewsAreBehindIfOnlyTheyDo() {
        refuses(ofRows(upTo(9).asOf("to", new PointInTime.After(7)).reaching("from", 1L), ""), "position-ahead",
                "minPosition is 9, and the ledger ends at position 2", "and 1 more");
        acknowledge();
        refuses(ofRows(upTo(3), ""), "views-behind", "Position 3");
        refuses(ofRows(upTo(4), ""), "position-ahead", "minPosition is 4, and the ledger ends at position 3");
    }

    /// Nobody has told this process of the events that another one appended.
    @Test
    void theLogItselfIsAskedWhereItEnds() {
        head.close();
        acknowledge();
        refuses(Query.ofLedger(upTo(3), ReadPoint::position), "views-behind", "Position 3");
    }

    @Test
    void anIncidentThatWasDeclaredLaterIsToldFromOneThatThereIsNot() {
        declare(OTHER);
        number();
        rows.advance(3);
        for (String name : List.of(OTHER, "2")) {
            refuses(ofOne(name, asOf(2)), "unknown-incident",
                    "There was no incident " + name + " yet at position 2: its declaration has position 3");
            refuses(ofOne(name, asOf(Instant.EPOCH)), "unknown-incident", "yet at position 0: ");
        }
        refuses(ofOne("3", asOf(2)), "unknown-incident", "There is no incident 3.");
        refuses(ofOne("33333333-3333-4333-8333-333333333333", asOf(2)), "unknown-incident", "There is no incident 33");
    }

    @Test
    void aNumberThatWillNeverComeIsLeftOut() {
        declare(OTHER);
        numbering.progressOf(numbers).stop(new FoldFailedException("numbers", 3, new IllegalStateException("broken")));

        assertThat(executor.execute(ofOne(OTHER, ReadOptions.NOW)).block()).isEqualTo("#null 1");
    }

    @Test
    void whatThereIsNoPermitForIsRefusedUntilThereIsOneAgain() {
        CountDownLatch letGo = busy();
        CompletableFuture<String> waiting = asked(ofRows(ReadOptions.NOW, "waiting"));

        assertThatThrownBy(() -> executor.execute(ofRows(ReadOptions.NOW, "beyond")).block())
                .isInstanceOfSatisfying(ProblemException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(FULL));
        letGo.countDown();

        assertThat(waiting).succeedsWithin(Duration.ofSeconds(5)).isEqualTo("waiting");
        assertThat(executor.execute(ofRows(ReadOptions.NOW, "afterwards")).block()).isEqualTo("afterwards");
    }

    @Test
    void whoeverGoesAwayGivesThePermitBack() {
        CountDownLatch letGo = busy();
        Disposable gone = executor.execute(ofRows(ReadOptions.NOW, "")).subscribe();
        assertThat(permits.held()).isEqualTo(2);

        gone.dispose();

        assertThat(permits.held()).isEqualTo(1);
        letGo.countDown();
    }

    @Test
    void anAnswerOfThePresentSaysThePositionAndOneOfThePastWhetherItIsFinal() {
        Instant before = History.time("2020-01-01T00:00:00Z");
        Query<String> headers = Query.ofLedger(asOf(before), point -> point.ok("").getHeaders().toString());

        assertThat(executor.execute(headers).block()).contains("Ledger-Position:\"0\"", "Ledger-As-Of-Final:\"true\"");
        assertThat(executor.execute(Query.ofLedger(ReadOptions.NOW, point -> point.ok("").getHeaders().toString()))
                .block()).contains("Ledger-Position:\"2\"").doesNotContain("Final");
    }
}

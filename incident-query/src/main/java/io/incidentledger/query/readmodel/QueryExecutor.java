package io.incidentledger.query.readmodel;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

import io.incidentledger.events.IncidentReference;
import io.incidentledger.events.validation.FieldError;
import io.incidentledger.http.parameters.PointInTime;
import io.incidentledger.http.problems.Problem;
import io.incidentledger.http.problems.ProblemException;
import io.incidentledger.http.problems.ProblemFactory;
import io.incidentledger.http.problems.ProblemType;
import io.incidentledger.ledger.EventReader;
import io.incidentledger.projection.FoldFailedException;
import io.incidentledger.projection.PositionTracker;
import io.incidentledger.projection.runner.HeadTracker;
import io.incidentledger.projection.runner.ProjectionRunner;
import io.incidentledger.query.displaynumbers.DisplayNumberDocument;
import io.incidentledger.query.displaynumbers.DisplayNumbers;
import io.incidentledger.query.displaynumbers.NumbersById;
import io.incidentledger.query.folding.FoldedStream;
import io.incidentledger.query.folding.StreamProjectionCache;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Runs every query against views and streams on behalf of the controllers. It first waits, without holding a thread,
/// until the sources of the query have reached the required position. The query then gets one permit, which it keeps
/// until its response is complete, and a thread, which determines the read point, reads the content, and builds and
/// renders the response. Waits that become necessary only then (for an instant that the views have not reached, or for
/// the number of an incident that was declared a moment ago) hold no thread either. A query that gets no permit is
/// rejected with a 503.
///
/// The executor knows which incidents a response covers before the response is returned, so authorization of readers
/// belongs here. At present everybody may read everything.
public final class QueryExecutor implements AutoCloseable {

    /// The maximum time that a query waits for a position.
    public static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int WAITING = 10_000;
    private static final int WAITING_LONG = 64;
    private static final int SCAN_THREADS = 1;

    private final ReadPointResolver points;
    private final PositionTracker head;
    private final Map<String, PositionTracker> views;
    private final PositionTracker numbered;
    private final DisplayNumbers numbers;
    private final Map<QueryKind, QueryPool> pools = new EnumMap<>(QueryKind.class);
    private final QueryPool queries;

    public QueryExecutor(QuerySettings settings, EventReader reader, HeadTracker head,
            ProjectionRunner projectionRunner,
            DisplayNumbers numbers,
            InstantSource clock) {
        this(reader, head, projectionRunner, numbers, clock, kind -> poolOf(kind, settings));
    }

    QueryExecutor(EventReader reader, HeadTracker head, ProjectionRunner projectionRunner, DisplayNumbers numbers,
            InstantSource clock, Function<QueryKind, QueryPool> poolOf) {
        this.points = new ReadPointResolver(reader, clock);
        this.head = head.progress();
        this.views = Map.copyOf(projectionRunner.progress());
        this.numbered = progressOf(DisplayNumberDocument.VIEW.name());
        this.numbers = numbers;
        for (QueryKind kind : QueryKind.values()) {
            pools.put(kind, poolOf.apply(kind));
        }
        this.queries = poolOf(QueryKind.SHORT);
    }

    private static QueryPool poolOf(QueryKind kind, QuerySettings settings) {
        return switch (kind) {
            case SHORT -> new QueryPool(kind.poolName(), settings.threads(), WAITING, full("queries are waiting", 1),
                    null);
            case PAST -> new QueryPool(kind.poolName(), settings.pastThreads(), WAITING_LONG,
                    full("queries about the past are waiting", 1), settings.timeout());
            case REPORT -> new QueryPool(kind.poolName(), settings.reportThreads(), WAITING_LONG,
                    full("reports are waiting", 5), settings.timeout());
            case SCAN -> new QueryPool(kind.poolName(), SCAN_THREADS, WAITING_LONG,
                    full("replays are waiting to start", 5), null);
        };
    }

    private static Problem full(String waiting, int retryAfterSeconds) {
        return ProblemType.OVERLOADED.retryable("Too many " + waiting + ". Try again later.", retryAfterSeconds);
    }

    private QueryPool poolOf(QueryKind kind) {
        return Objects.requireNonNull(pools.get(kind));
    }

    /// Micrometer meters for queries, under `incident.ledger.queries`, by pool.
    public MeterBinder metrics() {
        return registry -> pools.forEach((kind, pool) -> {
            Tags tags = Tags.of("pool", kind.poolName());
            Gauge.builder("incident.ledger.queries.in.flight", pool, QueryPool::admitted).tags(tags)
                    .description("Queries that are running or waiting").register(registry);
            Gauge.builder("incident.ledger.queries.in.flight.capacity", pool, QueryPool::capacity).tags(tags)
                    .description("Maximum number of queries in flight; further ones are rejected").register(registry);
            FunctionCounter.builder("incident.ledger.queries.rejected", pool, QueryPool::rejected).tags(tags)
                    .description("Queries that were rejected because too many were in flight").register(registry);
            FunctionCounter.builder("incident.ledger.queries.timed.out", pool, QueryPool::timedOut).tags(tags)
                    .description("Queries that were given up because they took too long").register(registry);
        });
    }

    /// Runs a query.
    ///
    /// @return fails with a 503 if too many queries are running already, or if the position that the query waits for is
    ///     not reached in time
    public <T> Mono<T> execute(Query<T> query) {
        return switch (query) {
            case IncidentQuery<?, ?, T> aboutOne -> answer(aboutOne);
            case LedgerQuery<T> across -> answer(across);
        };
    }

    /// Reads the next page of a stream that a query has opened. Streams are long-lived, so each page gets its own
    /// permit.
    public <T> Mono<T> nextPage(Callable<T> page) {
        return queries.run(page, Mono::just);
    }

    /// Waits like a query that reads the log itself, but reads nothing.
    public Mono<Void> whenReached(ReadOptions options) {
        return whenReached(options, List.of(head));
    }

    private <T> Mono<T> answer(LedgerQuery<T> query) {
        List<PositionTracker> sources = query.views().isEmpty()
                ? List.of(head)
                : query.views().stream().map(this::progressOf).toList();
        QueryPool pool = poolOf(query.kind());
        return at(query.options(), sources, pool,
                point -> query.numbered() && numbered.position() < point.position()
                        ? pool.comingBack(numberedUpTo(point.position()))
                                .then(Mono.fromCallable(() -> query.answer().apply(point)))
                        : Mono.just(query.answer().apply(point)));
    }

    private PositionTracker progressOf(String view) {
        PositionTracker positionTracker = views.get(view);
        if (positionTracker == null) {
            throw new IllegalArgumentException("view " + view + " is not fed here");
        }
        return positionTracker;
    }

    private <V, R, T> Mono<T> answer(IncidentQuery<V, R, T> query) {
        boolean byNumber = IncidentReference.isNumber(query.idOrNumber()) || query.options().past();
        return at(query.options(), byNumber ? List.of(head, numbered) : List.of(head), queries, point -> {
            FoldedStream<V> own = own(query, point);
            long position = point.past() ? point.position() : Math.max(point.position(), own.position());
            R content = query.source().read(own, position);
            Set<String> mentioned = new HashSet<>(query.source().mentioned(content));
            mentioned.add(own.incidentId());
            return numbersOf(mentioned, position).map(known -> query.answer()
                    .apply(new IncidentReadResult<>(own.incidentId(), content, known, point, position)));
        });
    }

    private <V> FoldedStream<V> own(IncidentQuery<V, ?, ?> query, ReadPoint point) {
        StreamProjectionCache<V> streams = query.source().streams();
        Optional<String> id = IncidentReference.idOf(query.idOrNumber(), numbers::incidentWith);
        return id.flatMap(known -> point.past() ? streams.at(known, point.position()) : streams.now(known))
                .orElseThrow(() -> new ProblemException(id.filter(known -> point.past())
                        .flatMap(known -> declaredLater(query.idOrNumber(), known, point))
                        .orElseGet(() -> ProblemFactory.unknownIncident(query.idOrNumber()))));
    }

    /// Empty: there is no such incident at any position.
    private Optional<Problem> declaredLater(String idOrNumber, String id, ReadPoint point) {
        return points.declaration(id).map(declared -> ProblemFactory.declaredLater(idOrNumber, point.position(),
                declared.position(), declared.recordedAt()));
    }

    /// Waits for missing numbers: an incident that was declared a moment ago may not have its number yet.
    private Mono<NumbersById> numbersOf(Set<String> incidents, long position) {
        NumbersById known = new NumbersById(numbers.numbersOf(incidents));
        return known.byIncident().keySet().containsAll(incidents)
                ? Mono.just(known)
                : queries.comingBack(numberedUpTo(position))
                        .then(Mono.fromCallable(() -> new NumbersById(numbers.numbersOf(incidents))))
                        .onErrorReturn(known);
    }

    /// Waits for the numbers up to a position. Also completes when the numbers view has stopped or the wait takes too
    /// long: numbers that are still unknown are then left out.
    private Mono<Void> numberedUpTo(long position) {
        return Mono.fromFuture(() -> numbered.await(position, PATIENCE)).onErrorComplete().then();
    }

    /// Continues from the read point once all sources have reached it.
    private <T> Mono<T> at(ReadOptions options, List<PositionTracker> sources, QueryPool pool,
            Function<ReadPoint, Mono<T>> next) {
        PointInTime asOf = options.asOf();
        if (asOf == null) {
            return whenReached(options, sources)
                    .then(pool.run(() -> options.pin(points.present(reached(sources))), next));
        }
        List<PositionTracker> all = new ArrayList<>(sources);
        all.add(head);
        return whenReached(options, all).then(pool.run(() -> options.pin(points.at(asOf)),
                point -> reached(sources) >= point.position()
                        ? next.apply(point)
                        : pool.comingBack(whenAt(point.position(), sources))
                                .then(Mono.defer(() -> next.apply(point)))));
    }

    /// The position that all of the sources have reached.
    private static long reached(List<PositionTracker> sources) {
        return sources.stream().mapToLong(PositionTracker::position).min().orElseThrow();
    }

    /// Waits for what a caller named. Only after a wait in vain the log itself is asked whether it has come that far.
    private Mono<Void> whenReached(ReadOptions options, List<PositionTracker> sources) {
        return await(options.minimumPosition(), sources)
                .onErrorResume(TimeoutException.class, late -> refuseBeyondEnd(options, late))
                .onErrorMap(failure -> refusal(failure, options.minimumPosition(), sources));
    }

    private Mono<Void> refuseBeyondEnd(ReadOptions options, TimeoutException late) {
        return queries.run(points::end, end -> {
            List<FieldError> beyond = options.beyond(end);
            return Mono.error(beyond.isEmpty() ? late : new ProblemException(ProblemFactory.positionAhead(beyond)));
        });
    }

    private static Mono<Void> whenAt(long position, List<PositionTracker> sources) {
        return await(position, sources).onErrorMap(failure -> refusal(failure, position, sources));
    }

    /// Waits for the sources one after the other; one deadline applies to all of them.
    private static Mono<Void> await(long position, List<PositionTracker> sources) {
        if (reached(sources) >= position) {
            return Mono.empty();
        }
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        return Flux.fromIterable(sources)
                .concatMap(source -> Mono.fromFuture(() -> source.await(position, until(deadline))))
                .then();
    }

    private static Duration until(long deadline) {
        return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
    }

    private static Throwable refusal(Throwable failure, long position, List<PositionTracker> sources) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return switch (cause) {
            case TimeoutException late -> new ProblemException(ProblemFactory.viewsBehind(position, reached(sources)));
            case FoldFailedException stopped -> new ProblemException(ProblemType.VIEW_STOPPED
                    .retryable("Position " + position + " was requested, but " + stopped.getMessage(), 60));
            case null, default -> failure;
        };
    }

    @Override
    public void close() {
        pools.values().forEach(QueryPool::close);
    }
}

package io.incidentledger.query.readmodel;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

import io.incidentledger.http.problems.Problem;
import io.incidentledger.http.problems.ProblemException;
import io.incidentledger.http.problems.ProblemType;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/// A pool of threads that may block, for a bounded number of queries. A query holds one permit from its admission until
/// its response is complete, it fails, its time is over or its caller disconnects. Meanwhile it is running, waiting for a
/// thread, or waiting for a view without a thread. A query for which there is no permit is rejected. When its time is
/// over or its caller disconnects, its thread is interrupted.
final class QueryPool implements AutoCloseable {

    private static final int IDLE_SECONDS = 60;

    private final Semaphore permits;
    private final int capacity;
    private final Scheduler threads;
    private final Problem full;
    private final @Nullable Duration timeout;
    private final AtomicLong rejected = new AtomicLong();
    private final AtomicLong timedOut = new AtomicLong();

    /// @param threads the number of queries that may run at the same time
    /// @param waiting the number of further queries that may hold a permit
    /// @param full the problem that is returned to callers that get no permit
    /// @param timeout the time that a query has from its admission on; null: any
    QueryPool(String name, int threads, int waiting, Problem full, @Nullable Duration timeout) {
        this(new Semaphore(threads + waiting),
                Schedulers.newBoundedElastic(threads, Integer.MAX_VALUE, name, IDLE_SECONDS, true), full, timeout);
    }

    QueryPool(Semaphore permits, Scheduler threads, Problem full, @Nullable Duration timeout) {
        this.permits = permits;
        this.capacity = permits.availablePermits();
        this.threads = threads;
        this.full = full;
        this.timeout = timeout;
    }

    /// Runs a query with one permit, on one thread as long as it does not [wait][#comingBack]. The downstream
    /// subscriber of the result runs on that thread, too.
    ///
    /// @param start may block
    /// @param rest may block
    <B, T> Mono<T> run(Callable<B> start, Function<B, Mono<T>> rest) {
        Mono<T> running = Mono.using(this::permit,
                permit -> Mono.fromCallable(start).subscribeOn(threads).flatMap(rest), Semaphore::release);
        return timeout == null ? running : running.timeout(timeout, Mono.error(() -> late(timeout)));
    }

    private ProblemException late(Duration limit) {
        timedOut.incrementAndGet();
        return new ProblemException(ProblemType.QUERY_TIMEOUT.retryable("The response was not complete after "
                + limit.toSeconds() + " s. Request less at once, such as a shorter period, or try again later.",
                (int) Math.max(1, limit.toSeconds())));
    }

    /// Waits on behalf of a query, which keeps its permit but holds no thread; the query continues on another thread.
    Mono<Void> comingBack(Mono<Void> waiting) {
        return waiting.publishOn(threads);
    }

    private Semaphore permit() {
        if (!permits.tryAcquire()) {
            rejected.incrementAndGet();
            throw new ProblemException(full);
        }
        return permits;
    }

    /// The number of queries that hold a permit.
    int admitted() {
        return capacity - permits.availablePermits();
    }

    /// The number of queries that may hold a permit.
    int capacity() {
        return capacity;
    }

    /// The number of queries that got no permit so far.
    long rejected() {
        return rejected.get();
    }

    /// The number of queries whose time was over so far.
    long timedOut() {
        return timedOut.get();
    }

    @Override
    public void close() {
        threads.dispose();
    }
}

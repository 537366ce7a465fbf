package io.incidentledger.query.readmodel;

import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

import io.incidentledger.http.problems.Problem;
import io.incidentledger.http.problems.ProblemException;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/// A pool of threads that may block, for a bounded number of queries. A query holds one permit from its admission until
/// its response is complete, it fails or its caller disconnects. Meanwhile it is running, waiting for a thread, or
/// waiting for a view without a thread. A query for which there is no permit is rejected.
final class QueryPool implements AutoCloseable {

    private static final int IDLE_SECONDS = 60;

    private final Semaphore permits;
    private final Scheduler threads;
    private final Problem full;

    /// @param threads the number of queries that may run at the same time
    /// @param waiting the number of further queries that may hold a permit
    /// @param full the problem that is returned to callers that get no permit
    QueryPool(String name, int threads, int waiting, Problem full) {
        this(new Semaphore(threads + waiting),
                Schedulers.newBoundedElastic(threads, Integer.MAX_VALUE, name, IDLE_SECONDS, true), full);
    }

    QueryPool(Semaphore permits, Scheduler threads, Problem full) {
        this.permits = permits;
        this.threads = threads;
        this.full = full;
    }

    /// Runs a query with one permit, on one thread as long as it does not [wait][#comingBack]. The downstream
    /// subscriber of the result runs on that thread, too.
    ///
    /// @param start may block
    /// @param rest may block
    <B, T> Mono<T> run(Callable<B> start, Function<B, Mono<T>> rest) {
        return Mono.using(this::permit, permit -> Mono.fromCallable(start).subscribeOn(threads).flatMap(rest),
                Semaphore::release);
    }

    /// Waits on behalf of a query, which keeps its permit but holds no thread; the query continues on another thread.
    Mono<Void> comingBack(Mono<Void> waiting) {
        return waiting.publishOn(threads);
    }

    private Semaphore permit() {
        if (!permits.tryAcquire()) {
            throw new ProblemException(full);
        }
        return permits;
    }

    @Override
    public void close() {
        threads.dispose();
    }
}

package io.incidentledger.query.readmodel;

import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

import io.incidentledger.http.Problem;
import io.incidentledger.http.ProblemException;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/// Threads that may block, for a bounded number of queries. A query has one permit from when it is admitted until its
/// answer is made, it fails or its caller is gone: at work, waiting for a thread, or waiting for a view without one.
/// What there is no permit for is refused.
final class QueryPool implements AutoCloseable {

    private static final int IDLE_SECONDS = 60;

    private final Semaphore permits;
    private final Scheduler threads;
    private final Problem full;

    /// @param threads
    ///            how many queries may be at work at once
    /// @param waiting
    ///            how many more may have a permit
    /// @param full
    ///            what those are told who get none
    QueryPool(String name, int threads, int waiting, Problem full) {
        this(new Semaphore(threads + waiting),
                Schedulers.newBoundedElastic(threads, Integer.MAX_VALUE, name, IDLE_SECONDS, true), full);
    }

    QueryPool(Semaphore permits, Scheduler threads, Problem full) {
        this.permits = permits;
        this.threads = threads;
        this.full = full;
    }

    /// Runs a query with one permit, on one thread as long as it does not [wait][#comingBack]. That thread goes on with
    /// whoever takes the answer.
    ///
    /// @param beginning may block
    /// @param rest may block
    <B, T> Mono<T> run(Callable<B> beginning, Function<B, Mono<T>> rest) {
        return Mono.using(this::permit, permit -> Mono.fromCallable(beginning).subscribeOn(threads).flatMap(rest),
                Semaphore::release);
    }

    /// What a query waits for, with its permit and without a thread: it goes on with another one.
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

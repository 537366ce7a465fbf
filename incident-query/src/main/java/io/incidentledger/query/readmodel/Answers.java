package io.incidentledger.query.readmodel;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.LongFunction;

import io.incidentledger.http.Problem;
import io.incidentledger.http.ProblemException;
import io.incidentledger.http.ProblemType;
import io.incidentledger.http.Problems;
import io.incidentledger.projection.FoldFailedException;
import io.incidentledger.projection.Progress;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/// Runs queries once what they read is far enough. Waiting holds no thread; at most a bounded number of queries is at work and another bounded number waits for a thread,
/// what is beyond is refused.
public final class Answers implements AutoCloseable {

    /// How long a query waits for its `minPosition`.
    public static final Duration PATIENCE = Duration.ofSeconds(5);
    /// The header that says which position an answer reflects.
    public static final String LEDGER_POSITION = "Ledger-Position";

    private static final int QUEUED = 10_000;

    private final Scheduler blocking;

    /// @param threads
    ///            how many queries may be at work at once
    public Answers(int threads) {
        this.blocking = Schedulers.newBoundedElastic(threads, QUEUED, "queries", 60, true);
    }

    /// Asks after everything that is read has reached a position.
    ///
    /// @param minPosition
    ///            the position to wait for; null: as it is now
    /// @param sources
    ///            what the query reads, at least one
    /// @param query
    ///            may block; it is given the position that its answer reflects at least
    public <T> Mono<T> ask(@Nullable Long minPosition, List<Progress> sources, LongFunction<T> query) {
        return whenAt(minPosition == null ? 0 : minPosition, sources)
                .then(Mono.fromCallable(() -> query.apply(reached(sources))).subscribeOn(blocking))
                .onErrorMap(RejectedExecutionException.class, full -> new ProblemException(overloaded()));
    }

    /// Threads that may block.
    public Scheduler blocking() {
        return blocking;
    }

    /// The position that all of the sources have reached.
    public static long reached(List<Progress> sources) {
        return sources.stream().mapToLong(Progress::position).min().orElseThrow();
    }

    /// One after the other, all within the same time.
    private static Mono<Void> whenAt(long position, List<Progress> sources) {
        if (reached(sources) >= position) {
            return Mono.empty();
        }
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        return Flux.fromIterable(sources)
                .concatMap(source -> Mono.fromFuture(() -> source.await(position, until(deadline))))
                .onErrorMap(failure -> refusal(failure, position, sources))
                .then();
    }

    private static Duration until(long deadline) {
        return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
    }

    private static Throwable refusal(Throwable failure, long position, List<Progress> sources) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return switch (cause) {
            case TimeoutException late -> new ProblemException(Problems.viewsBehind(position, reached(sources)));
            case FoldFailedException stopped -> new ProblemException(ProblemType.VIEW_STOPPED
                    .passing("Position " + position + " was asked for, and " + stopped.getMessage(), 60));
            case null, default -> failure;
        };
    }

    private static Problem overloaded() {
        return ProblemType.OVERLOADED.passing("Too many queries wait: try again later", 1);
    }

    @Override
    public void close() {
        blocking.dispose();
    }
}

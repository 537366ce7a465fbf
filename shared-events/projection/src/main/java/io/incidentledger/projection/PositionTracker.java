package io.incidentledger.projection;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;

/// Tracks the position that has been reached in the ledger, and lets callers wait for a position. Thread-safe; never
/// blocks.
public final class PositionTracker {

    private static final CompletableFuture<Long> NOBODY = new CompletableFuture<>();

    private final AtomicLong position = new AtomicLong();
    private final AtomicLong tickets = new AtomicLong();
    private final ConcurrentSkipListSet<Waiter> waiters = new ConcurrentSkipListSet<>();
    private volatile @Nullable FoldFailedException failure;

    private record Waiter(long position, long ticket, CompletableFuture<Long> future) implements Comparable<Waiter> {

        @Override
        public int compareTo(Waiter other) {
            int byPosition = Long.compare(position, other.position);
            return byPosition != 0 ? byPosition : Long.compare(ticket, other.ticket);
        }
    }

    /// The lowest position of the trackers that have not failed; if all have failed, the lowest position of all.
    public static long ofThoseThatGoOn(Collection<PositionTracker> several) {
        List<PositionTracker> goingOn = several.stream().filter(each -> each.failure() == null).toList();
        return (goingOn.isEmpty() ? several : goingOn).stream().mapToLong(PositionTracker::position).min().orElse(0);
    }

    public long position() {
        return position.get();
    }

    /// Why it stopped; null while it is running.
    public @Nullable FoldFailedException failure() {
        return failure;
    }

    /// Records that a position was reached; a lower position than before has no effect.
    public void advance(long reached) {
        long now = position.accumulateAndGet(reached, Math::max);
        Waiter last = new Waiter(now, Long.MAX_VALUE, NOBODY);
        for (Waiter reachedBy = waiters.floor(last); reachedBy != null; reachedBy = waiters.floor(last)) {
            if (waiters.remove(reachedBy)) {
                reachedBy.future().complete(now);
            }
        }
    }

    /// Records that it has stopped: everyone who waits, now or later, for a position that was not reached receives the
    /// failure.
    public void stop(FoldFailedException why) {
        failure = why;
        for (Waiter waiter = waiters.pollFirst(); waiter != null; waiter = waiters.pollFirst()) {
            waiter.future().completeExceptionally(why);
        }
    }

    /// Clears the failure: the event at which it had stopped was processed after all.
    public void resume() {
        failure = null;
    }

    /// A future that completes with the position as soon as it is at least the requested one. It completes on the
    /// thread that advances, so do no work there. It fails with a [java.util.concurrent.TimeoutException] after the
    /// timeout, and with a [FoldFailedException] if the position will never be reached. Cancelling it ends the wait.
    public CompletableFuture<Long> await(long wanted, Duration timeout) {
        long now = position.get();
        if (now >= wanted) {
            return CompletableFuture.completedFuture(now);
        }
        CompletableFuture<Long> future = new CompletableFuture<>();
        Waiter waiter = new Waiter(wanted, tickets.incrementAndGet(), future);
        waiters.add(waiter);
        recheck(waiter);
        future.orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS);
        future.whenComplete((reached, problem) -> waiters.remove(waiter));
        return future;
    }

    private void recheck(Waiter waiter) {
        long now = position.get();
        FoldFailedException why = failure;
        if (now >= waiter.position() && waiters.remove(waiter)) {
            waiter.future().complete(now);
        } else if (why != null && waiters.remove(waiter)) {
            waiter.future().completeExceptionally(why);
        }
    }
}

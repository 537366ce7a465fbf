package io.incidentledger.projection;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;

/// How far something has come along the ledger, and a place to wait for it to come further. Thread-safe, never blocks.
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

    /// The position that all have reached that go on; when none does, that all have reached.
    public static long ofThoseThatGoOn(Collection<PositionTracker> several) {
        List<PositionTracker> goingOn = several.stream().filter(each -> each.failure() == null).toList();
        return (goingOn.isEmpty() ? several : goingOn).stream().mapToLong(PositionTracker::position).min().orElse(0);
    }

    /// The position that has been reached.
    public long position() {
        return position.get();
    }

    /// Why it will not go on; null: it goes on.
    public @Nullable FoldFailedException failure() {
        return failure;
    }

    /// Makes known that a position has been reached; a lower one than before changes nothing.
    public void advance(long reached) {
        long now = position.accumulateAndGet(reached, Math::max);
        Waiter last = new Waiter(now, Long.MAX_VALUE, NOBODY);
        for (Waiter reachedBy = waiters.floor(last); reachedBy != null; reachedBy = waiters.floor(last)) {
            if (waiters.remove(reachedBy)) {
                reachedBy.future().complete(now);
            }
        }
    }

    /// Makes known that it will not go on: who waits, now or later, for a position that was not reached gets the
    /// failure.
    public void stop(FoldFailedException why) {
        failure = why;
        for (Waiter waiter = waiters.pollFirst(); waiter != null; waiter = waiters.pollFirst()) {
            waiter.future().completeExceptionally(why);
        }
    }

    /// Makes known that it goes on after all: somebody took what it had stopped at.
    public void resume() {
        failure = null;
    }

    /// Completes with the position once it is at least the wanted one, on the thread that advances: do no work there.
    /// Fails with a [java.util.concurrent.TimeoutException] when that takes too long, and with a [FoldFailedException]
    /// when it will never happen. Cancelling it is leaving.
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

package io.incidentledger.command.dispatch;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// For so many commands at a time. Whoever has stepped aside and wants to go on comes before those who enter.
/// Thread-safe.
final class CommandLimiter {

    private final int size;
    /// Fair, so that nobody overtakes who waits.
    private final Semaphore free;
    /// One is out for each that has entered and not left, also while it has stepped aside.
    private final Semaphore present = new Semaphore(Integer.MAX_VALUE);
    private volatile boolean closed;

    CommandLimiter(int size) {
        this.size = size;
        this.free = new Semaphore(size, true);
    }

    /// Takes a place if one is free that nobody waits for, and it is not closed; never waits.
    boolean enter() {
        if (closed || !present.tryAcquire()) {
            return false;
        }
        if (closed || !takeAtOnce()) {
            present.release();
            return false;
        }
        return true;
    }

    /// [Semaphore#tryAcquire()] would overtake those who wait.
    private boolean takeAtOnce() {
        boolean interrupted = Thread.interrupted();
        try {
            return free.tryAcquire(0, TimeUnit.NANOSECONDS);
        } catch (InterruptedException refused) {
            interrupted = true;
            return false;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// For whoever has a place: gives it to others during what is to be waited for.
    void stepAside(Runnable waiting) {
        free.release();
        try {
            waiting.run();
        } finally {
            free.acquireUninterruptibly();
        }
    }

    void leave() {
        free.release();
        present.release();
    }

    int taken() {
        return size - free.availablePermits();
    }

    /// Whether somebody who has stepped aside wants to go on.
    boolean isAwaited() {
        return free.hasQueuedThreads();
    }

    boolean isClosed() {
        return closed;
    }

    /// From now on nobody enters; waits until all have left, also those who have stepped aside.
    void close(Duration atMost) throws InterruptedException {
        closed = true;
        if (present.tryAcquire(Integer.MAX_VALUE, atMost.toNanos(), TimeUnit.NANOSECONDS)) {
            present.release(Integer.MAX_VALUE);
        }
    }
}

package io.incidentledger.command.dispatch;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Limits the number of concurrent commands. Commands that stepped aside and want to continue take precedence over new
/// ones. Thread-safe.
final class CommandLimiter {

    private final int size;
    /// Fair, so that nothing overtakes a waiting command.
    private final Semaphore free;
    /// One permit is taken for each command that has entered and not left, even while it has stepped aside.
    private final Semaphore present = new Semaphore(Integer.MAX_VALUE);
    private volatile boolean closed;

    CommandLimiter(int size) {
        this.size = size;
        this.free = new Semaphore(size, true);
    }

    /// Takes a permit if one is free that nothing waits for and the limiter is not closed; never waits.
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

    /// [Semaphore#tryAcquire()] would overtake waiting threads.
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

    /// Releases the caller's permit while it waits, and then acquires one again. The caller must have a permit.
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

    /// Whether a command that stepped aside waits to continue.
    boolean isAwaited() {
        return free.hasQueuedThreads();
    }

    boolean isClosed() {
        return closed;
    }

    /// Admits no further commands, and waits until all have left, including those that stepped aside.
    void close(Duration atMost) throws InterruptedException {
        closed = true;
        if (present.tryAcquire(Integer.MAX_VALUE, atMost.toNanos(), TimeUnit.NANOSECONDS)) {
            present.release(Integer.MAX_VALUE);
        }
    }
}

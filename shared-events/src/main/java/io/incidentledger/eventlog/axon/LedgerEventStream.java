package io.incidentledger.eventlog.axon;

import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;

/** One reader's way along the log. Read by one thread at a time; woken by any. */
final class LedgerEventStream implements TrackingEventStream {

    private final LedgerMessageSource source;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition advanced = lock.newCondition();
    private volatile long position;
    private volatile boolean closed;
    /** The reader was told that there is nothing, and is to be called when there is. */
    private volatile boolean waiting = true;
    private volatile Runnable onAvailable = () -> {};

    /**
     * @param position
     *            of the last event that the reader has
     */
    LedgerEventStream(LedgerMessageSource source, long position) {
        this.source = source;
        this.position = position;
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        return isBehind() ? Optional.of(source.message(position + 1)) : Optional.empty();
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        if (isBehind()) {
            return true;
        }
        waiting = true;
        return isBehind() || (timeout > 0 && await(unit.toNanos(timeout)));
    }

    private boolean await(long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            for (long left = nanos; !isBehind() && !closed && left > 0;) {
                left = advanced.awaitNanos(left);
                waiting = true; // it may have been woken for an event that it had taken already
            }
            return isBehind();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        while (!hasNextAvailable(1, TimeUnit.MINUTES)) {
            if (closed) {
                throw new IllegalStateException("the stream is closed");
            }
        }
        long next = position + 1;
        TrackedEventMessage<?> message = source.message(next);
        position = next;
        return message;
    }

    private boolean isBehind() {
        return !closed && position < source.head();
    }

    @Override
    public boolean setOnAvailableCallback(Runnable callback) {
        onAvailable = callback;
        return true;
    }

    /** The log has moved. Returns quickly: it runs on a thread of the log's. */
    void wake() {
        if (waiting) {
            waiting = false;
            signal();
            callReader();
        }
    }

    private void callReader() {
        try {
            onAvailable.run();
        } catch (RejectedExecutionException readerIsShuttingDown) {
            close();
        }
    }

    private void signal() {
        lock.lock();
        try {
            advanced.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        closed = true;
        signal();
        source.forget(this);
    }
}

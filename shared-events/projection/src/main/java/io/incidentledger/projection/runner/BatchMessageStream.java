package io.incidentledger.projection.runner;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

import io.incidentledger.ledger.EventReader;
import io.incidentledger.ledger.StoredEvent;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;

/// Reads the ledger in batches, a bounded number of events ahead of the handled position. One thread reads; any thread
/// may wake it.
final class BatchMessageStream implements BlockingStream<TrackedEventMessage<?>> {

    /// The maximum number of events per read.
    static final int STRETCH = 512;
    /// The number of events that may be read but not yet handled.
    static final int UNDERWAY = 4 * STRETCH;

    private final EventReader reader;
    private final LongSupplier handled;
    private final Consumer<BatchMessageStream> onClose;
    private long given;
    private @Nullable TrackedEventMessage<?> next;
    private long head;
    private boolean held;
    private @Nullable Runnable onAvailable;

    BatchMessageStream(EventReader reader, LongSupplier handled, long after, Consumer<BatchMessageStream> onClose) {
        this.reader = reader;
        this.handled = handled;
        this.given = after;
        this.onClose = onClose;
    }

    void headIsAt(long position) {
        Runnable wake;
        synchronized (this) {
            if (position <= head) {
                return;
            }
            head = position;
            notifyAll();
            wake = onAvailable;
        }
        run(wake);
    }

    void batchHandled() {
        Runnable wake;
        synchronized (this) {
            if (!held) {
                return;
            }
            held = false;
            notifyAll();
            wake = onAvailable;
        }
        run(wake);
    }

    private static void run(@Nullable Runnable wake) {
        if (wake != null) {
            wake.run();
        }
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        if (next == null && mayRead()) {
            List<StoredEvent> events = reader.read(given, STRETCH);
            if (!events.isEmpty()) {
                given = events.getLast().position();
                next = new EventBatchMessage(events).asMessage();
            }
        }
        return Optional.ofNullable(next);
    }

    private synchronized boolean mayRead() {
        if (head <= given) {
            return false;
        }
        held = given - handled.getAsLong() >= UNDERWAY;
        return !held;
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        long deadline = System.nanoTime() + unit.toNanos(timeout);
        while (peek().isEmpty()) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            pause(left);
        }
        return true;
    }

    private synchronized void pause(long millis) throws InterruptedException {
        if (head <= given || held) {
            wait(millis);
        }
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        while (true) {
            Optional<TrackedEventMessage<?>> available = peek();
            if (available.isPresent()) {
                next = null;
                return available.get();
            }
            pause(TimeUnit.SECONDS.toMillis(1));
        }
    }

    @Override
    public synchronized boolean setOnAvailableCallback(Runnable callback) {
        onAvailable = callback;
        return true;
    }

    @Override
    public void close() {
        onClose.accept(this);
    }
}

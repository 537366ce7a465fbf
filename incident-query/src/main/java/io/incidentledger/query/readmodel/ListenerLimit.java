package io.incidentledger.query.readmodel;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;

/// Limits the number of clients that listen to streams at the same time, whichever streams these are. Thread-safe.
public final class ListenerLimit {

    /// The setting for the limit; 0: the default by the size of the heap.
    static final String SETTING = "${incident-ledger.streams.max-listeners:0}";

    private static final int MIN_DEFAULT = 100;
    private static final long HEAP_PER_LISTENER = 2L << 20;

    private final int capacity;
    private final Semaphore free;
    private final LongAdder refused = new LongAdder();

    public ListenerLimit(int capacity) {
        this.capacity = capacity;
        this.free = new Semaphore(capacity);
    }

    /// @param configured 0: one listener for each 2 MiB of the heap, at least 100
    /// @throws IllegalArgumentException if it is negative
    static ListenerLimit of(int configured, long heapBytes) {
        if (configured < 0) {
            throw new IllegalArgumentException(
                    "incident-ledger.streams.max-listeners must not be negative, but is " + configured);
        }
        return new ListenerLimit(configured > 0
                ? configured
                : (int) Math.clamp(heapBytes / HEAP_PER_LISTENER, MIN_DEFAULT, Integer.MAX_VALUE));
    }

    /// Counts another listener.
    ///
    /// @throws TooManyListenersException if there are as many as there may be
    void enter() {
        if (!free.tryAcquire()) {
            refused.increment();
            throw new TooManyListenersException();
        }
    }

    void leave() {
        free.release();
    }

    int capacity() {
        return capacity;
    }

    /// The number of clients that were rejected.
    long refused() {
        return refused.sum();
    }
}

package io.incidentledger.ledger.mongo;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/// The passing of time, as the appender sees it.
interface Sleeper {

    /// The machine's.
    Sleeper REAL = new Sleeper() {
        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public void pauseUpTo(long nanos) {
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(nanos));
        }
    };

    /// As [System#nanoTime].
    long nanoTime();

    /// Waits for a random time up to a bound, which is at least 1.
    void pauseUpTo(long nanos);

    /// Waits at least as long.
    default void pause(long nanos) {
        long start = nanoTime();
        for (long left = nanos; left > 0; left = nanos - (nanoTime() - start)) {
            pauseUpTo(left);
        }
    }
}

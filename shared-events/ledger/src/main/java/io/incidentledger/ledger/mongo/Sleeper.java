package io.incidentledger.ledger.mongo;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/// Clock and pauses of the appender.
interface Sleeper {

    /// Uses the system's clock.
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

    /// Like [System#nanoTime].
    long nanoTime();

    /// Waits for a random time up to a bound in nanoseconds, which is at least 1.
    void pauseUpTo(long nanos);

    /// Waits for at least this many nanoseconds.
    default void pause(long nanos) {
        long start = nanoTime();
        for (long left = nanos; left > 0; left = nanos - (nanoTime() - start)) {
            pauseUpTo(left);
        }
    }
}

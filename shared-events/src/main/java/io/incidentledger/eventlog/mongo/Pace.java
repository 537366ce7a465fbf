package io.incidentledger.eventlog.mongo;

import java.util.concurrent.locks.LockSupport;

/** The passing of time, as the appender sees it. */
interface Pace {

    /** The machine's. */
    Pace REAL = new Pace() {
        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public void pause(long nanos) {
            LockSupport.parkNanos(nanos);
        }
    };

    /** As {@link System#nanoTime}. */
    long nanoTime();

    /** Waits about as long. */
    void pause(long nanos);
}

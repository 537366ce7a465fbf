package io.incidentledger.command.dispatch;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

import io.incidentledger.ledger.EventLogException;

/// Retry policy for commands that lose a concurrency race: jittered exponential backoff up to a deadline. Used by one
/// command only.
final class ConcurrencyRetryPolicy {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(50);

    private final long end;
    private final CommandMetrics metrics;
    private long pause = FIRST_PAUSE.toNanos();

    ConcurrencyRetryPolicy(Duration bound, CommandMetrics metrics) {
        this.end = System.nanoTime() + bound.toNanos();
        this.metrics = metrics;
    }

    /// Blocks the thread for the next pause.
    ///
    /// @throws EventLogException.Unavailable when the deadline has passed
    void pause(String incidentId) {
        metrics.overtaken();
        if (System.nanoTime() - end >= 0) {
            throw new EventLogException.Unavailable(
                    "incident " + incidentId + " changed concurrently until the retries of this command ended", null);
        }
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(pause));
        pause = Math.min(2 * pause, LONGEST_PAUSE.toNanos());
    }
}

package io.incidentledger.ledger.mongo;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// How much time one batch has left, and how long it waits between attempts: longer each time, never equally long, so
/// that racing processes part.
final class BatchDeadline {

    private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(1);
    private static final int DOUBLINGS = 6;
    private static final Duration LEAST = Duration.ofMillis(1);

    private final Sleeper sleeper;
    private final long start;
    private final long limit;
    private final Duration perCall;
    private int pauses;

    /// @param perCall the most that a single question or write may take of it
    BatchDeadline(Sleeper sleeper, Duration limit, Duration perCall) {
        this.sleeper = sleeper;
        this.start = sleeper.nanoTime();
        this.limit = limit.toNanos();
        this.perCall = perCall;
    }

    private long left() {
        return limit - (sleeper.nanoTime() - start);
    }

    boolean isOver() {
        return left() <= 0;
    }

    /// Since the beginning.
    Duration waited() {
        return Duration.ofNanos(sleeper.nanoTime() - start);
    }

    /// What the next call may take.
    Duration next() {
        Duration left = Duration.ofNanos(left());
        Duration shorter = left.compareTo(perCall) < 0 ? left : perCall;
        return shorter.compareTo(LEAST) < 0 ? LEAST : shorter;
    }

    void pause() {
        long most = FIRST_PAUSE << Math.min(pauses++, DOUBLINGS);
        sleeper.pauseUpTo(Math.clamp(left(), 1, most));
    }

    /// Something has succeeded: the next pause is short again.
    void progress() {
        pauses = 0;
    }
}

package io.incidentledger.ledger.mongo;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// Time budget of one batch, and its pauses between attempts: random, with a growing bound, so that racing processes
/// drift apart.
final class BatchDeadline {

    private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(1);
    private static final int DOUBLINGS = 6;
    private static final Duration LEAST = Duration.ofMillis(1);

    private final Sleeper sleeper;
    private final long start;
    private final long limit;
    private final Duration perCall;
    private int pauses;

    /// @param perCall the most that a single query or write may take of the budget
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

    /// Time since the start of the batch.
    Duration waited() {
        return Duration.ofNanos(sleeper.nanoTime() - start);
    }

    /// Time limit of the next call.
    Duration next() {
        Duration left = Duration.ofNanos(left());
        Duration shorter = left.compareTo(perCall) < 0 ? left : perCall;
        return shorter.compareTo(LEAST) < 0 ? LEAST : shorter;
    }

    void pause() {
        long max = FIRST_PAUSE << Math.min(pauses++, DOUBLINGS);
        sleeper.pauseUpTo(Math.clamp(left(), 1, max));
    }

    /// Called after a success: the next pause is short again.
    void progress() {
        pauses = 0;
    }
}

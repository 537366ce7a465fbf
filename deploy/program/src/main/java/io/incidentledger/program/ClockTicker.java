package io.incidentledger.program;

import java.time.Duration;

import io.incidentledger.ledger.clock.WatchedClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at the clock every second, so that a jump while nothing is written is noticed as well.
final class ClockTicker implements AutoCloseable {
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(ClockTicker.class);

    private final WatchedClock clock;
    private final Thread thread;

    ClockTicker(WatchedClock clock) {
        this.clock = clock;
        this.thread = Thread.ofPlatform().name("clock-ticker").daemon().start(this::run);
    }

    private void run() {
        try {
            while (true) {
                Thread.sleep(INTERVAL);
                tick();
            }
        } catch (InterruptedException closed) {
            LOG.debug("the clock is not watched any more", closed);
        }
    }

    private void tick() {
        try {
            clock.tick();
        } catch (RuntimeException silent) {
            LOG.debug("the database did not tell its time", silent);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}

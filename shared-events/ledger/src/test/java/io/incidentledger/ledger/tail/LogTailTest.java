package io.incidentledger.ledger.tail;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LogTailTest {

    private static final long PATIENCE_SECONDS = 20;

    private final BlockingQueue<Long> told = new LinkedBlockingQueue<>();
    private final LogTail tail = new LogTail(new NobodyElse());

    /// Never detects anything by itself and has a long interval, so a listener that is called was woken by the log.
    private static final class NobodyElse implements LogTail.HeadWatcher {

        @Override
        public long interval() {
            return TimeUnit.HOURS.toNanos(1);
        }

        @Override
        public void look(long seen, LongConsumer found) {
            found.accept(0);
        }

        @Override
        public void close() {}
    }

    @AfterEach
    void close() {
        tail.close();
    }

    private Long next() throws InterruptedException {
        return told.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Test
    void everyAdvanceReachesTheListenerHoweverItMeetsTheTailGoingToRest() throws InterruptedException {
        tail.onAdvance(told::add);
        assertThat(next()).isZero();
        for (long position = 1; position <= 20_000; position++) {
            tail.advanced(position);
            assertThat(next()).isEqualTo(position);
        }
    }

    @Test
    void aListenerThatFailsKeepsNobodyFromBeingToldNotEvenWithAnError() throws InterruptedException {
        tail.onAdvance(position -> {
            throw new AssertionError("on purpose");
        });
        tail.onAdvance(told::add);
        assertThat(next()).isZero();
        tail.advanced(1);
        assertThat(next()).isEqualTo(1);
    }
}

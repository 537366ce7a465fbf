package io.incidentledger.ledger.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import io.incidentledger.ledger.EventLogException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@Timeout(30)
class PrefetcherTest {

    @Test
    void pagesComeInOrderOnTheCallersThread() {
        List<Integer> consumed = new ArrayList<>();
        Thread caller = Thread.currentThread();
        Prefetcher.<Integer>run("reading", pages -> {
            assertThat(Thread.currentThread()).isNotSameAs(caller);
            for (int i = 0; i < 100; i++) {
                pages.accept(i);
            }
        }, page -> {
            assertThat(Thread.currentThread()).isSameAs(caller);
            consumed.add(page);
        });
        assertThat(consumed).hasSize(100).isSorted();
    }

    @Test
    void theSourceIsNeverFarAhead() {
        AtomicInteger put = new AtomicInteger();
        AtomicInteger consumed = new AtomicInteger();
        AtomicInteger furthest = new AtomicInteger();
        Prefetcher.<Integer>run("reading", pages -> {
            for (int i = 0; i < 1_000; i++) {
                pages.accept(i);
                furthest.accumulateAndGet(put.incrementAndGet() - consumed.get(), Math::max);
            }
        }, page -> consumed.incrementAndGet());
        assertThat(furthest.get()).isLessThanOrEqualTo(4);
    }

    @Test
    void whatCameBeforeAFailureIsConsumedBeforeItIsThrown() {
        List<Integer> consumed = new ArrayList<>();
        assertThatThrownBy(() -> Prefetcher.<Integer>run("reading", pages -> {
            pages.accept(1);
            pages.accept(2);
            throw new EventLogException.Corrupted(3, "broken", null);
        }, consumed::add)).isInstanceOf(EventLogException.Corrupted.class);
        assertThat(consumed).containsExactly(1, 2);
    }

    @Test
    void anErrorOfTheSourceDoesNotLeaveTheConsumerWaiting() {
        assertThatThrownBy(() -> Prefetcher.<Integer>run("reading", pages -> {
            throw new StackOverflowError();
        }, page -> {})).hasCauseInstanceOf(StackOverflowError.class);
    }

    @Test
    void aConsumerThatFailsEndsTheSource() {
        AtomicBoolean ended = new AtomicBoolean();
        AtomicReference<Thread> reading = new AtomicReference<>();
        assertThatThrownBy(() -> Prefetcher.<Integer>run("reading", pages -> {
            reading.set(Thread.currentThread());
            try {
                while (true) {
                    pages.accept(1);
                }
            } finally {
                ended.set(true);
            }
        }, page -> {
            throw new IllegalStateException("enough");
        })).hasMessage("enough");
        await().untilTrue(ended);
        await().until(() -> !reading.get().isAlive());
    }
}

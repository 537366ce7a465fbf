package io.incidentledger.command.dispatch;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import org.axonframework.common.lock.Lock;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class IncidentLocksTest {

    private final IncidentLocks locks = new IncidentLocks();

    @Test
    void oneAtATimeHasAnIncidentAndNoneIsForgotten() throws InterruptedException {
        int[] counter = new int[1];
        List<Thread> threads = IntStream.range(0, 100).mapToObj(i -> Thread.startVirtualThread(() -> {
            Lock lock = locks.obtainLock("hot");
            int before = counter[0];
            Thread.yield();
            counter[0] = before + 1;
            lock.release();
        })).toList();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(counter[0]).isEqualTo(100);
        assertThat(locks.size()).as("locks that nobody needs are gone").isZero();
    }

    @Test
    void differentIncidentsDoNotWaitForEachOther() {
        Lock one = locks.obtainLock("one");
        Lock two = locks.obtainLock("two");
        assertThat(one.isHeld()).isTrue();
        one.release();
        assertThat(one.isHeld()).isFalse();
        assertThat(two.isHeld()).isTrue();
        two.release();
    }

    @Test
    void whoCameFirstGetsItFirst() throws InterruptedException {
        List<Integer> order = new ArrayList<>();
        Lock held = locks.obtainLock("hot");
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            int number = i;
            CountDownLatch started = new CountDownLatch(1);
            Thread waiting = Thread.startVirtualThread(() -> {
                started.countDown();
                Lock lock = locks.obtainLock("hot");
                order.add(number);
                lock.release();
            });
            started.await();
            while (waiting.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            threads.add(waiting);
        }
        held.release();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(order).containsExactly(0, 1, 2, 3, 4);
    }
}

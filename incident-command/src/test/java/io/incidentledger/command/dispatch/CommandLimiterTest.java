package io.incidentledger.command.dispatch;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
class CommandLimiterTest {

    private final CommandLimiter places = new CommandLimiter(1);

    /// A command that has entered and stepped aside until it is told to continue.
    private final class Aside {

        private final CountDownLatch goOn = new CountDownLatch(1);
        private final CountDownLatch isAside = new CountDownLatch(1);
        private volatile boolean wentOn;
        private final Thread thread = Thread.ofPlatform().daemon().start(this::run);

        Aside() throws InterruptedException {
            isAside.await();
        }

        private void run() {
            assertThat(places.enter()).isTrue();
            places.stepAside(() -> {
                isAside.countDown();
                try {
                    goOn.await();
                } catch (InterruptedException ended) {
                    Thread.currentThread().interrupt();
                }
            });
            wentOn = true;
            places.leave();
        }
    }

    private static void awaitBlocked(Thread thread) {
        while (thread.getState() != Thread.State.WAITING && thread.getState() != Thread.State.TIMED_WAITING) {
            assertThat(thread.isAlive()).isTrue();
            Thread.onSpinWait();
        }
    }

    @Test
    void noMoreEnterThanThereArePlaces() {
        assertThat(places.enter()).isTrue();
        assertThat(places.enter()).isFalse();
        assertThat(places.taken()).isEqualTo(1);
        places.leave();
        assertThat(places.enter()).isTrue();
    }

    @Test
    void whoHasSteppedAsideComesBeforeThoseWhoEnter() throws InterruptedException {
        for (int again = 0; again < 200; again++) {
            Aside aside = new Aside();
            assertThat(places.enter()).as("its place is another's meanwhile").isTrue();
            aside.goOn.countDown();
            while (!places.isAwaited()) {
                Thread.onSpinWait();
            }
            places.leave();
            boolean entered = places.enter();
            assertThat(entered && !aside.wentOn).as("overtook in round " + again).isFalse();
            if (entered) {
                places.leave();
            }
            aside.thread.join();
        }
    }

    @Test
    void closingWaitsForThoseWhoHaveSteppedAside() throws InterruptedException {
        Aside aside = new Aside();
        Thread closing = Thread.ofPlatform().daemon().start(() -> {
            try {
                places.close(Duration.ofSeconds(60));
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
        awaitBlocked(closing);
        assertThat(places.enter()).isFalse();
        aside.goOn.countDown();
        closing.join();
        assertThat(aside.wentOn).isTrue();
    }
}

package io.incidentledger.query.readmodel;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.incidentledger.http.problems.ProblemException;
import io.incidentledger.http.problems.ProblemType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class QueryPoolTest {

    private final QueryPool pool = pool(null);

    private static QueryPool pool(@Nullable Duration timeout) {
        return new QueryPool("reports", 1, 0, ProblemType.OVERLOADED.retryable("full", 1), timeout);
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void aQueryWhoseTimeIsOverIsInterruptedAndGivesItsPermitBack() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        try (QueryPool hasty = pool(Duration.ofSeconds(2))) {
            assertThatThrownBy(() -> hasty.run(() -> 1, begun -> Mono.fromCallable(() -> {
                try {
                    Thread.sleep(Duration.ofMinutes(1));
                } catch (InterruptedException givenUp) {
                    interrupted.countDown();
                }
                return begun;
            })).block()).isInstanceOfSatisfying(ProblemException.class,
                    late -> assertThat(late.problem().type()).endsWith("query-timeout"));

            assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(hasty.timedOut()).isEqualTo(1);
            await().untilAsserted(() -> assertThat(hasty.admitted()).isZero());
        }
    }

    @Test
    void aQueryWithoutAPermitIsRejectedAndCounted() {
        CountDownLatch letGo = new CountDownLatch(1);
        Mono<Boolean> slow = pool.run(() -> letGo.await(60, TimeUnit.SECONDS), Mono::just);
        var running = slow.onErrorComplete().toFuture();
        await().untilAsserted(() -> assertThat(pool.admitted()).isEqualTo(pool.capacity()));

        assertThatThrownBy(() -> pool.run(() -> 1, Mono::just).block()).isInstanceOfSatisfying(ProblemException.class,
                full -> assertThat(full.problem().type()).endsWith("overloaded"));

        assertThat(pool.rejected()).isEqualTo(1);
        letGo.countDown();
        running.join();
    }
}

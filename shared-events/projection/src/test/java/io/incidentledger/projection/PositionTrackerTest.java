package io.incidentledger.projection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PositionTrackerTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final PositionTracker positionTracker = new PositionTracker();

    @Test
    void aPositionThatWasReachedIsNotWaitedFor() {
        positionTracker.advance(7);

        assertThat(positionTracker.await(7, Duration.ZERO)).isCompletedWithValue(7L);
    }

    @Test
    void whoWaitsIsToldAsSoonAsThePositionIsReachedAndNotBefore() {
        CompletableFuture<Long> fifth = positionTracker.await(5, LONG);
        CompletableFuture<Long> sixth = positionTracker.await(6, LONG);
        positionTracker.advance(4);
        assertThat(fifth).isNotDone();

        positionTracker.advance(5);

        assertThat(fifth).isCompletedWithValue(5L);
        assertThat(sixth).isNotDone();
    }

    @Test
    void itNeverGoesBack() {
        positionTracker.advance(7);
        positionTracker.advance(3);

        assertThat(positionTracker.position()).isEqualTo(7);
    }

    @Test
    void waitingIsBounded() {
        assertThatThrownBy(() -> positionTracker.await(1, Duration.ofMillis(1)).get())
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(TimeoutException.class);
    }

    @Test
    void aStopFailsThoseWhoWaitAndThoseWhoComeLaterButNotThoseWhoHaveIt() {
        positionTracker.advance(3);
        CompletableFuture<Long> waiting = positionTracker.await(4, LONG);
        FoldFailedException poison = new FoldFailedException("board", 4, new IllegalStateException());

        positionTracker.stop(poison);

        assertThat(waiting).isCompletedExceptionally();
        assertThat(positionTracker.await(4, LONG)).isCompletedExceptionally();
        assertThat(positionTracker.await(3, LONG)).isCompletedWithValue(3L);
        assertThat(positionTracker.failure()).isSameAs(poison);
    }

    @Test
    void whatGoesOnAfterAllCanBeWaitedForAgain() {
        positionTracker.stop(new FoldFailedException("board", 4, new IllegalStateException()));
        positionTracker.resume();
        CompletableFuture<Long> waiting = positionTracker.await(4, LONG);

        positionTracker.advance(4);

        assertThat(positionTracker.failure()).isNull();
        assertThat(waiting).isCompletedWithValue(4L);
    }

    @Test
    void severalAreWhereTheLastOfThoseIsThatGoOn() {
        PositionTracker stopped = new PositionTracker();
        stopped.advance(2);
        stopped.stop(new FoldFailedException("board", 3, new IllegalStateException()));
        positionTracker.advance(5);

        assertThat(PositionTracker.ofThoseThatGoOn(List.of(positionTracker, stopped))).isEqualTo(5);
        assertThat(PositionTracker.ofThoseThatGoOn(List.of(stopped))).isEqualTo(2);
        assertThat(PositionTracker.ofThoseThatGoOn(List.of())).isZero();
    }

    @Test
    void nobodyIsForgottenWhenWaitingRacesWithAdvancing() throws Exception {
        int last = 20_000;
        List<CompletableFuture<Long>> waits = new ArrayList<>();
        Thread advancing = Thread.ofPlatform().start(() -> {
            for (int position = 1; position <= last; position++) {
                positionTracker.advance(position);
            }
        });
        for (int position = 1; position <= last; position++) {
            waits.add(positionTracker.await(position, LONG));
        }
        advancing.join();
        CompletableFuture.allOf(waits.toArray(CompletableFuture[]::new)).get(10, TimeUnit.SECONDS);
    }
}

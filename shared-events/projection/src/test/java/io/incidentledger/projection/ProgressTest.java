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

class ProgressTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final Progress progress = new Progress();

    @Test
    void a_position_that_was_reached_is_not_waited_for() {
        progress.advance(7);

        assertThat(progress.await(7, Duration.ZERO)).isCompletedWithValue(7L);
    }

    @Test
    void who_waits_is_told_as_soon_as_the_position_is_reached_and_not_before() {
        CompletableFuture<Long> fifth = progress.await(5, LONG);
        CompletableFuture<Long> sixth = progress.await(6, LONG);
        progress.advance(4);
        assertThat(fifth).isNotDone();

        progress.advance(5);

        assertThat(fifth).isCompletedWithValue(5L);
        assertThat(sixth).isNotDone();
    }

    @Test
    void it_never_goes_back() {
        progress.advance(7);
        progress.advance(3);

        assertThat(progress.position()).isEqualTo(7);
    }

    @Test
    void waiting_is_bounded() {
        assertThatThrownBy(() -> progress.await(1, Duration.ofMillis(1)).get()).isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(TimeoutException.class);
    }

    @Test
    void a_stop_fails_those_who_wait_and_those_who_come_later_but_not_those_who_have_it() {
        progress.advance(3);
        CompletableFuture<Long> waiting = progress.await(4, LONG);
        FoldFailedException poison = new FoldFailedException("board", 4, new IllegalStateException());

        progress.stop(poison);

        assertThat(waiting).isCompletedExceptionally();
        assertThat(progress.await(4, LONG)).isCompletedExceptionally();
        assertThat(progress.await(3, LONG)).isCompletedWithValue(3L);
        assertThat(progress.failure()).isSameAs(poison);
    }

    @Test
    void what_goes_on_after_all_can_be_waited_for_again() {
        progress.stop(new FoldFailedException("board", 4, new IllegalStateException()));
        progress.resume();
        CompletableFuture<Long> waiting = progress.await(4, LONG);

        progress.advance(4);

        assertThat(progress.failure()).isNull();
        assertThat(waiting).isCompletedWithValue(4L);
    }

    @Test
    void several_are_where_the_last_of_those_is_that_go_on() {
        Progress stopped = new Progress();
        stopped.advance(2);
        stopped.stop(new FoldFailedException("board", 3, new IllegalStateException()));
        progress.advance(5);

        assertThat(Progress.ofThoseThatGoOn(List.of(progress, stopped))).isEqualTo(5);
        assertThat(Progress.ofThoseThatGoOn(List.of(stopped))).isEqualTo(2);
        assertThat(Progress.ofThoseThatGoOn(List.of())).isZero();
    }

    @Test
    void nobody_is_forgotten_when_waiting_races_with_advancing() throws Exception {
        int last = 20_000;
        List<CompletableFuture<Long>> waits = new ArrayList<>();
        Thread advancing = Thread.ofPlatform().start(() -> {
            for (int position = 1; position <= last; position++) {
                progress.advance(position);
            }
        });
        for (int position = 1; position <= last; position++) {
            waits.add(progress.await(position, LONG));
        }
        advancing.join();
        CompletableFuture.allOf(waits.toArray(CompletableFuture[]::new)).get(10, TimeUnit.SECONDS);
    }
}

package io.incidentledger.ledger.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

import io.incidentledger.ledger.Commits;
import io.incidentledger.ledger.EventLogException.ClockUncertain;
import io.incidentledger.ledger.Head;
import io.incidentledger.ledger.NewCommit;
import io.incidentledger.ledger.NewEvent;
import io.incidentledger.ledger.chain.HashChain;
import io.incidentledger.ledger.memory.InMemoryEventLog;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WatchedClockTest {

    private static final Instant START = Instant.parse("2026-11-03T10:00:00Z");
    private static final Head EMPTY = new Head("empty", 0, 0, new HashChain().genesis("empty"), Instant.EPOCH);

    private Instant wall = START;
    private long nanos = Long.MAX_VALUE - Duration.ofHours(1).toNanos(); // overflows within the tests

    private final WatchedClock clock = clock(ClockLimits.DEFAULT);

    private WatchedClock clock(ClockLimits limits) {
        return new WatchedClock(() -> wall, () -> nanos, limits, null);
    }

    /// Lets time pass on both clocks, with a tick each second.
    private void pass(Duration time) {
        for (long second = 0; second < time.toSeconds(); second++) {
            wall = wall.plusSeconds(1);
            nanos += Duration.ofSeconds(1).toNanos();
            clock.tick();
        }
    }

    private void jump(Duration by) {
        wall = wall.plus(by);
    }

    private @Nullable ClockUncertain doubt() {
        return clock.read(EMPTY).doubt();
    }

    private static Head headAt(Instant recordedAt) {
        return new Head("some", 7, 3, new HashChain().genesis("some"), recordedAt);
    }

    @Test
    void aClockThatRunsIsBelieved() {
        pass(Duration.ofHours(2));

        assertThat(clock.read(EMPTY)).isEqualTo(new RecordingClock.Reading(START.plus(Duration.ofHours(2)), null));
    }

    @ParameterizedTest
    @ValueSource(longs = {-86_400 * 3_650L, -3_600, -301, 301, 3_600, 86_400 * 365})
    void aJumpIsDoubtedUntilTheClockHasBeenSteady(long seconds) {
        pass(Duration.ofSeconds(100));
        jump(Duration.ofSeconds(seconds));

        ClockUncertain doubt = doubt();
        assertThat(doubt).isNotNull().hasMessageContaining(START.plusSeconds(100).toString())
                .hasMessageContaining(wall.toString());
        assertThat(doubt.retryAfter()).isEqualTo(Duration.ofSeconds(30));
        assertThat(clock.isInDoubt()).isTrue();

        pass(Duration.ofSeconds(29));
        assertThat(doubt()).isNotNull().extracting(ClockUncertain::retryAfter).isEqualTo(Duration.ofSeconds(1));
        pass(Duration.ofSeconds(1));
        assertThat(doubt()).isNull();
        assertThat(clock.isInDoubt()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {-300, -1, 1, 300})
    void aSmallStepIsBelieved(long seconds) {
        pass(Duration.ofSeconds(100));
        jump(Duration.ofSeconds(seconds));

        assertThat(doubt()).isNull();
    }

    @Test
    void smallStepsInQuickSuccessionAreAJump() {
        for (int i = 0; i < 3; i++) {
            pass(Duration.ofSeconds(5));
            jump(Duration.ofSeconds(120));
        }

        assertThat(doubt()).isNotNull();
    }

    @Test
    void slowCorrectionsDoNotAddUp() {
        for (int minute = 0; minute < 1_000; minute++) {
            pass(Duration.ofSeconds(60));
            jump(Duration.ofSeconds(1));
        }

        assertThat(doubt()).isNull();
    }

    @Test
    void aFurtherJumpBeginsTheDoubtAnew() {
        jump(Duration.ofHours(1));
        clock.tick();
        pass(Duration.ofSeconds(20));
        jump(Duration.ofHours(-1));
        clock.tick();
        pass(Duration.ofSeconds(29));

        assertThat(doubt()).isNotNull();
        pass(Duration.ofSeconds(1));
        assertThat(doubt()).isNull();
    }

    @Test
    void aJumpThatNoWriteSawIsStillDoubted() {
        jump(Duration.ofHours(1));
        clock.tick();

        assertThat(clock.isInDoubt()).isTrue();
    }

    @Test
    void aClockThatStoodStillWithTheMachineIsDoubted() {
        jump(Duration.ofHours(8)); // the machine slept: the monotonic clock stood still

        assertThat(doubt()).isNotNull();
    }

    @Test
    void anotherClockDecidesWhereThereIsOne() {
        AtomicReference<Instant> server = new AtomicReference<>(START);
        WatchedClock asking = new WatchedClock(() -> wall, () -> nanos, ClockLimits.DEFAULT, server::get);
        jump(Duration.ofHours(1));
        nanos += Duration.ofHours(9).toNanos();
        asking.tick();
        wall = wall.plusSeconds(60);
        nanos += Duration.ofSeconds(60).toNanos();
        asking.tick();
        assertThat(asking.read(EMPTY).doubt()).isNotNull();

        server.set(wall.minusSeconds(299));
        asking.tick();

        assertThat(asking.read(EMPTY).doubt()).isNull();
    }

    @Test
    void anotherClockIsNotAskedWhileThisOneIsBelieved() {
        WatchedClock asking = new WatchedClock(() -> wall, () -> nanos, ClockLimits.DEFAULT, () -> {
            throw new AssertionError("it was asked");
        });

        assertThatCode(asking::tick).doesNotThrowAnyException();
    }

    @Test
    void aClockThatIsFarBehindTheLedgerIsDoubted() {
        Instant future = Instant.parse("2099-01-01T00:00:00Z");

        assertThat(clock.read(headAt(START.plusSeconds(300))).doubt()).isNull();
        assertThat(clock.read(headAt(START.plusSeconds(301))).doubt()).isNotNull();
        assertThat(clock.read(headAt(future)).doubt()).isNotNull().hasMessageContaining(START.toString())
                .hasMessageContaining(future.toString()).hasMessageContaining(WatchedClock.OPTION);
    }

    @Test
    void anOperatorMayAcceptThatTheClockIsBehind() {
        WatchedClock accepting = clock(ClockLimits.DEFAULT.withDifferenceAccepted(true));

        assertThat(accepting.read(headAt(Instant.parse("2099-01-01T00:00:00Z"))))
                .isEqualTo(new RecordingClock.Reading(START, null));
    }

    @Test
    void aJumpIsDoubtedWhateverAnOperatorAccepts() {
        WatchedClock accepting = clock(ClockLimits.DEFAULT.withDifferenceAccepted(true));
        jump(Duration.ofHours(1));

        assertThat(accepting.read(EMPTY).doubt()).isNotNull();
    }

    @Test
    void aStartBeforeTheBuildNeedsTheOption() {
        Instant built = START.plusSeconds(1);

        assertThatThrownBy(() -> clock.requirePlausible(Optional.of(built), new InMemoryEventLog(() -> wall)))
                .isInstanceOf(ClockUncertain.class).hasMessageContaining(START.toString())
                .hasMessageContaining(built.toString()).hasMessageContaining(WatchedClock.OPTION);
        assertThatCode(() -> clock(ClockLimits.DEFAULT.withDifferenceAccepted(true))
                .requirePlausible(Optional.of(built), new InMemoryEventLog(() -> wall))).doesNotThrowAnyException();
        assertThatCode(() -> clock.requirePlausible(Optional.of(START), new InMemoryEventLog(() -> wall)))
                .doesNotThrowAnyException();
    }

    @Test
    void aStartTwoYearsAheadOfTheLedgerNeedsTheOption() {
        InMemoryEventLog log = new InMemoryEventLog(() -> wall);
        append(log, START);
        jump(Duration.ofDays(730));
        assertThatCode(() -> clock.requirePlausible(Optional.empty(), log)).doesNotThrowAnyException();

        jump(Duration.ofSeconds(1));

        assertThatThrownBy(() -> clock.requirePlausible(Optional.empty(), log)).isInstanceOf(ClockUncertain.class)
                .hasMessageContaining(wall.toString()).hasMessageContaining(START.toString())
                .hasMessageContaining(WatchedClock.OPTION);
        assertThatCode(() -> clock(ClockLimits.DEFAULT.withDifferenceAccepted(true))
                .requirePlausible(Optional.empty(), log)).doesNotThrowAnyException();
    }

    @Test
    void anEmptyLedgerSaysNothingAboutTheClock() {
        assertThatCode(() -> clock.requirePlausible(Optional.empty(), new InMemoryEventLog(() -> wall)))
                .doesNotThrowAnyException();
    }

    @Test
    void aLedgerIntoWhichThePastWasImportedTellsTheTimeOfTheImport() {
        InMemoryEventLog log = new InMemoryEventLog(() -> Instant.parse("2016-05-01T10:00:00Z"));
        append(log, START.minusSeconds(60));

        assertThatCode(() -> clock.requirePlausible(Optional.empty(), log)).doesNotThrowAnyException();
    }

    @Test
    void aJumpByYearsIsNeverBelieved() {
        InMemoryEventLog log = new InMemoryEventLog(() -> wall);
        append(log, START);
        clock.requirePlausible(Optional.empty(), log);
        pass(Duration.ofSeconds(60));
        jump(Duration.ofDays(731));
        clock.tick();
        pass(Duration.ofSeconds(120));

        assertThat(doubt()).isNotNull().hasMessageContaining(WatchedClock.OPTION);

        jump(Duration.ofDays(-731));
        clock.tick();
        pass(Duration.ofSeconds(30));
        assertThat(doubt()).isNull();
    }

    @Test
    void aServiceThatHasRunForYearsGoesOn() {
        InMemoryEventLog log = new InMemoryEventLog(() -> wall);
        append(log, START);
        clock.requirePlausible(Optional.empty(), log);
        for (int day = 0; day < 800; day++) {
            wall = wall.plus(Duration.ofDays(1));
            nanos += Duration.ofDays(1).toNanos();
            clock.tick();
        }
        jump(Duration.ofHours(1));
        clock.tick();
        pass(Duration.ofSeconds(30));

        assertThat(doubt()).isNull();
    }

    private static void append(InMemoryEventLog log, Instant stamp) {
        NewEvent event = Commits.event("a", 0);
        log.append(new NewCommit(UUID.randomUUID().toString(), null,
                List.of(new NewEvent(event.eventId(), event.stream(), 0, event.type(), event.revision(),
                        event.payload(), event.metadata(), stamp))))
                .join();
    }

    @Test
    void limitsThatContradictThemselvesAreRefused() {
        assertThatThrownBy(() -> new ClockLimits(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ofDays(1),
                false)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ClockLimits(Duration.ofHours(1), Duration.ZERO, Duration.ZERO,
                Duration.ofMinutes(1), false)).isInstanceOf(IllegalArgumentException.class);
    }
}

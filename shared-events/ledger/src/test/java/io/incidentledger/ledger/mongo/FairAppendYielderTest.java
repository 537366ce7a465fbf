package io.incidentledger.ledger.mongo;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FairAppendYielderTest {

    private static final long MILLISECOND = Duration.ofMillis(1).toNanos();

    private long now = 1;
    private long waited;
    private final FairAppendYielder fairAppendYielder = new FairAppendYielder(new Sleeper() {
        @Override
        public long nanoTime() {
            return now;
        }

        @Override
        public void pauseUpTo(long nanos) {
            now += nanos;
            waited += nanos;
        }
    });

    private void write(int batches, long pauseBetween) {
        write(batches, MILLISECOND, pauseBetween);
    }

    private void write(int batches, long eachTakes, long pauseBetween) {
        for (int i = 0; i < batches; i++) {
            fairAppendYielder.await();
            long sentAt = now;
            now += eachTakes;
            fairAppendYielder.wrote(sentAt);
            now += pauseBetween;
        }
    }

    private void comeSecond() {
        fairAppendYielder.refused();
        fairAppendYielder.overtaken();
    }

    private void comeSecondAgain() {
        comeSecond();
        comeSecond();
        waited = 0;
    }

    @Test
    void whoComesSecondAsksAgainAtOnceAndThenWaitsAMoment() {
        comeSecond();
        assertThat(waited).isZero();
        comeSecond();
        assertThat(waited).isEqualTo(2 * MILLISECOND);
    }

    @Test
    void whoWritesBatchUponBatchAloneLeavesAFewMillisecondsNowAndThenForThoseWhoHaveJustCome() {
        write(1_000, 0);
        assertThat(waited).isBetween(10 * MILLISECOND, 25 * MILLISECOND);
    }

    @Test
    void whoHasMetOthersKeepsTheEndForATurnAndThenLeavesIt() {
        comeSecondAgain();
        write(10, 0);
        assertThat(waited).isZero();
        write(100, 0);
        assertThat(waited).isBetween(10 * MILLISECOND, 20 * MILLISECOND);
    }

    @Test
    void whoIsAloneLeavesThoseWhoHaveJustComeAsLongAsTheyNeedHoweverSlowlyTheServerAnswers() {
        write(500, 20 * MILLISECOND, 0);
        assertThat(waited).isBetween(100 * MILLISECOND, 400 * MILLISECOND);
    }

    @Test
    void oneSlowComebackDoesNotMakeOneWaitWhoWritesNowAndThen() {
        fairAppendYielder.refused();
        fairAppendYielder.overtaken();
        now += 5_000 * MILLISECOND;
        fairAppendYielder.wrote(now - MILLISECOND);
        now += 1_000 * MILLISECOND;
        write(600, 2 * MILLISECOND, 1_000 * MILLISECOND);
        assertThat(waited).isZero();
    }

    @Test
    void noWaitIsLongerThanWhoeverWantsAnAnswerCanBear() {
        write(100, 1_000 * MILLISECOND, 0);
        assertThat(waited).isBetween(900 * MILLISECOND, 2_100 * MILLISECOND);
    }

    @Test
    void whoWritesNowAndThenNeverWaits() {
        comeSecondAgain();
        write(50, 10 * MILLISECOND);
        assertThat(waited).isZero();
    }

    @Test
    void whoHasMetNobodyForAWhileWaitsAsSeldomAsWhoIsAlone() {
        comeSecondAgain();
        write(1_200, 0);
        waited = 0;
        write(1_000, 0);
        assertThat(waited).isLessThanOrEqualTo(25 * MILLISECOND);
    }
}

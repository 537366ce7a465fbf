package io.incidentledger.ledger.sqlite;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.incidentledger.ledger.Commits;
import io.incidentledger.ledger.EventTail;
import io.incidentledger.tiers.Slow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@Slow
class FollowingAnotherProcessTest {

    private static final int COMMITS = 20;

    @Test
    void commitsOfAnotherProcessAreSeenWithinMilliseconds(@TempDir Path directory) throws Exception {
        BlockingQueue<Long> seen = new LinkedBlockingQueue<>();
        try (SqliteEventLog here = SqliteEventLog.open(directory, SqliteSettings.DEFAULT);
                SqliteEventLog elsewhere = SqliteEventLog.open(directory, SqliteSettings.DEFAULT);
                EventTail.Subscription tail = here.onAdvance(seen::add)) {
            assertThat(seen.poll(10, TimeUnit.SECONDS)).isZero();
            Duration quickest = Duration.ofDays(1);
            for (int sequence = 0; sequence < COMMITS; sequence++) {
                elsewhere.append(Commits.commit(Commits.event("a", sequence))).join();
                Instant durable = Instant.now();
                assertThat(seen.poll(10, TimeUnit.SECONDS)).isEqualTo(sequence + 1L);
                Duration lag = Duration.between(durable, Instant.now());
                quickest = lag.compareTo(quickest) < 0 ? lag : quickest;
            }
            assertThat(quickest).as("the best of %d, since this machine may be busy", COMMITS)
                    .isLessThan(Duration.ofMillis(50));
        }
    }
}

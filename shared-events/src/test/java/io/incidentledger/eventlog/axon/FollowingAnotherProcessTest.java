package io.incidentledger.eventlog.axon;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

import io.incidentledger.codec.EventCodec;
import io.incidentledger.eventlog.Commits;
import io.incidentledger.eventlog.sqlite.SqliteEventLog;
import io.incidentledger.eventlog.sqlite.SqliteSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class FollowingAnotherProcessTest {

    private static final int COMMITS = 20;

    @Test
    void commitsOfAnotherProcessAreSeenWithinMilliseconds(@TempDir Path directory) throws Exception {
        try (SqliteEventLog here = SqliteEventLog.open(directory, SqliteSettings.DEFAULT);
                SqliteEventLog elsewhere = SqliteEventLog.open(directory, SqliteSettings.DEFAULT);
                LedgerMessageSource source = new LedgerMessageSource(here, here,
                        new LedgerSerializer(new EventCodec()))) {
            LedgerEventStream stream = source.openStream(null);
            Duration quickest = Duration.ofDays(1);
            for (int sequence = 0; sequence < COMMITS; sequence++) {
                elsewhere.append(Commits.commit(Commits.event("a", sequence))).join();
                Instant durable = Instant.now();
                assertThat(stream.hasNextAvailable(10, TimeUnit.SECONDS)).isTrue();
                Duration lag = Duration.between(durable, Instant.now());
                quickest = lag.compareTo(quickest) < 0 ? lag : quickest;
                stream.nextAvailable();
            }
            assertThat(quickest).as("the best of %d, since this machine may be busy", COMMITS)
                    .isLessThan(Duration.ofMillis(50));
        }
    }
}

package io.incidentledger.ledger.mongo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import io.incidentledger.ledger.mongo.connection.MongoServers;
import io.incidentledger.ledger.mongo.connection.MongoServers.TestDatabase;
import io.incidentledger.ledger.processes.AcknowledgedCommits;
import io.incidentledger.ledger.processes.Writer;
import io.incidentledger.tiers.Dose;
import io.incidentledger.tiers.Slow;
import io.incidentledger.tiers.Soaked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Several processes that append to one ledger: side by side, killed, stopped, or with clocks that jump. After each
/// scenario, no acknowledged commit is lost, nothing is duplicated or out of order, and no rejected commit is stored.
/// `-Dfaults.kills=N` sets the number of kills.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
@Slow
@Soaked
class ManyNodesTest {

    private static final int KILLS = Integer.getInteger("faults.kills", Dose.of(2, 40));
    private static final int STOPS = Dose.of(2, 20);

    private final TestDatabase database = MongoServers.IN_THIS_JVM.newDatabase();
    private final List<Writer> writers = new ArrayList<>();

    private Writer start(int hotThreads, int otherThreads) throws IOException {
        Writer writer = MongoWriterProcess.on(database.uri(), hotThreads, otherThreads);
        writers.add(writer);
        return writer;
    }

    @AfterEach
    void end() {
        writers.forEach(Writer::close);
        database.close();
    }

    private void assertNothingLost() {
        writers.forEach(Writer::close);
        AcknowledgedCommits acknowledgedCommits = new AcknowledgedCommits();
        writers.forEach(acknowledgedCommits::by);
        try (MongoEventLog log = MongoEventLog.open(database.connection(), MongoSettings.DEFAULT)) {
            acknowledgedCommits.assertTrueOf(log);
        }
    }

    @ParameterizedTest(name = "{0} nodes, each with {1} writers to one stream and {2} to others")
    @CsvSource({"2, 2, 0", "4, 2, 0", "2, 0, 4", "4, 0, 4", "4, 1, 2"})
    void nodesSideBySideLoseDoubleAndReorderNothing(int nodes, int hotThreads, int otherThreads) throws IOException {
        for (int node = 0; node < nodes; node++) {
            start(hotThreads, otherThreads);
        }
        writers.forEach(writer -> writer.awaitStoredInAll(60));
        assertNothingLost();
    }

    @Test
    void aNodeThatIsKilledUnderLoadLosesNothingAndAnotherGoesOn() throws IOException {
        Random random = new Random(7);
        Writer survivor = start(1, 2);
        for (int kill = 0; kill < KILLS && !Dose.usedUp("ManyNodesTest, kills", kill, KILLS); kill++) {
            Writer killed = start(1, 2);
            killed.awaitStored(10 + random.nextInt(50));
            killed.close();
            survivor.awaitStored(10);
        }
        assertNothingLost();
    }

    @Test
    void aNodeThatIsStoppedDelaysNobodyAndGoesOnBehindWhatOthersWrote() throws Exception {
        Assumptions.assumeTrue(Files.exists(Path.of("/proc/self")), "signals need Linux");
        Writer stopped = start(1, 2);
        Writer other = start(1, 2);
        stopped.awaitStored(20);
        for (int stop = 0; stop < STOPS && !Dose.usedUp("ManyNodesTest, stops", stop, STOPS); stop++) {
            stopped.signal("STOP");
            other.awaitStored(10);
            stopped.signal("CONT");
            stopped.awaitStored(10);
        }
        assertNothingLost();
    }

    @Test
    void timeNeverRunsBackwardsThoughTheClocksOfNodesDo() throws IOException {
        writers.add(MongoWriterProcess.withSteppingClock(database.uri()));
        writers.add(MongoWriterProcess.withSteppingClock(database.uri()));
        start(1, 2);
        writers.forEach(writer -> writer.awaitStoredInAll(60));
        assertNothingLost();
    }
}

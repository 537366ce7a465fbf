package io.incidentledger.ledger.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.incidentledger.ledger.Receipt;
import io.incidentledger.ledger.processes.AcknowledgedCommits;
import io.incidentledger.ledger.processes.Writer;
import io.incidentledger.tiers.Dose;
import io.incidentledger.tiers.Slow;
import io.incidentledger.tiers.Soaked;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static io.incidentledger.ledger.Commits.commit;
import static io.incidentledger.ledger.Commits.loose;
import static org.assertj.core.api.Assertions.assertThat;

/// Real processes that are killed, stopped, run side by side, or run out of disk space. After each scenario, every
/// acknowledged commit is stored, positions and sequences have no gaps, and the chain is intact. `-Dfaults.kills=N`
/// sets the number of kills.
@Timeout(value = 10, unit = TimeUnit.MINUTES)
@Slow
@Soaked
class ProcessFaultsTest {

    private static final int KILLS = Integer.getInteger("faults.kills", Dose.of(3, 60));
    private static final int STOPS = Dose.of(3, 40);

    private final AcknowledgedCommits acknowledgedCommits = new AcknowledgedCommits();

    @TempDir
    private Path directory;

    @BeforeEach
    void requireSignals() {
        Assumptions.assumeTrue(Files.exists(Path.of("/proc/self")), "needs Linux");
    }

    private void assertNothingLost() {
        try (SqliteEventLog log = SqliteEventLog.open(directory, SqliteSettings.DEFAULT)) {
            acknowledgedCommits.assertTrueOf(log);
        }
    }

    @Test
    void aWriterThatIsKilledUnderLoadLosesNothingThatItAcknowledged() throws IOException {
        Random random = new Random(7);
        for (int kill = 0; kill < KILLS && !Dose.usedUp("ProcessFaultsTest, kills", kill, KILLS); kill++) {
            Writer writer = WriterProcess.on(directory);
            try (writer) {
                writer.awaitStored(50 + random.nextInt(300));
            }
            acknowledgedCommits.by(writer);
            assertNothingLost();
        }
    }

    @Test
    void twoProcessesThatWriteToOneFileLoseAndDoubleNothing() throws IOException {
        Writer one = WriterProcess.on(directory);
        Writer two = WriterProcess.on(directory);
        try (one; two) {
            one.awaitStored(200);
            two.awaitStored(200);
        }
        acknowledgedCommits.by(one);
        acknowledgedCommits.by(two);
        assertNothingLost();
    }

    @Test
    void aWriterThatIsStoppedAndGoesOnFindsWhatOthersWroteMeanwhile() throws Exception {
        SqliteSettings impatient = SqliteSettings.DEFAULT.withBusyTimeout(Duration.ofMillis(100));
        Writer stopped = WriterProcess.on(directory);
        try (stopped; SqliteEventLog ours = SqliteEventLog.open(directory, impatient)) {
            stopped.awaitStored(50);
            for (int stop = 0; stop < STOPS && !Dose.usedUp("ProcessFaultsTest, stops", stop, STOPS); stop++) {
                stopped.signal("STOP");
                appendWhileStopped(ours);
                stopped.signal("CONT");
                stopped.awaitStored(20);
            }
        }
        acknowledgedCommits.by(stopped);
        assertNothingLost();
    }

    /// The other process may have been stopped while it held the write lock: then every attempt is rejected, and none
    /// may be stored.
    private void appendWhileStopped(SqliteEventLog ours) {
        for (int i = 0; i < 3; i++) {
            try {
                Receipt receipt = ours.append(commit(loose())).join();
                acknowledgedCommits.stored(receipt.commitId(), receipt.firstPosition());
            } catch (CompletionException refused) {
                assertThat(refused).hasMessageContaining("another process has locked");
                return;
            }
        }
    }

    @Test
    void aFileThatMayNotGrowRefusesAppendsAndGoesOnWhenItMay() throws Exception {
        Assumptions.assumeTrue(canRun("prlimit", "--version"), "there is no prlimit");
        Writer writer = WriterProcess.on(directory, "prlimit", "--fsize=3000000:unlimited");
        try (writer) {
            writer.awaitRefused(20);
            assertThat(writer.lastRefusal()).contains("can't be accessed");
            new ProcessBuilder("prlimit", "--pid", Long.toString(writer.pid()), "--fsize=unlimited:unlimited").start()
                    .waitFor();
            writer.awaitStored(100);
        }
        acknowledgedCommits.by(writer);
        assertNothingLost();
    }

    @Test
    void aFullDiskRefusesAppendsAndGoesOnWhenThereIsRoom() throws Exception {
        Assumptions.assumeTrue(canRun("unshare", "--mount", "--map-root-user", "true"),
                "no file system may be mounted here");
        Path mounted = Files.createDirectory(directory.resolve("small"));
        String script = "mount -t tmpfs -o size=6m tmpfs " + mounted + " && head -c 3000000 /dev/zero > " + mounted
                + "/ballast"
                + " && exec \"$@\"";
        Writer writer = WriterProcess.on(mounted, "unshare", "--mount", "--map-root-user", "sh", "-c", script, "sh");
        try (writer) {
            writer.awaitRefused(20);
            assertThat(writer.lastRefusal()).contains("disk is full");
            Path inside = Path.of("/proc", Long.toString(writer.pid()), "root")
                    .resolve(mounted.toString().substring(1));
            int storedBefore = writer.stored().size();
            Files.delete(inside.resolve("ballast"));
            writer.awaitStoredInAll(storedBefore + 50);
            writer.awaitRefused(20);
            writer.signal("STOP");
            for (String name : List.of("ledger.db", "ledger.db-wal")) {
                Files.copy(inside.resolve(name), directory.resolve(name));
            }
        }
        acknowledgedCommits.by(writer);
        assertNothingLost();
    }

    private static boolean canRun(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(Stream.of(command).toList()).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException absent) {
            return false;
        }
    }
}

package io.incidentledger.ledger.sqlite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

import io.incidentledger.ledger.EventLog;
import io.incidentledger.ledger.simulation.LogSimulation;
import io.incidentledger.ledger.simulation.SimulatedLog;
import io.incidentledger.tiers.Dose;
import io.incidentledger.tiers.Soaked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Soaked
class SqliteSimulationTest {

    @TempDir
    private Path temporary;

    @Test
    void everyHistoryIsAsTheModelSays() {
        LogSimulation.run("SqliteSimulationTest", Dose.of(8, 300), 60, TwoProcesses::new);
    }

    /// Two logs over one file. A crash leaves the files as they are at that moment, with garbage where the next write
    /// would have gone.
    private final class TwoProcesses implements SimulatedLog {

        private final SqliteSettings settings;
        private Path directory = newDirectory();
        private List<SqliteEventLog> logs;

        TwoProcesses(InstantSource clock) {
            this.settings = SqliteSettings.DEFAULT.withClock(clock).withReaders(2);
            this.logs = openTwo();
        }

        private Path newDirectory() {
            try {
                return Files.createTempDirectory(temporary, "ledger");
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        private List<SqliteEventLog> openTwo() {
            return Stream.generate(() -> SqliteEventLog.open(directory, settings)).limit(2).toList();
        }

        @Override
        public int processes() {
            return logs.size();
        }

        @Override
        public EventLog process(int number) {
            return logs.get(number);
        }

        @Override
        public void crash(RandomGenerator random) {
            try {
                Path after = newDirectory();
                Path wal = after.resolve("ledger.db-wal");
                Files.copy(directory.resolve("ledger.db"), after.resolve("ledger.db"));
                Files.copy(directory.resolve("ledger.db-wal"), wal);
                byte[] rubbish = new byte[random.nextInt(10_000)];
                random.nextBytes(rubbish);
                Files.write(wal, rubbish, StandardOpenOption.APPEND);
                close();
                directory = after;
                logs = openTwo();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        @Override
        public void close() {
            logs.forEach(SqliteEventLog::close);
        }
    }
}

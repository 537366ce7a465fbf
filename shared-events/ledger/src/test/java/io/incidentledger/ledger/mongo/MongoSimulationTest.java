package io.incidentledger.ledger.mongo;

import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

import io.incidentledger.ledger.EventLog;
import io.incidentledger.ledger.mongo.connection.MongoServers;
import io.incidentledger.ledger.mongo.connection.MongoServers.TestDatabase;
import io.incidentledger.ledger.simulation.LogSimulation;
import io.incidentledger.ledger.simulation.SimulatedLog;
import io.incidentledger.tiers.Dose;
import io.incidentledger.tiers.Slow;
import io.incidentledger.tiers.Soaked;
import org.junit.jupiter.api.Test;

/// Simulates the whole log over the wire, including reads; [AppendingSimulationTest] is the one that injects many
/// failures.
@Slow
@Soaked
class MongoSimulationTest {

    @Test
    void everyHistoryIsAsTheModelSays() {
        LogSimulation.run("MongoSimulationTest", Dose.of(3, 100), 60, TwoProcesses::new);
    }

    /// Two logs over one database. A crash makes them lose their in-memory state.
    private static final class TwoProcesses implements SimulatedLog {

        private final TestDatabase database = MongoServers.IN_THIS_JVM.newDatabase();
        private final MongoSettings settings;
        private List<MongoEventLog> logs;

        TwoProcesses(InstantSource clock) {
            this.settings = MongoSettings.DEFAULT.withClock(clock);
            this.logs = openTwo();
        }

        private List<MongoEventLog> openTwo() {
            return Stream.generate(() -> MongoEventLog.open(database.connection(), settings)).limit(2).toList();
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
            logs.forEach(MongoEventLog::close);
            logs = openTwo();
        }

        @Override
        public void close() {
            logs.forEach(MongoEventLog::close);
            database.close();
        }
    }
}

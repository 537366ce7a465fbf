package io.incidentledger.ledger.memory;

import java.util.random.RandomGenerator;

import io.incidentledger.ledger.EventLog;
import io.incidentledger.ledger.simulation.LogSimulation;
import io.incidentledger.ledger.simulation.SimulatedLog;
import io.incidentledger.tiers.Dose;
import io.incidentledger.tiers.Soaked;
import org.junit.jupiter.api.Test;

@Soaked
class InMemorySimulationTest {

    private record OneProcess(EventLog log) implements SimulatedLog {

        @Override
        public int processes() {
            return 1;
        }

        @Override
        public EventLog process(int number) {
            return log;
        }

        @Override
        public void crash(RandomGenerator random) {
            // A log in memory would not survive a crash.
        }

        @Override
        public void close() {
            log.close();
        }
    }

    @Test
    void everyHistoryIsAsTheModelSays() {
        LogSimulation.run("InMemorySimulationTest", Dose.of(400, 20_000), 60,
                clock -> new OneProcess(new InMemoryEventLog(clock)));
    }
}

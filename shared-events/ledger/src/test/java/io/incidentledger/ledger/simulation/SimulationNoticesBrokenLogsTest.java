package io.incidentledger.ledger.simulation;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.random.RandomGenerator;

import io.incidentledger.ledger.EventLog;
import io.incidentledger.ledger.NewCommit;
import io.incidentledger.ledger.Receipt;
import io.incidentledger.ledger.StoredEvent;
import io.incidentledger.ledger.conformance.DelegatingEventLog;
import io.incidentledger.ledger.memory.InMemoryEventLog;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SimulationNoticesBrokenLogsTest {

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
            // There is nothing to lose.
        }

        @Override
        public void close() {
            log.close();
        }
    }

    private static void assertNoticed(Function<InstantSource, EventLog> broken) {
        assertThatThrownBy(() -> LogSimulation.run("broken logs", 50, 60,
                clock -> new OneProcess(broken.apply(clock))))
                .isInstanceOf(AssertionError.class).hasMessageContaining("-Dsimulation.seed=");
    }

    @Test
    void aLogThatDropsOneOfManyCommitsIsNoticed() {
        assertNoticed(clock -> new DelegatingEventLog(new InMemoryEventLog(clock)) {
            private int commits;

            @Override
            public CompletableFuture<Receipt> append(NewCommit commit) {
                CompletableFuture<Receipt> result = delegate.append(commit);
                return ++commits % 20 == 0 ? result.thenApply(Receipt::asRepeated) : result;
            }
        });
    }

    @Test
    void aLogThatMissesTheLastEventOfALongStreamIsNoticed() {
        assertNoticed(clock -> new DelegatingEventLog(new InMemoryEventLog(clock)) {
            @Override
            public List<StoredEvent> readStream(String streamId, long fromSequence, long upToPosition) {
                List<StoredEvent> stream = delegate.readStream(streamId, fromSequence, upToPosition);
                return stream.size() < 5 ? stream : stream.subList(0, stream.size() - 1);
            }
        });
    }
}

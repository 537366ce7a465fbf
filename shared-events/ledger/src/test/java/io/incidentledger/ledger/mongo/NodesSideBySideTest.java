package io.incidentledger.ledger.mongo;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.incidentledger.ledger.mongo.connection.MongoServers;
import io.incidentledger.ledger.mongo.connection.MongoServers.TestDatabase;
import io.incidentledger.ledger.mongo.connection.faults.Fault;
import io.incidentledger.ledger.mongo.connection.faults.FaultyProxy;
import io.incidentledger.ledger.mongo.connection.faults.Requests;
import io.incidentledger.ledger.processes.Writer;
import io.incidentledger.tiers.Dose;
import io.incidentledger.tiers.Slow;
import io.incidentledger.tiers.Soaked;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// Compares the throughput of several nodes with that of one. Nodes race for the end of the log, so more nodes do not
/// store more; they must not store much less, and each must get its share. The server responds as late as a replica set
/// does; otherwise the test would measure the few cores that nodes and server share here. Other load can slow down
/// several nodes but not the single one measured before them, so a comparison that misses the bounds is repeated; the
/// output contains the figures.
@Timeout(value = 15, unit = TimeUnit.MINUTES)
@Slow
@Soaked
class NodesSideBySideTest {

    private static final int WARM_UP = 100;
    private static final int COMMITS = Integer.getInteger("faults.commits", Dose.of(200, 3_000));
    private static final Duration A_WRITE_TAKES = Duration.ofMillis(5);
    private static final Duration A_QUESTION_TAKES = Duration.ofMillis(1);
    private static final int ATTEMPTS = 3;
    /// On a slow machine fewer commits are counted.
    private static final Duration LONGEST_MEASUREMENT = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /// Throughput of a number of nodes: commits per second of all, and the share of the one that stored least.
    private record Rate(double perSecond, double leastShare) {}

    private record Comparison(Rate one, Rate several) {
        boolean holds(double ratio, double share) {
            return several.perSecond() > ratio * one.perSecond() && several.leastShare() > share;
        }

        @Override
        public String toString() {
            return "one %.0f commits/s, together %.0f commits/s, ratio %.2f, least share %.2f".formatted(
                    one.perSecond(), several.perSecond(), several.perSecond() / one.perSecond(),
                    several.leastShare());
        }
    }

    @ParameterizedTest(name = "{0} nodes, each with {1} writers to one stream and {2} to others")
    @CsvSource({"2, 1, 0, 0.6, 0.2", "2, 0, 8, 0.6, 0.2", "4, 0, 8, 0.3, 0.01"})
    void severalNodesStoreAboutAsMuchAsOneAndNoneStarves(int nodes, int hotThreads, int otherThreads, double ratio,
            double share) throws IOException {
        List<Comparison> comparisons = new ArrayList<>();
        while (comparisons.size() < ATTEMPTS && comparisons.stream().noneMatch(made -> made.holds(ratio, share))) {
            Comparison made = new Comparison(measure(1, nodes * WARM_UP, hotThreads, otherThreads),
                    measure(nodes, WARM_UP, hotThreads, otherThreads));
            System.out.printf("%d nodes, each with %d + %d writers: %s%n", nodes, hotThreads, otherThreads, made);
            comparisons.add(made);
        }
        assertThat(comparisons).anyMatch(made -> made.holds(ratio, share));
    }

    private static Rate measure(int nodes, int warmUp, int hotThreads, int otherThreads) throws IOException {
        List<Writer> writers = new ArrayList<>();
        try (TestDatabase database = MongoServers.IN_THIS_JVM.newDatabase();
                FaultyProxy distance = FaultyProxy.before(database.uri())) {
            distance.inject(Requests.named("insert"), Fault.delayReply(A_WRITE_TAKES));
            distance.inject(Requests.named("find"), Fault.delayReply(A_QUESTION_TAKES));
            for (int node = 0; node < nodes; node++) {
                writers.add(MongoWriterProcess.on(distance.uri(database.connection().database().getName()), hotThreads,
                        otherThreads));
            }
            writers.forEach(writer -> writer.awaitStoredInAll(warmUp));
            return measure(writers);
        } finally {
            writers.forEach(Writer::close);
        }
    }

    private static Rate measure(List<Writer> writers) {
        List<Integer> before = counts(writers);
        long start = System.nanoTime();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(2))
                .until(() -> {
                    int stored = sum(counts(writers)) - sum(before);
                    return stored >= COMMITS
                            || stored > 0 && System.nanoTime() - start > LONGEST_MEASUREMENT.toNanos();
                });
        double seconds = (System.nanoTime() - start) / 1e9;
        List<Integer> after = counts(writers);
        double stored = sum(after) - sum(before);
        double least = stored;
        for (int i = 0; i < writers.size(); i++) {
            least = Math.min(least, after.get(i) - before.get(i));
        }
        return new Rate(stored / seconds, least / stored);
    }

    private static List<Integer> counts(List<Writer> writers) {
        return writers.stream().map(writer -> writer.stored().size()).toList();
    }

    private static int sum(List<Integer> counts) {
        return counts.stream().mapToInt(Integer::intValue).sum();
    }
}

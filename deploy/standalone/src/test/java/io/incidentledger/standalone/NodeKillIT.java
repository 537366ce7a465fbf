package io.incidentledger.standalone;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;

import io.incidentledger.ledger.mongo.connection.MongoServers;
import io.incidentledger.ledger.mongo.connection.MongoServers.TestDatabase;
import io.incidentledger.standalone.Http.Answer;
import io.incidentledger.standalone.Jar.Run;
import io.incidentledger.standalone.Load.Request;
import io.incidentledger.tiers.Dose;
import io.incidentledger.tiers.Soaked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// Kills any node with kill -9 under load, repeatedly; the others continue. `-Dkill.rounds=N` sets the number of kills;
/// `-Dkill.seed=N` repeats a run as far as threads and processes are repeatable.
@Soaked
class NodeKillIT {
    private static final int ROUNDS = Integer.getInteger("kill.rounds", Dose.of(4, 30));
    private static final long SEED = Long.getLong("kill.seed", System.nanoTime());
    private static final int MORE = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    private final Random random = new Random(SEED);
    private final Load load = new Load(SEED);
    private final LedgerOracle oracle = new LedgerOracle();

    /// Two nodes of each kind; a killed node is replaced.
    private static final class Cluster implements AutoCloseable {
        private final String uri;
        private final Service[] commands = new Service[2];
        private final Service[] queries = new Service[2];

        Cluster(String uri) {
            this.uri = uri;
            for (int i = 0; i < 2; i++) {
                commands[i] = Node.command(uri);
                queries[i] = Node.query(uri);
            }
        }

        void kill(int node) {
            (node < 2 ? commands[node] : queries[node - 2]).kill();
        }

        void replace(int node) {
            if (node < 2) {
                commands[node].close();
                commands[node] = Node.command(uri);
            } else {
                queries[node - 2].close();
                queries[node - 2] = Node.query(uri);
            }
        }

        @Override
        public void close() {
            for (int i = 0; i < 2; i++) {
                commands[i].close();
                queries[i].close();
            }
        }
    }

    @Test
    void theOthersGoOnWhenANodeIsKilled() {
        System.out.println("NodeKillIT: seed " + SEED + ", rounds " + ROUNDS);
        try (TestDatabase database = MongoServers.IN_THIS_JVM.newDatabase();
                Cluster cluster = new Cluster(database.uri())) {
            for (int round = 0; round < ROUNDS && !Dose.usedUp("NodeKillIT, kills", round, ROUNDS); round++) {
                killUnderLoad(cluster, round % 4);
                check(cluster, round % 4);
                cluster.replace(round % 4);
            }
            checkViews(cluster, database.uri());
        }
    }

    private void killUnderLoad(Cluster cluster, int node) {
        load.start(cluster.commands[0].http(), cluster.commands[1].http());
        awaitAcknowledged(1 + random.nextInt(2 * MORE));
        cluster.kill(node);
        awaitAcknowledged(MORE);
        load.stop();
    }

    private void awaitAcknowledged(int more) {
        int wanted = load.acknowledgedSoFar() + more;
        await().atMost(PATIENCE).until(() -> load.acknowledgedSoFar() >= wanted);
    }

    /// Checks the ledger through the nodes that were not killed.
    private void check(Cluster cluster, int killed) {
        Http commands = cluster.commands[killed == 0 ? 1 : 0].http();
        Http queries = cluster.queries[killed == 2 ? 1 : 0].http();
        oracle.checkAcknowledged(queries, commands, load.takeAcknowledged());
        for (Request request : load.takeUnanswered()) {
            Answer applied = request.sendTo(commands);
            assertThat(applied.status()).as("%s: %s", request, applied.text()).isIn(200, 201);
        }
        oracle.checkChain(queries);
    }

    /// Checks the views against a replay of the same ledger, exported and imported into a directory.
    private void checkViews(Cluster cluster, String uri) {
        String export = directory.resolve("ledger.jsonl").toString();
        String data = directory.resolve("data").toString();
        for (List<String> step : List.of(List.of("export", "--mongodb-uri", uri, export),
                List.of("import", "--data", data, export))) {
            Run run = Jar.run(step.toArray(String[]::new));
            assertThat(run.exitCode()).as(run.err()).isZero();
        }
        try (Service replayed = Service.start(Path.of(data))) {
            for (Service live : cluster.queries) {
                LedgerOracle.checkSameAnswers(live.http(), replayed.http());
            }
        }
    }
}

package io.incidentledger.ledger.mongo;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.incidentledger.ledger.mongo.connection.MongoConnection;
import io.incidentledger.tiers.Slow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.incidentledger.ledger.Commits.commit;
import static io.incidentledger.ledger.Commits.event;
import static io.incidentledger.ledger.Commits.loose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// Tests against a server that keeps an oplog although it is not a replica set.
@Slow
class ChangeStreamTest {

    private final MongoServer server = new MongoServer(new MemoryBackend());
    private final List<Long> heard = new CopyOnWriteArrayList<>();
    private MongoConnection connection;
    private ChangeStream changes;

    @BeforeEach
    void start() {
        server.enableOplog();
        connection = MongoConnection.open(server.bindAndGetConnectionString() + "/ledger");
        changes = new ChangeStream(connection);
    }

    @AfterEach
    void stop() {
        changes.stop();
        connection.close();
        server.shutdownNow();
    }

    @Test
    void aServerThatIsNoReplicaSetOffersNone() {
        try (MongoEventLog log = MongoEventLog.open(connection, MongoSettings.DEFAULT)) {
            assertThat(log.head().position()).isZero();
            assertThat(changes.isOffered()).isFalse();
        }
    }

    @Test
    void itTellsTheLastPositionOfEachCommitUntilItIsStopped() {
        try (MongoEventLog log = MongoEventLog.open(connection, MongoSettings.DEFAULT)) {
            log.append(commit(event("a", 0))).join();
            assertThat(changes.isOpen()).isFalse();
            await().until(() -> {
                changes.follow(heard::add);
                log.append(commit(loose(), loose())).join();
                return !heard.isEmpty();
            });
            assertThat(changes.isOpen()).isTrue();
            long end = log.append(commit(event("a", 1), loose(), loose())).join().lastPosition();
            await().until(() -> heard.contains(end));
            assertThat(heard).isSorted().allMatch(position -> position == end || position % 2 == 1);
            changes.stop();
            assertThat(changes.isOpen()).isFalse();
        }
    }
}

package io.incidentledger.query.runner;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.mongodb.ConnectionString;
import com.mongodb.ServerAddress;
import io.incidentledger.events.History;
import io.incidentledger.events.Mode;
import io.incidentledger.events.Severity;
import io.incidentledger.ledger.memory.InMemoryEventLog;
import io.incidentledger.ledger.mongo.connection.MongoServers;
import io.incidentledger.ledger.mongo.connection.MongoServers.TestDatabase;
import io.incidentledger.ledger.mongo.connection.faults.FaultyProxy;
import io.incidentledger.projection.IncidentLog;
import io.incidentledger.projection.documents.ViewStoreUnavailableException;
import io.incidentledger.projection.runner.RunnerState;
import io.incidentledger.query.board.BoardViewDefinition;
import io.incidentledger.tiers.Slow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/// Tests a query node whose MongoDB becomes unavailable and returns.
@Slow
class ClusterProjectionOutageTest {

    private static final Duration SOON = Duration.ofSeconds(15);

    private final InMemoryEventLog log = new InMemoryEventLog();
    private final IncidentLog incidents = new IncidentLog(log);
    private TestDatabase database;
    private FaultyProxy proxy;
    private RunnerNode node;

    @BeforeEach
    void connect() {
        database = MongoServers.IN_THIS_JVM.newDatabase();
        ConnectionString uri = new ConnectionString(database.uri());
        ServerAddress server = new ServerAddress(uri.getHosts().getFirst());
        proxy = FaultyProxy.before(new InetSocketAddress(server.getHost(), server.getPort()));
        node = new RunnerNode(log, proxy.uri(uri.getDatabase()), Duration.ofMillis(100));
    }

    @AfterEach
    void stop() {
        node.stop();
        proxy.close();
        database.close();
    }

    private void declare(String id) {
        incidents.add(id, History.declaration("Checkout fails", Severity.SEV2, Mode.LIVE, null, List.of(), Map.of()));
    }

    private Status readiness() {
        return node.feeding.readiness().health().getStatus();
    }

    @Test
    void readinessFallsQuestionsAreRefusedAndAllRecoversByItself() {
        node.started();
        declare("i1");
        node.reach(1);
        await().atMost(SOON).untilAsserted(() -> assertThat(readiness()).isEqualTo(Status.UP));

        proxy.goDown();
        declare("i2");
        await().atMost(SOON).untilAsserted(() -> assertThat(readiness()).isEqualTo(Status.OUT_OF_SERVICE));
        long asked = System.nanoTime();
        assertThatThrownBy(() -> node.open(BoardViewDefinition.VIEW).find("i1"))
                .isInstanceOf(ViewStoreUnavailableException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(5));

        proxy.comeBack();
        node.reach(2);
        await().atMost(SOON).untilAsserted(() -> assertThat(readiness()).isEqualTo(Status.UP));
        assertThat(node.open(BoardViewDefinition.VIEW).find("i2")).isPresent();
    }

    @Test
    void aNodeThatStartsWithoutAServerBeginsAsSoonAsThereIsOne() {
        declare("i1");
        proxy.goDown();
        node.started();
        assertThat(node.feeding.state()).isEqualTo(RunnerState.REBUILDING);

        proxy.comeBack();

        node.reach(1);
        await().atMost(SOON).until(() -> node.feeding.state() == RunnerState.FOLLOWING);
    }
}

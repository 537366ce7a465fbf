package io.incidentledger.standalone;

import java.time.Duration;
import java.util.Arrays;

import io.incidentledger.ledger.mongo.connection.MongoServers;
import io.incidentledger.ledger.mongo.connection.MongoServers.TestDatabase;
import io.incidentledger.standalone.Http.Answer;
import io.incidentledger.tiers.Dose;
import io.incidentledger.tiers.Soaked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import static org.assertj.core.api.Assertions.assertThat;

/// Tests two command nodes and two query nodes, each in a separate process, on one MongoDB server.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Soaked
class NodesIT {
    private static final int SAMPLES = Integer.getInteger("visibility.samples", Dose.of(50, 1_000));
    private static final Duration ENOUGH_FOR_A_BUSY_MACHINE = Duration.ofSeconds(2);

    private TestDatabase database;
    private Service oneCommandNode;
    private Service otherCommandNode;
    private Service oneQueryNode;
    private Service otherQueryNode;

    @BeforeAll
    void start() {
        database = MongoServers.IN_THIS_JVM.newDatabase();
        oneCommandNode = Node.command(database.uri());
        otherCommandNode = Node.command(database.uri());
        oneQueryNode = Node.query(database.uri());
        otherQueryNode = Node.query(database.uri());
    }

    @AfterAll
    void end() {
        for (Service node : new Service[]{otherQueryNode, oneQueryNode, otherCommandNode, oneCommandNode}) {
            node.close();
        }
        database.close();
    }

    private static Answer declare(Service node, String key) {
        return node.http().post("/v1/incidents", "{\"title\": \"%s\", \"severity\": \"SEV2\"}".formatted(key),
                "Idempotency-Key", key);
    }

    @Test
    void whatOneNodeAcknowledgesEveryOtherNodeKnows() {
        Answer declared = declare(oneCommandNode, "first").expect(201);
        String incident = "/v1/incidents/" + declared.at("/incidentId");
        String seen = "?minPosition=" + declared.position();
        for (Service node : new Service[]{oneQueryNode, otherQueryNode}) {
            assertThat(node.http().get(incident + seen).expect(200).at("/title")).isEqualTo("first");
            assertThat(node.http().items("/v1/incidents" + seen)).extracting(row -> row.path("title").asString())
                    .contains("first");
        }

        Answer again = declare(otherCommandNode, "first").expect(201);
        assertThat(again.text()).isEqualTo(declared.text());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        Answer changed = otherCommandNode.http().put(incident + "/severity", "{\"severity\": \"SEV1\"}").expect(200);
        assertThat(oneQueryNode.http().get(incident + "?minPosition=" + changed.position()).at("/severity"))
                .isEqualTo("SEV1");
        oneCommandNode.http().put(incident + "/severity", "{\"severity\": \"SEV3\"}").expect(200);
    }

    @Test
    void eachKindOfNodeDoesItsOwnWork() {
        declare(oneCommandNode, "work").expect(201);
        oneCommandNode.http().get("/v1/incidents").expect(405);
        oneCommandNode.http().get("/v1/ledger").expect(404);
        oneQueryNode.http().post("/v1/incidents", "{}").expect(405);
        for (Service node : new Service[]{oneCommandNode, oneQueryNode}) {
            node.http().get("/actuator/health/readiness").expect(200);
            node.http().get("/actuator/health/liveness").expect(200);
            assertThat(node.http().get("/actuator/prometheus").expect(200).text()).contains("incident_ledger_");
            assertThat(node.log()).doesNotContain("ERROR", "WARN");
        }
    }

    /// Measures the time from the response to a command until a query node of another process shows the incident on its
    /// board. `-Dvisibility.samples=N` sets the number of samples.
    @Test
    void anAcknowledgedCommandIsSoonReadable() {
        var took = new long[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            Answer declared = declare(oneCommandNode, "visible-" + i).expect(201);
            long acknowledged = System.nanoTime();
            Answer read = otherQueryNode.http().get("/v1/incidents?limit=1&minPosition=" + declared.position())
                    .expect(200);
            took[i] = System.nanoTime() - acknowledged;
            assertThat(Long.parseLong(read.header("Ledger-Position"))).isGreaterThanOrEqualTo(declared.position());
        }
        Arrays.sort(took);
        Duration slow = Duration.ofNanos(took[SAMPLES * 99 / 100]);
        System.out.printf("NodesIT: acknowledged on one node, readable on another after %.1f ms (p50), %.1f ms (p99)%n",
                took[SAMPLES / 2] / 1e6, slow.toNanos() / 1e6);
        assertThat(slow).isLessThan(ENOUGH_FOR_A_BUSY_MACHINE);
    }
}

package io.incidentledger.standalone;

import java.net.InetSocketAddress;
import java.time.Duration;

import com.mongodb.ConnectionString;
import com.mongodb.ServerAddress;
import io.incidentledger.ledger.mongo.connection.MongoServers;
import io.incidentledger.ledger.mongo.connection.MongoServers.TestDatabase;
import io.incidentledger.ledger.mongo.connection.faults.FaultyProxy;
import io.incidentledger.standalone.Http.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// Takes MongoDB down and brings it back while nodes are running.
class MongoDownIT {
    private static final Duration PROMISED = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private TestDatabase database;
    private FaultyProxy proxy;
    private Service commands;
    private Service queries;

    @BeforeEach
    void start() {
        database = MongoServers.IN_THIS_JVM.newDatabase();
        var uri = new ConnectionString(database.uri());
        var server = new ServerAddress(uri.getHosts().getFirst());
        proxy = FaultyProxy.before(new InetSocketAddress(server.getHost(), server.getPort()));
        String throughProxy = proxy.uri(String.valueOf(uri.getDatabase()));
        commands = Node.command(throughProxy);
        queries = Node.query(throughProxy);
    }

    @AfterEach
    void end() {
        queries.close();
        commands.close();
        proxy.close();
        database.close();
    }

    private Answer declare(String key) {
        return commands.http().post("/v1/incidents", "{\"title\": \"%s\", \"severity\": \"SEV2\"}".formatted(key),
                "Idempotency-Key", key);
    }

    private static int readiness(Service node) {
        return node.http().get("/actuator/health/readiness").status();
    }

    @Test
    void everyNodeSaysSoAtOnceAndRecoversByItself() {
        Answer before = declare("before").expect(201);
        String incident = "/v1/incidents/" + before.at("/incidentId");
        queries.http().get(incident + "?minPosition=" + before.position()).expect(200);

        proxy.goDown();
        for (int i = 0; i < 3; i++) {
            refusedInTime(() -> declare("meanwhile"));
        }
        answeredInTime(() -> queries.http().get(incident));
        answeredInTime(() -> queries.http().get("/v1/incidents"));
        refusedInTime(() -> queries.http().get("/v1/events"));
        await().atMost(PATIENCE).until(() -> readiness(commands) == 503 && readiness(queries) == 503);
        commands.http().get("/actuator/health/liveness").expect(200);
        queries.http().get("/actuator/health/liveness").expect(200);

        proxy.comeBack();
        await().atMost(PATIENCE).until(() -> readiness(commands) == 200 && readiness(queries) == 200);
        Answer after = declare("meanwhile").expect(201);
        assertThat(queries.http().items("/v1/incidents?minPosition=" + after.position())).hasSize(2);
        assertThat(declare("before").expect(201).text()).isEqualTo(before.text());
    }

    private interface Call {
        Answer send();
    }

    private static Answer inTime(Call call) {
        long start = System.nanoTime();
        Answer answer = call.send();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PROMISED);
        return answer;
    }

    private static void refusedInTime(Call call) {
        Answer refused = inTime(call).expect(503);
        assertThat(refused.header("Retry-After")).isNotEmpty();
        assertThat(refused.at("/type")).startsWith("urn:incident-ledger:problem:");
    }

    /// Asserts a response in time: either with the known data, or 503.
    private static void answeredInTime(Call call) {
        Answer answer = inTime(call);
        assertThat(answer.status()).as(answer.text()).isIn(200, 503);
    }
}

package io.incidentledger.standalone;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.incidentledger.ledger.mongo.connection.BlockingAwait;
import io.incidentledger.ledger.mongo.connection.MongoServers;
import io.incidentledger.ledger.mongo.connection.MongoServers.TestDatabase;
import io.incidentledger.standalone.Http.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// Damages the ledger under running programs.
class VerificationIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    private static Answer declare(Service node, String title) {
        return node.http().post("/v1/incidents", "{\"title\": \"%s\", \"severity\": \"SEV3\"}".formatted(title));
    }

    private static String metric(Service node, String name) {
        return node.http().get("/actuator/prometheus").expect(200).text().lines()
                .filter(line -> line.startsWith("incident_ledger_" + name + " "))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1)).findFirst().orElseThrow();
    }

    private static void awaitVerified(Service node, long position) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Double.parseDouble(metric(node, "verified_position")))
                        .isEqualTo(position));
        assertThat(Double.parseDouble(metric(node, "verified_time_seconds"))).isGreaterThan(1_700_000_000);
        assertThat(Double.parseDouble(metric(node, "damaged_position"))).isZero();
        node.http().get("/actuator/health/readiness").expect(200);
    }

    private static void awaitDamaged(Service node, long position) {
        await().atMost(PATIENCE)
                .until(() -> node.http().get("/actuator/health/readiness").status() == 503);
        Answer readiness = node.http().get("/actuator/health/readiness").expect(503);
        assertThat(readiness.at("/components/ledger/details/firstBroken")).isEqualTo(Long.toString(position));
        assertThat(readiness.at("/components/ledger/details/reason")).contains("position " + position);
        assertThat(Double.parseDouble(metric(node, "damaged_position"))).isEqualTo(position);
        assertThat(node.log()).contains("damaged from position " + position + " on").doesNotContain("\tat ");
        node.http().get("/actuator/health/liveness").expect(200);
    }

    private static void refusesToWrite(Service node, long position) {
        Answer refused = declare(node, "refused").expect(503);
        assertThat(refused.at("/type")).isEqualTo("urn:incident-ledger:problem:ledger-refused");
        assertThat(refused.at("/detail")).contains("from position " + position + " on");
        assertThat(refused.header("Retry-After")).isNotEmpty();
    }

    @Test
    void aBitThatIsFlippedInTheFileIsFoundAndNothingMoreIsWritten() throws Exception {
        try (Service service = Service.start(directory)) {
            declare(service, "first").expect(201);
            declare(service, "the second incident of this file").expect(201);
            String third = declare(service, "third").expect(201).at("/incidentId");
            checkpoint();
            awaitVerified(service, 3);

            flipABitOf("the second incident of this file");

            awaitDamaged(service, 2);
            refusesToWrite(service, 2);
            assertThat(service.http().get("/v1/incidents/" + third).expect(200).at("/title")).isEqualTo("third");
            assertThat(service.http().items("/v1/incidents")).hasSize(3);
            assertThat(service.http().get("/v1/ledger").expect(200).position()).isEqualTo(3);
        }
        Jar.Run again = Jar.run("serve", "--port", "0", "--data", directory.toString());
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.err()).contains("is corrupted from position 2 on");
    }

    private void checkpoint() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("ledger.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }
    }

    /// Every copy of the text: a page that is not used any more may have one.
    private void flipABitOf(String text) throws IOException {
        Path file = directory.resolve("ledger.db");
        String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        try (RandomAccessFile raw = new RandomAccessFile(file.toFile(), "rw")) {
            int at = content.indexOf(text);
            assertThat(at).isPositive();
            for (; at >= 0; at = content.indexOf(text, at + 1)) {
                raw.seek(at);
                raw.write(content.charAt(at) ^ 1);
            }
        }
    }

    @Test
    void nodesOnMongoDbFindItAsWell() {
        try (TestDatabase database = MongoServers.IN_THIS_JVM.newDatabase();
                Service commands = Node.command(database.uri());
                Service queries = Node.query(database.uri())) {
            declare(commands, "first").expect(201);
            Answer second = declare(commands, "second").expect(201);
            queries.http().get("/v1/incidents?minPosition=2").expect(200);
            List.of(commands, queries).forEach(node -> awaitVerified(node, 2));

            BlockingAwait.end(database.connection().database().getCollection("commits")
                    .updateOne(Filters.eq("_id", 2L), Updates.set("events.0.payload", "{}")), PATIENCE);

            List.of(commands, queries).forEach(node -> awaitDamaged(node, 2));
            refusesToWrite(commands, 2);
            assertThat(queries.http().items("/v1/incidents")).hasSize(2);
            assertThat(second.position()).isEqualTo(2);
        }
    }

    @Test
    void itCanBeSwitchedOff() {
        ProcessBuilder command = Jar.command("serve", "--port", "0", "--data", directory.toString());
        command.environment().put("INCIDENTLEDGER_VERIFICATION_SHARE", "0");
        try (Service service = Service.start(command)) {
            declare(service, "first").expect(201);

            assertThat(service.http().get("/actuator/prometheus").expect(200).text()).doesNotContain("verified");
        }
    }

    @Test
    void aShareThatIsNoneIsRefused() {
        ProcessBuilder command = Jar.command("serve", "--port", "0", "--data", directory.toString());
        command.environment().put("INCIDENTLEDGER_VERIFICATION_SHARE", "2");
        Jar.Run run = Jar.run(command);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("INCIDENTLEDGER_VERIFICATION_SHARE").doesNotContain("\tat ");
    }
}

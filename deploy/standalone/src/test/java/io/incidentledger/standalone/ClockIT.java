package io.incidentledger.standalone;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import io.incidentledger.ledger.mongo.connection.MongoServers;
import io.incidentledger.ledger.mongo.connection.MongoServers.TestDatabase;
import io.incidentledger.standalone.Http.Answer;
import io.incidentledger.standalone.Jar.Run;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

/// Tests the packaged jar while its wall clock is set.
class ClockIT {
    private static final String OPTION = "--accept-clock-difference";
    private static final Pattern AHEAD = Pattern.compile("^incident_ledger_clock_ahead_seconds (\\S+)$",
            Pattern.MULTILINE);

    @TempDir
    private Path directory;

    private FakeClock clock;

    @BeforeEach
    void makeClock() {
        clock = new FakeClock(directory);
    }

    private ProcessBuilder serve(String... options) {
        List<String> arguments = new ArrayList<>(
                List.of("serve", "--port", "0", "--data", directory.resolve("data").toString()));
        arguments.addAll(List.of(options));
        ProcessBuilder command = clock.of(Jar.command(arguments.toArray(String[]::new)));
        command.environment().put("INCIDENTLEDGER_CLOCK_STEADYFOR", "4s");
        return command;
    }

    private static Answer declare(Service service) {
        return service.http().post("/v1/incidents", "{\"title\": \"t\", \"severity\": \"SEV3\"}");
    }

    private static Instant recordedAt(Service service) {
        return Instant.parse(service.http().get("/v1/ledger").expect(200).at("/recordedAt"));
    }

    /// Waits until the service has noticed the jump, which takes a second, and has noticed that many in all.
    private static void awaitJumps(Service service, int jumps) {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> service.log().split("The clock jumped from ", -1).length > jumps);
    }

    private static void refuses(Service service, String... names) {
        Answer refused = declare(service).expect(503);
        assertThat(refused.at("/type")).isEqualTo("urn:incident-ledger:problem:clock-uncertain");
        assertThat(refused.at("/detail")).contains(names);
        assertThat(refused.header("Retry-After")).matches("[1-9]\\d*");
    }

    @Test
    void aJumpIsRefusedUntilTheClockHasBeenSteadyAndAClockBehindTheLedgerUntilItIsAccepted() {
        Instant before = Instant.now();
        Instant head;
        try (Service service = Service.start(serve())) {
            declare(service).expect(201);

            clock.set(Duration.ofHours(1));
            awaitJumps(service, 1);
            refuses(service, "the clock jumped from ", " to ");
            service.http().get("/v1/incidents").expect(200);
            assertThat(recordedAt(service)).isBefore(before.plus(Duration.ofMinutes(10)));
            await().atMost(Duration.ofSeconds(30)).until(() -> declare(service).status() == 201);
            head = recordedAt(service);
            assertThat(head).isBetween(before.plus(Duration.ofHours(1)), before.plus(Duration.ofMinutes(70)));

            clock.set(Duration.ZERO);
            awaitJumps(service, 2);
            await().atMost(Duration.ofSeconds(30)).untilAsserted(
                    () -> refuses(service, "the clock says ", "recorded at " + head.toString().substring(0, 19),
                            OPTION));
            assertThat(ahead(service)).isCloseTo(-3_600, within(300.0));
        }

        try (Service service = Service.start(serve(OPTION))) {
            declare(service).expect(201);
            assertThat(recordedAt(service)).isEqualTo(head);
            assertThat(service.log()).contains("Recording at " + head.toString().substring(0, 19))
                    .containsPattern("from position \\d on because of " + OPTION);
        }
        assertThat(Jar.run("verify", "--data", directory.resolve("data").toString()).exitCode()).isZero();
    }

    private static double ahead(Service service) {
        return AHEAD.matcher(service.http().get("/actuator/prometheus").expect(200).text()).results()
                .map((MatchResult found) -> Double.parseDouble(found.group(1))).findFirst().orElseThrow();
    }

    @Test
    void aJumpWhileNothingIsWrittenIsNoticed() {
        try (Service service = Service.start(serve())) {
            declare(service).expect(201);

            clock.set(Duration.ofDays(-1));

            awaitJumps(service, 1);
        }
    }

    @Test
    void onMongoDbTheServersClockDecides() {
        try (TestDatabase database = MongoServers.IN_THIS_JVM.newDatabase()) {
            ProcessBuilder command = clock.of(
                    Jar.program("incident-command", "--port", "0", "--mongodb-uri", database.uri()));
            command.environment().put("INCIDENTLEDGER_CLOCK_STEADYFOR", "1s");
            try (Service node = Service.start(command)) {
                declare(node).expect(201);

                clock.set(Duration.ofHours(1));
                awaitJumps(node, 1);
                refuses(node, "the clock jumped from ", "when the database's clock agrees");
                await().during(Duration.ofSeconds(4)).atMost(Duration.ofSeconds(10))
                        .until(() -> declare(node).status() == 503);

                clock.set(Duration.ZERO);
                await().atMost(Duration.ofSeconds(30)).until(() -> declare(node).status() == 201);
            }
        }
    }

    @Test
    void anImplausibleClockIsRefusedAtTheStartUnlessItIsAccepted() {
        clock.set(Duration.ofDays(-3_650));
        Run early = Jar.run(serve());
        assertThat(early.exitCode()).isEqualTo(1);
        assertThat(early.err()).contains("before this program was built at ", OPTION).doesNotContain("\tat ");

        clock.set(Duration.ZERO);
        try (Service service = Service.start(serve())) {
            declare(service).expect(201);
        }
        clock.set(Duration.ofDays(1_000));
        Run late = Jar.run(serve());
        assertThat(late.exitCode()).isEqualTo(1);
        assertThat(late.err()).contains("more than 730 days after the ledger's last event at ", OPTION);

        try (Service service = Service.start(serve(OPTION))) {
            declare(service).expect(201);
            assertThat(service.log()).contains("because of " + OPTION);
        }
    }

    @Test
    void theFutureIsNotImported() throws Exception {
        Path data = directory.resolve("data");
        clock.set(Duration.ofDays(300));
        try (Service service = Service.start(serve())) {
            declare(service).expect(201);
        }
        String export = directory.resolve("ledger.jsonl").toString();
        assertThat(Jar.run("export", "--data", data.toString(), export).exitCode()).isZero();

        String restored = directory.resolve("restored").toString();
        Run refused = Jar.run("import", "--data", restored, export);
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("Position 1 was recorded at ", "in the future", OPTION);
        assertThat(Jar.run("import", "--data", restored, OPTION, export).exitCode()).isZero();

        Path history = Files.write(directory.resolve("history.jsonl"), RandomHistory.of(1, 11).lines());
        Run behind = Jar.run("import", "--data", restored, "--format", "github", history.toString());
        assertThat(behind.exitCode()).isEqualTo(1);
        assertThat(behind.err()).contains("the clock says ");

        Path pages = Files.createDirectory(directory.resolve("pages"));
        Files.writeString(pages.resolve("2099-05-01T10-00-00Z.json"), "{\"page\": {\"id\": \"p\"}, \"incidents\": []}");
        Run snapshots = Jar.run("import", "--as-of-snapshots", pages.toString(), "--data", directory + "/new");
        assertThat(snapshots.exitCode()).isEqualTo(2);
        assertThat(snapshots.err()).contains("2099-05-01T10-00-00Z.json: was taken at 2099-05-01T10:00:00Z", OPTION);
        assertThat(directory.resolve("new")).doesNotExist();
    }
}

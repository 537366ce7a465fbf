package io.incidentledger.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.incidentledger.standalone.Http.Answer;
import io.incidentledger.standalone.Jar.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SafeByDefaultIT {
    @TempDir
    private Path directory;

    @Test
    void itListensOnLoopbackAlone() {
        try (Service service = Service.start(directory)) {
            assertThat(service.http().address()).matches("http://127\\.0\\.0\\.1:\\d+");
            assertThat(service.log()).doesNotContain("ERROR").doesNotContain("WARN");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1"})
    void anotherAddressIsRefusedWhileNobodySaysThatTheNetworkIsTrusted(String address) {
        Run run = Jar.run("serve", "--port", "0", "--address", address, "--data", directory.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("Refusing to listen on " + address).contains("--trust-network")
                .hasLineCount(1);
    }

    @Test
    void theEnvironmentOfTheFrameworkDoesNotOpenItEither() {
        ProcessBuilder command = Jar.command("serve", "--port", "0", "--data", directory.toString());
        command.environment().put("SERVER_ADDRESS", "0.0.0.0");
        command.environment().put("MANAGEMENT_ENDPOINTS_WEB_EXPOSURE_INCLUDE", "*");
        try (Service service = Service.start(command)) {
            assertThat(service.http().address()).startsWith("http://127.0.0.1:");
            assertThat(service.http().get("/actuator/env").status()).isEqualTo(404);
            assertThat(service.http().get("/actuator/heapdump").status()).isEqualTo(404);
        }
    }

    @Test
    void aTrustedNetworkIsServed() {
        try (Service service = Service.start(directory, "--address", "0.0.0.0", "--trust-network")) {
            String port = service.http().address().replaceAll(".*:", "");
            assertThat(new Http("http://127.0.0.1:" + port).get("/v1/ledger", "X-Whatever", "x").status())
                    .isEqualTo(200);
        }
    }

    @Test
    void theActuatorShowsHealthAndMetricsAlone() {
        try (Service service = Service.start(directory)) {
            Http http = service.http();
            http.post("/v1/incidents", "{\"title\": \"t\", \"severity\": \"SEV3\"}").expect(201);
            assertThat(http.get("/actuator/health/liveness").at("/status")).isEqualTo("UP");
            assertThat(http.get("/actuator/health/readiness").at("/status")).isEqualTo("UP");
            assertThat(http.get("/actuator/prometheus").expect(200).text())
                    .contains("incident_ledger_commands_seconds", "http_server_requests_seconds_count",
                            "jvm_memory_used_bytes");
            for (String other : List.of("", "/env", "/beans", "/heapdump", "/loggers", "/metrics", "/shutdown",
                    "/configprops")) {
                assertThat(http.get("/actuator" + other).status()).as(other).isEqualTo(404);
            }
        }
    }

    @Test
    void aWebPageOfAnotherSiteCanNeitherWriteNorRead() throws IOException {
        String incident = "{\"title\": \"t\", \"severity\": \"SEV3\"}";
        try (Service service = Service.start(directory)) {
            Http http = service.http();
            Answer refused = http.post("/v1/incidents", incident, "Sec-Fetch-Site", "cross-site");
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.at("/type")).isEqualTo("urn:incident-ledger:problem:cross-site");
            assertThat(http.post("/v1/incidents", incident, "Origin", "https://evil.example").status()).isEqualTo(403);
            assertThat(http.post("/v1/incidents", incident, "Origin", "null").status()).isEqualTo(403);
            assertThat(RawHttp.statusOf(http.address(), "GET /v1/ledger", "Host: evil.example")).isEqualTo(403);
            assertThat(http.get("/v1/ledger").position()).isZero();

            assertThat(http.post("/v1/incidents", incident, "Origin", http.address()).status()).isEqualTo(201);
            assertThat(http.post("/v1/incidents", incident, "Sec-Fetch-Site", "same-origin").status()).isEqualTo(201);
            assertThat(RawHttp.statusOf(http.address(), "GET /v1/ledger", "Host: localhost:1")).isEqualTo(200);
        }
    }

    @Test
    void whatStandsInTheWayOfAStartIsSaidInOneLine() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "x");
        assertOneLine(Jar.run("serve", "--port", "0", "--data", file.toString()), 2, "is not a directory");
        assertOneLine(Jar.run("serve", "--port", "0", "--data", "/proc/nothing"), 1, "/proc/nothing");
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            assertOneLine(Jar.run("serve", "--port", port, "--data", directory.toString()), 1,
                    "Port " + port + " is in use");
        }
    }

    private static void assertOneLine(Run run, int exitCode, String text) {
        assertThat(run.exitCode()).isEqualTo(exitCode);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines().filter(line -> !line.contains(" INFO "))).singleElement().asString()
                .contains(text);
    }

    @Test
    void logsAreStructuredOnRequest() {
        try (Service service = Service.start(directory, "--log-format", "json")) {
            assertThat(service.log().lines()).isNotEmpty()
                    .allSatisfy(line -> assertThat(Http.JSON.readTree(line).path("@timestamp").isString())
                            .isTrue());
        }
    }
}

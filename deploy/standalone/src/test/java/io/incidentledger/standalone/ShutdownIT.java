package io.incidentledger.standalone;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.SubmissionPublisher;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ShutdownIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    @Test
    void whatWasAcknowledgedUnderLoadSurvivesATermination() {
        var load = new Load(3);
        try (Service service = Service.start(directory)) {
            load.start(service.http());
            await().atMost(SOON).until(() -> load.acknowledgedSoFar() > 300);
            assertThat(service.terminate()).isLessThan(Duration.ofSeconds(15));
            load.stop();
        }
        try (Service service = Service.start(directory)) {
            new LedgerOracle().checkAcknowledged(service.http(), load.takeAcknowledged());
        }
    }

    @Test
    void whatIsUnderWayIsFinished() {
        SampleHistory sampleHistory = RandomHistory.of(20, 9);
        try (Service service = Service.start(directory); var body = new SubmissionPublisher<ByteBuffer>()) {
            CompletableFuture<List<JsonNode>> answers = CompletableFuture
                    .supplyAsync(() -> service.http().importLines("github", BodyPublishers.fromPublisher(body)));
            await().until(body::hasSubscribers);
            body.submit(bytes(sampleHistory.lines().subList(0, 10)));
            await().atMost(SOON).until(() -> service.http().items("/v1/incidents?mode=backfill").size() == 10);
            service.process().destroy();
            await().atMost(SOON).until(() -> !accepts(service.http()));
            body.submit(bytes(sampleHistory.lines().subList(10, 20)));
            body.close();

            JsonNode summary = answers.join().getLast().path("summary");
            assertThat(summary.path("imported").longValue()).isEqualTo(20);
            assertThat(service.process().onExit().join().isAlive()).isFalse();
        }
    }

    @Test
    void aListenerOfTheFeedDoesNotHoldItUp() throws Exception {
        try (Service service = Service.start(directory); HttpClient client = HttpClient.newHttpClient()) {
            service.http().post("/v1/incidents", "{\"title\": \"t\", \"severity\": \"SEV3\"}").expect(201);
            HttpRequest request = HttpRequest.newBuilder(URI.create(service.http().address() + "/v1/events"))
                    .header("Accept", "text/event-stream").build();
            Stream<String> lines = client.send(request, BodyHandlers.ofLines()).body();
            assertThat(lines.anyMatch(line -> line.startsWith("id:"))).isTrue();

            assertThat(service.terminate()).isLessThan(Duration.ofSeconds(10));
            assertThat(service.process().exitValue()).as("being told to stop is no failure").isZero();
        }
    }

    private static boolean accepts(Http http) {
        try {
            http.get("/actuator/health/liveness");
            return true;
        } catch (RuntimeException refused) {
            return false;
        }
    }

    private static ByteBuffer bytes(List<String> lines) {
        return ByteBuffer.wrap((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }
}

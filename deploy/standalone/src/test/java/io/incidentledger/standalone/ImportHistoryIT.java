package io.incidentledger.standalone;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import io.incidentledger.standalone.Jar.Run;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/// Imports histories in GitHub's format, through the running service and through the command line.
class ImportHistoryIT {
    private static final String REAL_HISTORY = "shared/data/github-incidents-2022-2024.jsonl";

    @TempDir
    private Path directory;

    @Test
    void aRealHistoryIsReproducedExactly() throws IOException {
        Optional<Path> file = realHistory();
        assumeTrue(file.isPresent(),
                "SKIPPED: no real history; name a file in the environment variable INCIDENT_HISTORY");
        SampleHistory sampleHistory = SampleHistory.of(Files.readAllLines(file.orElseThrow()));
        importAndCheck(sampleHistory);
    }

    @Test
    void anInventedHistoryIsReproducedExactly() {
        importAndCheck(RandomHistory.of(250, 17));
    }

    private void importAndCheck(SampleHistory sampleHistory) {
        try (Service service = Service.start(directory)) {
            sampleHistory.importInto(service.http());
            sampleHistory.mustBeIn(service.http());
            sampleHistory.importAgainInto(service.http());
        }
    }

    @Test
    void aChangedLineWritesTheDifference() {
        SampleHistory sampleHistory = RandomHistory.of(20, 4);
        ObjectNode changed = (ObjectNode) sampleHistory.incidents().get(7).deepCopy();
        changed.put("title", "Corrected");
        changed.withArray("updates").addObject().put("at", "2025-06-01T00:00:00Z").put("status", "Update")
                .put("message", "Afterword");
        try (Service service = Service.start(directory)) {
            Http http = service.http();
            sampleHistory.importInto(http);
            long before = http.get("/v1/ledger").position();
            List<JsonNode> answers = http.importLines("github", BodyPublishers.ofString(changed + "\n"));

            assertThat(answers.getFirst().path("outcome").asString()).isEqualTo("updated");
            assertThat(http.get("/v1/ledger").position()).isEqualTo(before + 2);
            JsonNode view = http.get("/v1/incidents/" + answers.getFirst().path("incidentId").asString()).expect(200)
                    .json();
            assertThat(view.path("title").asString()).isEqualTo("Corrected");
        }
    }

    @Test
    void badLinesAreNamedWithTheirReasonsAndTheOthersGoOn() throws IOException {
        SampleHistory sampleHistory = RandomHistory.of(3, 5);
        String old = sampleHistory.lines().get(2).replaceAll("\"started_at\":\"[^\"]*\"",
                "\"started_at\":\"1969-12-31T23:59:59Z\"");
        Path file = Files.write(directory.resolve("history.jsonl"),
                List.of(sampleHistory.lines().get(0), "{broken", "", old,
                        "{\"id\":\"9\",\"title\":\"" + "x".repeat(1 << 20) + "\"}", sampleHistory.lines().get(1)));
        Path data = directory.resolve("data");

        Run run = Jar.run("import", "--data", data.toString(), "--format", "github", file.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).startsWith("5 lines: 2 imported, 0 updated, 0 unchanged, 3 rejected");
        assertThat(run.err().lines().filter(line -> line.matches("Line \\d+ rejected: .*"))).satisfiesExactly(
                line -> assertThat(line).startsWith("Line 2 rejected: "),
                line -> assertThat(line).startsWith("Line 4 rejected: /started_at "),
                line -> assertThat(line).startsWith("Line 5 rejected: "));
        assertThat(Jar.run("verify", "--data", data.toString()).exitCode()).isZero();
    }

    @Test
    void theCommandLineImportsIntoTheDirectoryOfARunningServiceOrThroughIt() throws IOException {
        SampleHistory sampleHistory = RandomHistory.of(40, 6);
        Path file = Files.write(directory.resolve("history.jsonl"), sampleHistory.lines());
        try (Service service = Service.start(directory)) {
            Run beside = Jar.run("import", "--data", directory.toString(), "--format", "github", "--actor", "ann",
                    file.toString());
            assertThat(beside.out())
                    .isEqualTo("40 lines: 40 imported, 0 updated, 0 unchanged, 0 rejected; %d status updates\n"
                            .formatted(sampleHistory.updates()));
            assertThat(beside.exitCode()).isZero();
            sampleHistory.mustBeIn(service.http());

            Run through = Jar.run("import", "--url", service.http().address(), "--format", "github", file.toString());
            assertThat(through.out())
                    .isEqualTo("40 lines: 0 imported, 0 updated, 40 unchanged, 0 rejected; %d status updates\n"
                            .formatted(sampleHistory.updates()));
            assertThat(through.exitCode()).isZero();
            service.http().post("/v1/incidents", "{\"title\": \"The service goes on\", \"severity\": \"SEV4\"}")
                    .expect(201);
            Run piped = Jar.run(Jar.command("import", "--data", directory.toString(), "--format", "github", "-")
                    .redirectInput(file.toFile()));
            assertThat(piped.exitCode()).isZero();
        }
    }

    private static Optional<Path> realHistory() {
        @Nullable String named = System.getenv("INCIDENT_HISTORY");
        if (named != null) {
            return Optional.of(Path.of(named));
        }
        for (Path parent = Path.of("").toAbsolutePath(); parent != null; parent = parent.getParent()) {
            if (Files.isRegularFile(parent.resolve(REAL_HISTORY))) {
                return Optional.of(parent.resolve(REAL_HISTORY));
            }
        }
        return Optional.empty();
    }
}

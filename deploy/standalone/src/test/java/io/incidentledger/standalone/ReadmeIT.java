package io.incidentledger.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/// Runs the tour of the README exactly as written.
class ReadmeIT {
    private static final Pattern SNIPPET = Pattern.compile("```bash\\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path directory;

    @Test
    void theTourCanBeTaken() throws Exception {
        assumeTrue(has("bash") && has("curl"), "SKIPPED: the tour needs bash and curl");
        try (Service service = Service.start(directory)) {
            String script = tour().replace("http://127.0.0.1:8080", service.http().address());
            Path out = directory.resolve("tour.out");
            Process tour = new ProcessBuilder("bash", "-euo", "pipefail", "-c", script).redirectErrorStream(true)
                    .redirectOutput(out.toFile()).start();
            assertThat(tour.waitFor(2, TimeUnit.MINUTES)).isTrue();
            assertThat(tour.exitValue()).as(Files.readString(out)).isZero();
            assertThat(Files.readString(out)).contains("Checkout fails", "\"intact\":true");

            JsonNode incident = service.http().get("/v1/incidents/1").expect(200).json();
            assertThat(incident.path("status").asString()).isEqualTo("resolved");
            assertThat(service.http().items("/v1/incidents/1/timeline?kind=status-updated").getFirst().path("message")
                    .asString()).isEqualTo("A full disk; we make room");
            assertThat(Pattern.compile("A bad deploy; we roll back").matcher(Files.readString(out)).results())
                    .as("timeline, postmortem and feed at first; the past and the replay in the end")
                    .hasSizeGreaterThanOrEqualTo(5);
            assertThat(Files.readString(out)).contains("event: end");
        }
    }

    private static String tour() throws IOException {
        String readme = Files.readString(Path.of("..", "..", "README.md"));
        return SNIPPET.matcher(readme).results().map(snippet -> snippet.group(1)).collect(Collectors.joining("\n"));
    }

    static boolean has(String program) throws InterruptedException {
        try {
            return new ProcessBuilder(program, "--version").redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException notThere) {
            return false;
        }
    }
}

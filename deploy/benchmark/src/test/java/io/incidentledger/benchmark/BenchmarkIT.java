package io.incidentledger.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.incidentledger.tiers.Soaked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/// Runs the packaged benchmark against the packaged service with the smallest workload. It shows that every scenario
/// still runs, not how fast.
class BenchmarkIT {

    private static final String BENCHMARK = System.getProperty("benchmark.jar");
    private static final String SERVICE = System.getProperty("service.jar");

    @TempDir
    private Path directory;

    @Soaked(only = true)
    @Test
    void everyScenarioRunsAndLeavesNothingBehind() throws Exception {
        Path disk = directory.resolve("disk");
        Path json = directory.resolve("figures.json");

        Run run = run("--quick", "--warm-up", "1", "--connections", "1,8", "--events", "2200", "--jar", SERVICE,
                "--data", disk.toString(), "--json", json.toString());

        assertThat(run.exitCode()).as(run.output()).isZero();
        JsonNode figures = JsonMapper.shared().readTree(json).get("scenarios");
        assertThat(figures.propertyNames()).containsExactly("floor", "declares", "updates", "hot", "lag", "rebuild",
                "startup", "history", "lookback");
        assertThat(figures.at("/declares/per-second-8/value").asDouble()).isPositive();
        assertThat(figures.at("/declares/ratio-8/atLeast").asDouble()).isEqualTo(0.3);
        assertThat(figures.at("/rebuild/events-per-second/value").asDouble()).isPositive();
        assertThat(figures.at("/lookback/board-p99-44/value").asDouble()).isPositive();
        assertThat(figures.at("/lookback/board-p99-44/atMost").asDouble()).isEqualTo(200);
        assertThat(disk).isEmptyDirectory();
    }

    @Test
    void aServiceThatWasNotBuiltIsOneClearLine() throws Exception {
        Run run = run("--jar", directory.resolve("nothing.jar").toString(), "--data", directory.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.output()).contains("nothing.jar does not exist: build it with 'mvn package'");
    }

    private record Run(int exitCode, String output) {}

    private Run run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", BENCHMARK));
        command.addAll(List.of(arguments));
        Path output = directory.resolve("output.txt");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
        boolean ended = process.waitFor(20, TimeUnit.MINUTES);
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        assertThat(ended).as("it ended by itself: %s", Files.readString(output)).isTrue();
        return new Run(process.exitValue(), Files.readString(output));
    }
}

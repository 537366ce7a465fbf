package io.incidentledger.standalone;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.incidentledger.program.CliRunner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/// Tests that an import reports the same about its lines, whether it goes into a directory or through a service.
class ImportErrorReportIT {
    @TempDir
    private Path directory;

    private record Told(int exitCode, String out, String err, List<String> report) {}

    @Test
    void bothDoorsTellTheSameFaultsAndWarnings() throws IOException {
        try (Service service = Service.start(directory.resolve("served"))) {
            for (List<String> history : histories()) {
                Path file = Files.write(directory.resolve("history.jsonl"), history);
                Told local = told(file, "--data", directory.resolve("local").toString());
                Told remote = told(file, "--url", service.http().address());

                assertThat(remote).isEqualTo(local);
                assertThat(local.report()).isNotEmpty();
            }
        }
    }

    private static List<List<String>> histories() {
        List<String> mixed = new ArrayList<>(List.of(FaultyHistory.contradictory(1), "{broken", "",
                "{\"" + "n".repeat(600_000) + "\":1}", FaultyHistory.contradictory(2), "x".repeat(2 << 20)));
        mixed.addAll(FaultyHistory.inOneLine(1_001, 7));
        mixed.addAll(IntStream.range(3, 9).mapToObj(FaultyHistory::contradictory).toList());
        return List.of(FaultyHistory.inOneLine(1_000, 1), FaultyHistory.inOneLine(1_001, 30),
                FaultyHistory.inOneLine(10_000, 30), FaultyHistory.inALineEach(10_000, 30), mixed);
    }

    private Told told(Path file, String... ledger) throws IOException {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        Path report = directory.resolve("report.txt");
        List<String> arguments = new ArrayList<>(
                List.of("import", file.toString(), "--report", report.toString()));
        arguments.addAll(List.of(ledger));
        int exitCode = CliRunner.of(new Main(), new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8)).execute(arguments.toArray(String[]::new));
        return new Told(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8),
                Files.readAllLines(report));
    }
}

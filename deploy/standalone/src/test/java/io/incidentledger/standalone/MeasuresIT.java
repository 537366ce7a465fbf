package io.incidentledger.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.incidentledger.standalone.Jar.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/// Tests measures that an organization defines in a file, with the packaged jar.
class MeasuresIT {
    private static final String CLOSING = "measures:\n  - {key: timeToClose, from: declared, to: closed}\n";

    @TempDir
    private Path directory;

    private Path file(String yaml) throws IOException {
        return Files.writeString(directory.resolve("measures.yaml"), yaml);
    }

    private JsonNode served(String... options) {
        try (Service service = Service.start(directory.resolve("data"), options)) {
            return service.http().get("/v1/policies/measures").json();
        }
    }

    @Test
    void whatIsConfiguredEntersTheLedgerWhenItChangesAndStaysWithoutAFile() throws IOException {
        assertThat(served().path("version").intValue()).isZero();

        String file = file(CLOSING).toString();
        JsonNode adopted = served("--measures", file);
        assertThat(adopted.path("version").intValue()).isEqualTo(1);
        assertThat(adopted.path("position").longValue()).isEqualTo(1);
        assertThat(served("--measures", file)).isEqualTo(adopted);
        assertThat(served()).isEqualTo(adopted);

        file("# nothing of our own any more\nmeasures: []\n");
        assertThat(served("--measures", file).path("version").intValue()).isEqualTo(2);
        assertThat(Jar.run("verify", "--data", directory.resolve("data").toString()).exitCode()).isZero();
    }

    @Test
    void aWrongFileIsRefusedInOneLineAndNothingIsMade() throws IOException {
        String file = file(CLOSING.replace("closed", "forgotten")).toString();
        Path data = directory.resolve("data");

        for (ProcessBuilder program : new ProcessBuilder[]{
            Jar.command("serve", "--port", "0", "--data", data.toString(), "--measures", file),
            Jar.program("incident-command", "--port", "0", "--mongodb-uri", "mongodb://127.0.0.1:1/ledger",
                    "--measures",
                    file)}) {
            Run run = Jar.run(program);
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err().lines()).singleElement().asString()
                    .contains("--measures", file + ": measures[0].to must be one of impactStarted, ");
            assertThat(data).doesNotExist();
        }
    }
}

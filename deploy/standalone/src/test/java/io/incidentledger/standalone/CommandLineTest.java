package io.incidentledger.standalone;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import io.incidentledger.program.CommandLines;
import io.incidentledger.program.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CommandLineTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"", "fly", "serve --colour red", "serve --port high", "serve --port 65536",
        "serve --port -1",
        "serve --address 10.0.0.1", "serve --address nowhere.invalid", "serve --log-format xml",
        "serve --port 1 --port 2", "serve extra", "serve --measures missing-file", "verify --measures x",
        "export", "export --data missing x", "export --after soon x", "import", "import --format csv x",
        "import missing-file", "import --data d a b", "verify --data missing",
        "verify extra", "verify --data a --mongodb-uri mongodb://b", "serve --mongodb-uri http://alice:secret@b"})
    void wrongUsageIsExplainedInALineOrTwo(String arguments) {
        assertThat(run(arguments.isEmpty() ? new String[0] : arguments.split(" "))).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(out.size()).isZero();
        assertThat(text(err).lines().count()).isBetween(1L, 2L);
        assertThat(text(err)).doesNotContain("Exception", "secret");
    }

    @Test
    void helpTellsTheCommandsAndTheExitCodes() {
        assertThat(run("--help")).isZero();
        assertThat(text(out)).contains("serve", "export", "import", "verify", "0   done", "1   found something wrong",
                "2   wrong usage");
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve", "export", "import", "verify"})
    void everyCommandHasItsHelp(String command) {
        assertThat(run(command, "--help")).isZero();
        assertThat(text(out)).contains("Usage: incident-ledger " + command, "--data");
    }

    @Test
    void theVersionIsTold() {
        assertThat(run("--version")).isZero();
        assertThat(text(out)).startsWith("incident-ledger ");
    }

    @Test
    void verifyingCreatesNothing() {
        Path missing = directory.resolve("missing");
        assertThat(run("verify", "--data", missing.toString())).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(missing).doesNotExist();
    }

    private int run(String... arguments) {
        return CommandLines.of(new Main(), new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8)).execute(arguments);
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}

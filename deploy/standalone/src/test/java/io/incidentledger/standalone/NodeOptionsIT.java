package io.incidentledger.standalone;

import java.util.List;

import io.incidentledger.standalone.Jar.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Tests the messages of a node for invalid options.
class NodeOptionsIT {

    @ParameterizedTest
    @ValueSource(strings = {"incident-command", "incident-query"})
    void wrongOptionsAreToldInALineOrTwo(String program) {
        for (List<String> arguments : List.of(List.<String>of(), List.of("--mongodb-uri", "localhost"),
                List.of("--mongodb-uri", "mongodb://alice:secret@a:b"),
                List.of("--mongodb-uri", "mongodb://a", "--port", "high"))) {
            Run run = Jar.run(Jar.program(program, arguments.toArray(String[]::new)));
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.out()).isEmpty();
            assertThat(run.err().lines().count()).isBetween(1L, 2L);
            assertThat(run.err()).doesNotContain("secret", "Exception");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"incident-command --port 0", "incident-query --port 0", "incident-ledger serve --port 0",
        "incident-ledger verify", "incident-ledger export x"})
    void aStartWaitsForItsServerAsLongAsItIsTold(String program) {
        List<String> words = List.of((program + " --mongodb-uri mongodb://127.0.0.1:1/ledger").split(" "));
        ProcessBuilder command = Jar.program(words.getFirst(), words.stream().skip(1).toArray(String[]::new));
        command.environment().put("INCIDENTLEDGER_MONGODB_STARTPATIENCE", "1s");
        Run run = Jar.run(command);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("waited for 1 second\n");
    }

    @Test
    void aServerThatDoesNotAnswerIsWaitedForAndThenNamedInOneLine() {
        Run run = Jar.run(Jar.program("incident-command", "--port", "0", "--mongodb-uri",
                "mongodb://alice:secret@127.0.0.1:1/ledger"));
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("MongoDB does not respond; waiting").doesNotContain("secret");
        assertThat(run.err().lines().filter(line -> !line.contains(" WARN ") && !line.contains(" INFO ")))
                .singleElement().asString().startsWith("MongoDB is not available at mongodb://127.0.0.1:1/ledger: ");
    }
}

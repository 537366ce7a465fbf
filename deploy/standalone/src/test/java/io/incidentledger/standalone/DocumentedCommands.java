package io.incidentledger.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/// The `bash` blocks of a page, run as one script against a service.
final class DocumentedCommands {
    private static final Path ROOT = Path.of("..", "..");
    private static final Pattern BLOCK = Pattern.compile("```bash\\n(.*?)```", Pattern.DOTALL);

    private DocumentedCommands() {}

    /// Runs them and fails unless each succeeds.
    ///
    /// @return what they printed
    static String run(String page, Service service, Path directory) throws IOException, InterruptedException {
        assumeTrue(isInstalled("bash") && isInstalled("curl"), "SKIPPED: the examples need bash and curl");
        String script = BLOCK.matcher(Files.readString(ROOT.resolve(page))).results().map(block -> block.group(1))
                .collect(Collectors.joining("\n"));
        assertThat(script).as(page).contains("http://127.0.0.1:8080");
        Path out = directory.resolve("commands.out");
        Process commands = new ProcessBuilder("bash", "-euo", "pipefail", "-c",
                script.replace("http://127.0.0.1:8080", service.http().address())).redirectErrorStream(true)
                .redirectOutput(out.toFile()).start();
        assertThat(commands.waitFor(2, TimeUnit.MINUTES)).as(page).isTrue();
        assertThat(commands.exitValue()).as("%s: %s", page, Files.readString(out)).isZero();
        return Files.readString(out);
    }

    static boolean isInstalled(String program) throws InterruptedException {
        try {
            return new ProcessBuilder(program, "--version").redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException notThere) {
            return false;
        }
    }
}

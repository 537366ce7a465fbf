package io.incidentledger.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.incidentledger.command.dispatch.CommandSettings;
import io.incidentledger.program.ClockSettings;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

/// Tests that docs/reference/operations.md documents every option and every configuration key.
class OperationsDocumentationTest {
    private static final Pattern KEY = Pattern.compile("(?:\\$\\{|name = \")(incident-ledger\\.[a-z.-]+)[:\"]");
    private static final Path ROOT = Path.of("..", "..");

    private final String text = read(ROOT.resolve("docs/reference/operations.md"));

    @Test
    void everyOptionIsThere() {
        CommandLine main = new CommandLine(new Main());
        List<String> options = main.getSubcommands().values().stream()
                .flatMap(command -> command.getCommandSpec().options().stream()).map(option -> option.longestName())
                .toList();
        assertThat(options).hasSizeGreaterThan(8).allSatisfy(option -> assertThat(text).contains("`" + option + "`"));
    }

    @Test
    void everyVariableOfAnOptionIsThere() {
        Pattern variable = Pattern.compile("INCIDENT_LEDGER_[A-Z0-9_]+");
        assertThat(Stream.of("deploy/standalone", "deploy/program").flatMap(OperationsDocumentationTest::sources)
                .flatMap(source -> variable.matcher(source).results())
                .map(found -> found.group()))
                .isNotEmpty().allSatisfy(name -> assertThat(text).contains("`" + name + "`"));
    }

    @Test
    void everyOtherKeyIsThereAsAVariable() {
        Stream<String> injected = Stream
                .of("shared-events/projection", "shared-events/http", "incident-command", "incident-query",
                        "deploy/program")
                .flatMap(OperationsDocumentationTest::sources).flatMap(source -> KEY.matcher(source).results())
                .map(found -> found.group(1));
        Stream<String> bound = Stream.concat(bound("commands", CommandSettings.class),
                bound("clock", ClockSettings.class));
        assertThat(Stream.concat(injected, bound)).hasSizeGreaterThan(4)
                .allSatisfy(key -> assertThat(text).contains("`" + variable(key) + "`"));
    }

    private static Stream<String> bound(String prefix, Class<? extends Record> settings) {
        return Arrays.stream(settings.getRecordComponents())
                .map(component -> "incident-ledger." + prefix + "." + component.getName());
    }

    /// The environment variable of a key, by the rules of Spring Boot.
    private static String variable(String key) {
        return key.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
    }

    private static Stream<String> sources(String module) {
        try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).map(OperationsDocumentationTest::read)
                    .toList().stream();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }
}

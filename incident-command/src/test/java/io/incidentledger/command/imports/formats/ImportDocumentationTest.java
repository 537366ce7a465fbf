package io.incidentledger.command.imports.formats;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.incidentledger.command.imports.ExternalIncident;
import io.incidentledger.command.imports.formats.github.GithubImportLine;
import io.incidentledger.command.imports.ndjson.ImportResponseLine;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Checks that docs/reference/import.md matches the code.
class ImportDocumentationTest {
    private final String text = read();

    @Test
    void theExampleIsUnderstood() {
        String example = text.lines().filter(line -> line.startsWith("    {\"externalRef\"")).findFirst().orElseThrow();
        ExternalIncident incident = ImportFormat.LEDGER.read(example.getBytes(StandardCharsets.UTF_8));

        assertThat(incident.updates()).hasSize(2);
        assertThat(incident.actionItems()).hasSize(1);
    }

    @Test
    void everyFieldOfOurFormatIsNamed() {
        assertThat(Arrays.stream(NativeImportLine.class.getRecordComponents()).map(RecordComponent::getName))
                .allSatisfy(field -> assertThat(section("## Our own format")).containsPattern("`" + field + "[`\\[{]"));
    }

    @Test
    void everyFieldOfGithubsHistoryIsNamed() {
        assertThat(Arrays.stream(GithubImportLine.class.getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()))
                .map(field -> field.isAnnotationPresent(JsonProperty.class)
                        ? field.getAnnotation(JsonProperty.class).value()
                        : field.getName()))
                .allSatisfy(field -> assertThat(section("## GitHub's status history"))
                        .containsPattern("`" + field + "[`\\[]"));
    }

    @Test
    void everyOutcomeIsExplained() {
        assertThat(ImportResponseLine.Outcome.values())
                .allSatisfy(outcome -> assertThat(text).contains("| `" + outcome.wireName() + "` |"));
    }

    private String section(String heading) {
        String rest = text.substring(text.indexOf(heading) + heading.length());
        int next = rest.indexOf("\n## ");
        return next < 0 ? rest : rest.substring(0, next);
    }

    private static String read() {
        try {
            return Files.readString(Path.of("..", "docs", "reference", "import.md"));
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }
}

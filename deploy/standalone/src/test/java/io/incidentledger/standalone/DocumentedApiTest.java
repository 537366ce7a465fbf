package io.incidentledger.standalone;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/// Tests that docs/reference/README.md lists what the service describes.
class DocumentedApiTest {
    private static final Path DOCUMENT = Path.of("../../docs/reference/README.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Z]+ /v1/[^`]*)` \\| \\S.* \\|$");

    @TempDir
    private Path directory;

    @Test
    void theDocumentListsEveryEndpoint() throws Exception {
        List<String> documented = ROW.matcher(Files.readString(DOCUMENT)).results().map(row -> row.group(1)).toList();

        Set<String> described = new TreeSet<>();
        try (StartedService service = StartedService.start(directory)) {
            service.description().path("paths").properties().forEach(path -> path.getValue().propertyNames()
                    .forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        }
        assertThat(documented).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(described);
    }
}

package io.incidentledger.standalone;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/// Tests that docs/reference/queries.md lists the parameters of every query as the OpenAPI document describes them.
/// `-Dgolden.write=true` writes the page anew, after the OpenAPI document has been.
class QueriesDocumentTest {
    private static final Path PAGE = Path.of("../../docs/reference/queries.md");
    private static final Path OPENAPI = Path.of("src/test/resources/golden/openapi.json");
    private static final String GENERATED = "<!-- The rest of this page is generated from the OpenAPI document. -->";

    @Test
    void thePageListsTheParametersOfEveryQuery() throws Exception {
        String page = Files.readString(PAGE);
        String introduction = page.substring(0, page.indexOf(GENERATED) + GENERATED.length());
        String expected = introduction + "\n" + sections(JsonMapper.shared().readTree(Files.readString(OPENAPI)));
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(PAGE, expected);
        } else {
            assertThat(page).isEqualTo(expected);
        }
    }

    private static String sections(JsonNode api) {
        List<String> sections = new ArrayList<>();
        api.path("paths").properties().forEach(path -> path.getValue().properties().forEach(operation -> {
            List<JsonNode> parameters = operation.getValue().path("parameters").valueStream()
                    .filter(parameter -> parameter.path("in").asString().equals("query")).toList();
            if (!parameters.isEmpty()) {
                sections.add(section(operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                        operation.getValue(), parameters));
            }
        }));
        return String.join("", sections);
    }

    private static String section(String title, JsonNode operation, List<JsonNode> parameters) {
        return "\n## " + title + "\n\n" + operation.path("summary").asString("") + ".\n\n"
                + "| parameter | values | meaning |\n| --- | --- | --- |\n"
                + parameters.stream().map(QueriesDocumentTest::row).collect(Collectors.joining())
                + labels(operation.path("description").asString(""));
    }

    private static String row(JsonNode parameter) {
        boolean several = parameter.at("/schema/type").asString("").equals("array");
        JsonNode schema = several ? parameter.at("/schema/items") : parameter.path("schema");
        String name = "`" + parameter.path("name").asString() + "`" + (parameter.path("required").asBoolean()
                ? " (required)"
                : "");
        return "| " + name + " | " + values(schema) + (several ? "; several" : "") + " | "
                + parameter.path("description").asString().replace("|", "\\|") + " |\n";
    }

    private static String values(JsonNode schema) {
        List<String> parts = new ArrayList<>();
        if (schema.has("enum")) {
            parts.add(schema.path("enum").valueStream().map(value -> "`" + value.asString() + "`")
                    .collect(Collectors.joining(", ")));
        } else {
            parts.add(schema.path("format").asString(schema.path("type").asString("string")));
        }
        if (schema.has("maximum") && schema.path("maximum").asLong() < Integer.MAX_VALUE) {
            parts.add(schema.path("minimum").asString("0") + " to " + schema.path("maximum").asString());
        }
        if (schema.has("default")) {
            parts.add("`" + schema.path("default").asString() + "` if absent");
        }
        return String.join("; ", parts);
    }

    private static String labels(String description) {
        int further = description.indexOf("Further parameters");
        return further < 0 ? "" : "\n" + description.substring(further) + "\n";
    }
}

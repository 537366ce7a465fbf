package io.incidentledger.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.incidentledger.events.EventTypes;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.http.problems.ProblemType;
import io.incidentledger.tiers.Slow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/// Tests that `/openapi.json` is complete and consistent. Whether it is true is tested with each response of the other
/// tests.
@Slow
class ApiDescriptionTest {

    private static final Set<String> OPERATION_KEYS = Set.of("get", "put", "post", "patch", "delete");

    private static final Pattern DOCUMENTED_BODY = Pattern
            .compile("curl -X ([A-Z]+) \"\\$LEDGER(/[^\"]*)\"[^\\n]*?(?:-d '(\\{[^']*})')?\\n");
    /// The name of a type in code.
    private static final Pattern TYPE = Pattern.compile("`([A-Z][a-z]+[A-Za-z]*)`");

    @TempDir
    private static Path directory;
    private static StartedService service;
    private static JsonNode api;

    @BeforeAll
    static void read() throws Exception {
        service = StartedService.start(directory);
        api = service.description();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static List<JsonNode> operations() {
        return api.path("paths").valueStream().flatMap(JsonNode::propertyStream)
                .filter(each -> OPERATION_KEYS.contains(each.getKey())).map(java.util.Map.Entry::getValue).toList();
    }

    /// Visits every object of a node with its path.
    private static void each(String path, JsonNode node, BiConsumer<String, JsonNode> visit) {
        if (node.isObject()) {
            visit.accept(path, node);
            node.properties().forEach(member -> each(path + "/" + member.getKey(), member.getValue(), visit));
        } else if (node.isArray()) {
            node.forEach(item -> each(path, item, visit));
        }
    }

    private static List<String> references(JsonNode node) {
        List<String> references = new ArrayList<>();
        each("", node, (path, object) -> {
            if (object.path("$ref").isString()) {
                references.add(object.path("$ref").asString());
            }
        });
        return references;
    }

    @Test
    void everyOperationHasANameASummaryAndATopic() {
        Set<String> topics = api.path("tags").findValuesAsString("name").stream().collect(Collectors.toSet());

        assertThat(operations()).hasSizeGreaterThan(50).allSatisfy(operation -> {
            assertThat(operation.path("operationId").asString()).matches("[a-z][A-Za-z]+");
            assertThat(operation.path("summary").asString()).matches("[A-Z].*[^.]");
            assertThat(operation.path("tags").valueStream().map(JsonNode::asString)).hasSize(1).isSubsetOf(topics);
        });
        assertThat(operations().stream().map(operation -> operation.path("operationId").asString()))
                .doesNotHaveDuplicates();
        assertThat(api.path("tags").findValuesAsString("description")).hasSameSizeAs(topics).doesNotContain("");
    }

    @Test
    void everyParameterIsDescribed() {
        assertThat(operations().stream().flatMap(operation -> operation.path("parameters").valueStream()))
                .allSatisfy(parameter -> {
                    assertThat(parameter.path("description").asString()).as(parameter.toString()).isNotBlank();
                    assertThat(parameter.path("schema").isEmpty()).as(parameter.toString()).isFalse();
                });
    }

    @Test
    void everySchemaAndEveryMemberIsDescribed() {
        List<String> missing = new ArrayList<>();
        api.at("/components/schemas").properties().forEach(schema -> {
            check(schema.getKey(), schema.getValue(), missing);
            each(schema.getKey(), schema.getValue(), (path, object) -> {
                if (!path.contains("/not")) {
                    object.path("properties").properties().forEach(member -> check(path + "." + member.getKey(),
                            member.getValue(), missing));
                }
            });
        });
        assertThat(missing).isEmpty();
    }

    private static void check(String name, JsonNode schema, List<String> missing) {
        if (schema.path("description").asString("").isBlank()) {
            missing.add(name);
        }
    }

    @Test
    void descriptionsNameOnlyWhatCallersSee() {
        Set<String> known = new HashSet<>(api.at("/components/schemas").propertyNames());
        EventTypes.classesOf(IncidentEvent.class).map(EventTypes::of).forEach(known::add);
        List<String> unknown = new ArrayList<>();
        each("", api.at("/components/schemas"), (path, object) -> {
            String text = object.path("description").isString() ? object.path("description").asString() : "";
            if (text.contains("{@") || text.contains("](") || text.contains("][")) {
                unknown.add(path + ": " + text);
            }
            TYPE.matcher(text).results().map(type -> type.group(1)).filter(type -> !known.contains(type))
                    .forEach(type -> unknown.add(path + ": " + type));
        });
        assertThat(unknown).isEmpty();
    }

    @Test
    void aMemberIsDescribedWhereItsRecordRefersTo() {
        JsonNode schemas = api.at("/components/schemas");

        assertThat(schemas.at("/PostmortemActionItem/properties/title/description").asString())
                .isEqualTo(schemas.at("/ActionItemResponse/properties/title/description").asString()).isNotEmpty();
    }

    @Test
    void everyResponseHasASchema() {
        List<String> empty = new ArrayList<>();
        each("", api.path("paths"), (path, object) -> {
            boolean mediaType = path.matches(".*/content/[^/]+/[^/]+");
            if (mediaType && object.path("schema").isEmpty()) {
                empty.add(path);
            }
        });
        assertThat(empty).isEmpty();
    }

    @Test
    void everyCommandHasTheBodyOfItsDocumentationAsExample() throws IOException {
        List<String> documented = DOCUMENTED_BODY
                .matcher(Files.readString(Path.of("../../docs/reference/commands.md")).replaceAll("'\\$[A-Z]+'", "2"))
                .results().map(command -> command.group(1) + " " + command.group(2) + " "
                        + (command.group(3) == null ? "{}" : JsonMapper.shared().readTree(command.group(3))))
                .toList();
        api.path("paths").forEachEntry((path, methods) -> methods.forEachEntry((method, operation) -> {
            JsonNode body = operation.at("/requestBody/content/application~1json");
            if (!body.isMissingNode() && !path.contains("what-if")) {
                String called = method.toUpperCase(Locale.ROOT) + " "
                        + path.replaceAll("\\{[^}]*}", "[^/ ]+") + " \\Q" + body.path("example") + "\\E";
                assertThat(documented).as(called).anyMatch(command -> command.matches(called));
            }
        }));
    }

    @Test
    void referencesAreResolvedAndEverySchemaIsUsed() {
        Set<String> used = new HashSet<>(references(api));

        assertThat(used).allSatisfy(reference -> assertThat(
                api.at(JsonPointer.compile(reference.substring(1))).isMissingNode()).as(reference).isFalse());
        assertThat(api.at("/components/schemas").propertyNames().stream()
                .map(name -> "#/components/schemas/" + name)).isSubsetOf(used);
    }

    @Test
    void noTypeOfAFrameworkOrAnInnerClassIsShown() {
        assertThat(api.at("/components/schemas").propertyNames()).doesNotContain("JsonNode", "HttpHeaders",
                "DataBuffer", "MediaType", "Entry", "Level", "Line1", "Moment", "Stretch", "Group", "Step", "Version");
        assertThat(api.path("tags").findValuesAsString("name")).noneMatch(name -> name.contains("controller"));
    }

    @Test
    void everyProblemThatIsNotAboutAPathOrARuleIsNamed() {
        String responses = api.at("/components/responses").toString();

        assertThat(Stream.of(ProblemType.values())).filteredOn(type -> !responses.contains("`" + type.wireName() + "`"))
                .containsExactlyInAnyOrder(ProblemType.UNKNOWN_PATH, ProblemType.METHOD_NOT_ALLOWED,
                        ProblemType.REFUSED);
    }

    @Test
    void aDeclarationLinksToTheOperationsOnTheIncident() {
        JsonNode links = api.at("/paths/~1v1~1incidents/post/responses/201/links");

        assertThat(links.propertyNames()).contains("acknowledgeIncident", "getIncident", "getTimeline", "postUpdate",
                "getPostmortem");
        assertThat(links).allSatisfy(link -> assertThat(link.at("/parameters/id").asString())
                .isEqualTo("$response.body#/incidentId"));
    }

    @Test
    void typesAndConstraintsAreThoseOfTheCode() {
        JsonNode schemas = api.at("/components/schemas");

        assertThat(schemas.at("/LedgerResponse/properties/recordedAt/type").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrder("string", "null");
        assertThat(schemas.at("/VerificationResponse/properties/firstBroken/type").valueStream()
                .map(JsonNode::asString)).containsExactlyInAnyOrder("integer", "null");
        assertThat(schemas.at("/MeasureStatistics/properties/maxSeconds/type").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrder("number", "null");
        assertThat(schemas.at("/WhatIfRequest/properties/shift/type").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrder("array", "null");
        assertThat(schemas.at("/DetailsPatch/properties/labels/additionalProperties/anyOf/1/type").asString())
                .isEqualTo("null");
    }
}

package io.incidentledger.http.openapi;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.incidentledger.events.Severity;
import io.incidentledger.events.validation.AcceptedNames;
import io.incidentledger.events.validation.MaxItems;
import io.incidentledger.events.validation.TextFormat;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class RecordSchemasTest {

    private final Map<String, JsonNode> definitions = new LinkedHashMap<>();
    private final RecordSchemas schemas = new RecordSchemas();

    record ThingResponse(String id, @Nullable Instant endedAt,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long more,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> tags, @Nullable Severity severity, Part part,
            @Nullable Part other, @JsonIgnore int hidden, @JsonProperty("v") BigDecimal value,
            Map<String, Object> details) {

        record Part(int count) {}
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Sparse")
    record Sparse(String id, @Nullable String more, long count) {}

    @RequestModel
    interface Body {}

    @MemberRule(atMostOne = {"note", "text"}, atLeastOne = {"note", "text"})
    record Change(@Schema(requiredMode = RequiredMode.REQUIRED) @Nullable String title, @Nullable Instant at,
            @Irremovable("it stays") @Nullable String note,
            @TextFormat(value = TextFormat.Kind.NAME, max = 100) @Nullable String text,
            @MaxItems(3) @Nullable List<@Nullable String> list, Map<String, @Nullable String> labels,
            @AcceptedNames({"SEV1", "SEV2"}) @Nullable Severity severity, @Nullable Target target) implements Body {}

    record Target(String url) {

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Target to(String url) {
            return new Target(url);
        }
    }

    static final class Elsewhere {

        @Schema(name = "Sparse")
        record Taken(String id) {}
    }

    private JsonNode schema(Class<?> type, String name) {
        schemas.of(type, List.of(), (each, schema) -> definitions.put(each,
                JsonMapper.shared().readTree(Json31.pretty(schema))));
        return definitions.get(name);
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text.replace('\'', '"'));
    }

    @Test
    void membersOfAResponseAreRequiredUnlessTheyAreLeftOut() {
        JsonNode thing = schema(ThingResponse.class, "RecordSchemasTestThingResponse");

        assertThat(thing.path("required").valueStream().map(JsonNode::asString)).containsExactlyInAnyOrder("id",
                "endedAt",
                "severity", "part", "other", "v", "details");
        assertThat(thing.path("additionalProperties").isMissingNode()).isTrue();
        assertThat(thing.path("properties").propertyNames()).doesNotContain("hidden");
    }

    @Test
    void membersAreNullableIfNullIsWritten() {
        JsonNode members = schema(ThingResponse.class, "RecordSchemasTestThingResponse").path("properties");

        assertThat(members.path("endedAt")).isEqualTo(json("{'type': ['string', 'null'], 'format': 'date-time'}"));
        assertThat(members.path("more")).isEqualTo(json("{'type': 'integer', 'format': 'int64'}"));
        assertThat(members.path("severity")).isEqualTo(
                json("{'anyOf': [{'$ref': '#/components/schemas/Severity'}, {'type': 'null'}]}"));
        assertThat(members.path("other")).isEqualTo(
                json("{'anyOf': [{'$ref': '#/components/schemas/RecordSchemasTestThingPart'}, {'type': 'null'}]}"));
        assertThat(members.path("part")).isEqualTo(json("{'$ref': '#/components/schemas/RecordSchemasTestThingPart'}"));
    }

    @Test
    void aTypeThatLeavesNullsOutHasOptionalMembers() {
        JsonNode sparse = schema(Sparse.class, "Sparse");

        assertThat(sparse.path("required").valueStream().map(JsonNode::asString)).containsExactlyInAnyOrder("id",
                "count");
        assertThat(sparse.at("/properties/more/type").asString()).isEqualTo("string");
    }

    @Test
    void membersOfARequestAreOptionalAndNullableUnlessDeclaredOtherwise() {
        JsonNode change = schema(Change.class, "RecordSchemasTestChange");
        JsonNode members = change.path("properties");

        assertThat(change.path("required").valueStream().map(JsonNode::asString)).containsExactlyInAnyOrder("title",
                "labels");
        assertThat(change.path("additionalProperties").asBoolean(true)).isFalse();
        assertThat(members.path("title")).isEqualTo(json("{'type': 'string'}"));
        assertThat(members.path("note")).isEqualTo(json("{'type': 'string'}"));
        assertThat(members.at("/at/type")).isEqualTo(json("['string', 'null']"));
        assertThat("1969-12-31T23:59:59Z").doesNotContainPattern(members.at("/at/pattern").asString());
        assertThat(members.path("list")).isEqualTo(
                json("{'type': ['array', 'null'], 'maxItems': 3, 'items': {'type': 'string'}}"));
        assertThat(members.at("/labels/additionalProperties/type")).isEqualTo(json("['string', 'null']"));
        assertThat(members.path("severity")).isEqualTo(
                json("{'anyOf': [{'type': 'string', 'enum': ['SEV1', 'SEV2']}, {'type': 'null'}]}"));
    }

    @Test
    void formatsOfTextsAreSchemasOfTheirOwn() {
        JsonNode change = schema(Change.class, "RecordSchemasTestChange");

        assertThat(change.at("/properties/text/anyOf/0/$ref").asString()).isEqualTo("#/components/schemas/Name100");
        assertThat(definitions.get("Name100").path("maxLength").asInt()).isEqualTo(100);
        assertThat(definitions.get("Name100").path("pattern").asString()).isEqualTo(TextFormat.Kind.NAME.pattern());
    }

    @Test
    void shortFormsAreAlternatives() {
        schema(Change.class, "RecordSchemasTestChange");

        JsonNode target = definitions.get("RecordSchemasTestTarget");
        assertThat(target.at("/anyOf/0/properties/url/type").asString()).isEqualTo("string");
        assertThat(target.path("anyOf").path(1)).isEqualTo(json("{'type': 'string'}"));
    }

    @Test
    void rulesAboutMembersSayWhatIsWrong() {
        assertThat(schema(Change.class, "RecordSchemasTestChange").path("not")).isEqualTo(json("""
                {'anyOf': [
                  {'required': ['note', 'text'], 'properties':
                    {'note': {'not': {'type': 'null'}}, 'text': {'not': {'type': 'null'}}}},
                  {'properties': {'note': {'const': null}, 'text': {'const': null}}}]}"""));
    }

    @Test
    void twoTypesNeverHaveTheSameName() {
        schema(Sparse.class, "Sparse");

        assertThatIllegalStateException().isThrownBy(() -> schema(Elsewhere.Taken.class, "Sparse"))
                .withMessageContaining("Sparse").withMessageContaining("Taken");
    }
}

package io.incidentledger.command.api;

import java.time.Duration;
import java.util.List;

import io.incidentledger.tiers.Slow;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(classes = {HttpServer.class, ScriptedPipeline.class}, webEnvironment = WebEnvironment.RANDOM_PORT)
@Slow
class OpenApiTest {

    @LocalServerPort
    int port;

    @Test
    void everyCommandIsDescribedWithItsBodyItsHeadersAndItsProblems() {
        JsonNode api = description();

        JsonNode command = api.at("/paths/~1v1~1incidents~1{id}~1severity/put");
        assertThat(command.at("/parameters").findValuesAsString("name"))
                .containsExactlyInAnyOrder("id", "If-Match", "Idempotency-Key", "X-Actor", "X-Source",
                        "X-Correlation-Id", "Prefer");
        assertThat(command.at("/requestBody/required").asBoolean()).isTrue();
        assertThat(command.at("/requestBody/content/application~1json/schema/$ref").asString())
                .endsWith("/SeverityChange");
        assertThat(command.at("/responses/200/headers").propertyNames()).contains("ETag", "Idempotency-Replayed");
        assertThat(command.at("/responses/200/content/application~1json/schema/$ref").asString())
                .endsWith("/CommandResponse");
        assertThat(api.at("/components/schemas/CommandResponse/required").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrder("incidentId", "position", "sequence", "recordedAt", "changed", "status",
                        "severity", "warnings");
        assertThat(command.path("responses").propertyNames()).containsExactlyInAnyOrder("200", "400", "403", "404",
                "406",
                "409", "412", "413", "415", "422", "500", "503");
    }

    @Test
    void patchesSayWhichMediaTypesTheyTake() {
        JsonNode paths = description().at("/paths");

        for (String path : List.of("/v1/incidents/{id}", "/v1/incidents/{id}/impact",
                "/v1/incidents/{id}/action-items/{actionItemId}")) {
            JsonNode body = paths.path(path).at("/patch/requestBody");
            assertThat(body.path("content").propertyNames()).containsExactlyInAnyOrder("application/merge-patch+json",
                    "application/json");
            assertThat(body.path("required").asBoolean(true)).isFalse();
        }
        assertThat(paths.path("/v1/incidents/{id}/services").at("/patch/requestBody/content").propertyNames())
                .containsExactly("application/json");
        assertThat(paths.propertyNames()).doesNotContain("/v1/incidents/{id}/details", "/v1/incidents/{id}/visibility");
    }

    @Test
    void whatMakesSomethingAnswersWith201() {
        JsonNode paths = description().at("/paths");

        assertThat(List.of("/v1/incidents", "/v1/incidents/{id}/updates", "/v1/incidents/{id}/timeline",
                "/v1/incidents/{id}/action-items"))
                .allSatisfy(path -> assertThat(paths.path(path).at("/post/responses").propertyNames())
                        .contains("201").doesNotContain("default"));
        assertThat(paths.path("/v1/incidents/{id}/acknowledge").at("/post/responses").propertyNames())
                .contains("200").doesNotContain("201", "default");
    }

    @Test
    void schemasSayWhatIsNeededAndWhatIsAllowed() {
        JsonNode schemas = description().at("/components/schemas");

        JsonNode declaration = schemas.path("IncidentDeclaration");
        assertThat(declaration.path("required").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrder("title", "severity");
        assertThat(declaration.path("additionalProperties").asBoolean(true)).isFalse();
        assertThat(declaration.at("/properties/severity/$ref").asString()).endsWith("/Severity");
        assertThat(schemas.at("/Severity/enum").valueStream().map(JsonNode::asString))
                .containsExactly("SEV1", "SEV2", "SEV3", "SEV4", "SEV5");
        assertThat(declaration.at("/properties/title/$ref").asString()).endsWith("/Line");
        assertThat(schemas.at("/Line/maxLength").asInt()).isEqualTo(CommandLimits.TITLE);
        assertThat(declaration.at("/properties/declaredAt/format").asString()).isEqualTo("date-time");
    }

    private JsonNode description() {
        byte[] body = WebTestClient.bindToServer().baseUrl("http://localhost:" + port)
                .responseTimeout(Duration.ofMinutes(1)).build()
                .get().uri("/openapi.json").exchange()
                .expectStatus().isOk()
                .expectBody().returnResult().getResponseBodyContent();
        return JsonMapper.shared().readTree(body);
    }
}

package io.incidentledger.standalone;

import java.nio.file.Path;
import java.util.List;

import io.incidentledger.standalone.Http.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/// Sends commands that prefer the incident to a receipt to the whole service.
class ReturnedIncidentTest {
    private static final String[] PREFER = {"Prefer", "return=representation", "X-Actor", "ann"};

    private static StartedService service;
    private static Http http;
    @TempDir
    private static Path directory;

    @BeforeAll
    static void start() {
        service = StartedService.start(directory);
        http = new Http(service.address());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static Answer declare(String... headers) {
        return http.post("/v1/incidents", "{\"title\": \"Checkout fails\", \"severity\": \"SEV2\"}", headers)
                .expect(201);
    }

    private static void assertShown(Answer answer) {
        assertThat(answer.header("Preference-Applied")).isEqualTo("return=representation");
        String path = "/v1/incidents/" + answer.at("/incidentId");
        assertThat(answer.header("Content-Location")).isEqualTo(path);
        assertThat(answer.header("ETag")).isEqualTo("\"" + answer.at("/sequence") + "\"");
        Answer read = http.get(path).expect(200);
        assertThat(read.json()).isEqualTo(answer.json());
        assertThat(read.header("ETag")).startsWith("\"" + answer.at("/sequence") + "-");
        assertThat(Long.parseLong(answer.header("Ledger-Position"))).isGreaterThanOrEqualTo(answer.position());
    }

    @Test
    void aDeclarationIsAnsweredWithTheIncidentAndItsNumber() {
        Answer declared = declare(PREFER);

        assertShown(declared);
        assertThat(declared.json().path("number").longValue()).isPositive();
        assertThat(declared.header("Location")).isEqualTo("/v1/incidents/" + declared.at("/incidentId"));
    }

    @Test
    void everyKindOfCommandIsAnsweredWithTheIncident() {
        String other = declare().at("/incidentId");
        String path = "/v1/incidents/" + declare().at("/incidentId");
        List<Answer> answers = List.of(
                http.post(path + "/acknowledge", "{}", PREFER).expect(200),
                http.put(path + "/severity", "{\"severity\": \"SEV1\"}", PREFER).expect(200),
                http.patch(path, "{\"summary\": \"x\"}", PREFER).expect(200),
                http.post(path + "/updates", "{\"message\": \"x\"}", PREFER).expect(201),
                http.put(path + "/roles/scribe", "{\"assignee\": \"dev\"}", PREFER).expect(200),
                http.send("DELETE", path + "/roles/scribe/dev", null, PREFER).expect(200),
                http.post(path + "/timeline", "{\"kind\": \"note\", \"message\": \"x\"}", PREFER).expect(201),
                http.post(path + "/action-items", "{\"title\": \"x\"}", PREFER).expect(201),
                http.put(path + "/postmortem/sections/summary", "{\"markdown\": \"x\"}", PREFER).expect(200),
                http.post(path + "/merge", "{\"into\": \"" + other + "\"}", PREFER).expect(200));

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.header("Preference-Applied")).isEqualTo("return=representation");
            assertThat("/v1/incidents/" + answer.at("/incidentId")).isEqualTo(path);
            assertThat(answer.json().path("number").longValue()).isPositive();
        });
        assertThat(answers).extracting(answer -> answer.json().path("sequence").longValue()).isSorted()
                .doesNotHaveDuplicates();
        assertThat(answers.getLast().at("/status")).isEqualTo("merged");
    }

    @Test
    void theLocationOfWhatWasCreatedIsReadable() {
        Answer declared = declare();
        String path = declared.header("Location");
        List<Answer> created = List.of(declared,
                http.post(path + "/updates", "{\"message\": \"x\"}").expect(201),
                http.post(path + "/timeline", "{\"kind\": \"note\", \"message\": \"x\"}").expect(201),
                http.post(path + "/action-items", "{\"title\": \"x\"}").expect(201));

        assertThat(created).allSatisfy(answer -> http
                .get(answer.header("Location") + "?minPosition=" + answer.position()).expect(200));
    }

    @Test
    void aCommandThatChangesNothingIsAnsweredWithTheIncident() {
        Answer declared = declare();

        Answer answer = http.put("/v1/incidents/" + declared.at("/incidentId") + "/severity",
                "{\"severity\": \"SEV2\"}", PREFER).expect(200);

        assertShown(answer);
        assertThat(answer.at("/sequence")).isEqualTo(declared.at("/sequence"));
    }

    @Test
    void aRepetitionIsAnsweredWithTheIncidentAsItIsNow() {
        String[] keyed = {"Prefer", "return=representation", "X-Actor", "ann", "Idempotency-Key", "repeated"};
        Answer declared = declare(keyed);
        http.patch("/v1/incidents/" + declared.at("/incidentId"), "{\"title\": \"Another title\"}").expect(200);

        Answer again = declare(keyed);

        assertShown(again);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.at("/incidentId")).isEqualTo(declared.at("/incidentId"));
        assertThat(again.at("/title")).isEqualTo("Another title");
        Answer receipt = declare("X-Actor", "ann", "Idempotency-Key", "repeated");
        assertThat(receipt.at("/position")).isEqualTo(declared.at("/position"));
        assertThat(receipt.header("Preference-Applied")).isEmpty();
    }

    @Test
    void theTagIsTakenByIfMatch() {
        Answer declared = declare(PREFER);
        String path = "/v1/incidents/" + declared.at("/incidentId") + "/acknowledge";

        http.post(path, "{}", "If-Match", declared.header("ETag")).expect(200);
        http.post(path, "{}", "If-Match", declared.header("ETag"), "X-Actor", "bob").expect(412);
    }

    @Test
    void aRefusalStaysARefusal() {
        http.post("/v1/incidents/" + declare().at("/incidentId") + "/close", "{}", PREFER).expect(409);
        http.post("/v1/incidents/999999/acknowledge", "{}", PREFER).expect(404);
    }

    @Test
    void bothBodiesAreDescribed() throws Exception {
        assertThat(service.description()
                .at("/paths/~1v1~1incidents~1{id}~1acknowledge/post/responses/200/content/application~1json/schema/$ref")
                .asString()).isEqualTo("#/components/schemas/CommandResult");
        assertThat(service.description().at("/components/schemas/CommandResult/anyOf").findValuesAsString("$ref"))
                .containsExactly("#/components/schemas/CommandResponse", "#/components/schemas/IncidentResponse");
    }
}

package io.incidentledger.standalone;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.incidentledger.standalone.Http.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/// Runs an incident from its declaration to the measures, as other services would, with a restart in the middle.
class WholeIncidentIT {
    private static final String ANN = "ann";

    @TempDir
    private Path directory;

    private Service service;
    private String incident;
    private long position;

    @BeforeEach
    void start() throws Exception {
        Files.writeString(directory.resolve("notes-of-somebody-else.txt"), "not mine");
        service = Service.start(directory);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void anIncidentIsLivedThrough() {
        declare();
        organise();
        communicate();
        record();
        done(post("/mitigate", "{\"message\": \"Rolled back\", \"at\": \"2026-02-03T10:20:00Z\"}"));
        JsonNode before = view("");

        restart();

        assertThat(view("")).as("after the restart").isEqualTo(before);
        done(post("/resolve", "{\"message\": \"All is well\", \"at\": \"2026-02-03T11:00:00Z\"}"));
        followUp();
        writePostmortem();
        done(post("/close", "{}"));
        checkIncident();
        checkTimeline();
        checkPostmortem();
        checkMeasures();
        checkLedger();
        assertThat(directory.resolve("notes-of-somebody-else.txt")).hasContent("not mine");
    }

    private void declare() {
        Answer declared = service.http()
                .post("/v1/incidents",
                        """
                                {"title": "Checkout fails", "severity": "SEV3", "summary": "Payments are refused", "services": ["checkout"],
                                 "labels": {"region": "eu"}, "impactStartedAt": "2026-02-03T09:50:00Z", "detectedAt": "2026-02-03T09:55:00Z",
                                 "declaredAt": "2026-02-03T10:00:00Z"}""",
                        "X-Actor", ANN, "Idempotency-Key", "declare-1")
                .expect(201);
        incident = declared.at("/incidentId");
        position = declared.position();
        assertThat(declared.header("Location")).endsWith("/v1/incidents/" + incident);
        assertThat(declared.header("ETag")).isEqualTo("\"" + declared.at("/sequence") + "\"");
    }

    private void organise() {
        done(post("/acknowledge", "{\"at\": \"2026-02-03T10:01:00Z\"}"));
        done(put("/roles/operations-lead", "{\"assignee\": \"bob\"}"));
        done(put("/roles/subject-matter-expert", "{\"assignee\": \"eve\", \"scope\": \"databases\"}"));
        done(put("/assignment", "{\"team\": \"payments\"}"));
        done(put("/severity", "{\"severity\": \"SEV1\", \"reason\": \"everybody is affected\"}"));
        done(patch("/services", "{\"add\": [\"payments-api\"], \"remove\": []}"));
        assertThat(view("").path("severity").stringValue()).isEqualTo("SEV1");
        assertThat(roles()).contains("incident-commander ann", "operations-lead bob", "subject-matter-expert eve");
    }

    private void communicate() {
        done(post("/updates",
                "{\"message\": \"We look into it\", \"audience\": \"public\", \"at\": \"2026-02-03T10:05:00Z\"}"));
        done(put("/status",
                "{\"status\": \"identified\", \"message\": \"A bad deploy\", \"at\": \"2026-02-03T10:10:00Z\"}"));
        assertThat(view("").path("status").stringValue()).isEqualTo("identified");
    }

    private void record() {
        done(service.http().post(path("/timeline"), """
                {"kind": "decision", "message": "Roll back", "occurredAt": "2026-02-03T10:12:00Z",
                 "links": [{"url": "https://deploys.example/17", "title": "Deploy 17"}]}""", "X-Actor", "bob")
                .expect(201));
        done(put("/milestones/mitigationStarted", "{\"at\": \"2026-02-03T10:15:00Z\", \"quality\": \"measured\"}"));
        done(patch("/impact", "{\"usersAffected\": 1200, \"regions\": [\"eu\"]}"));
        done(patch("", "{\"issue\": \"Payments fail\", \"rootCause\": \"A wrong default\"}"));
    }

    private void restart() {
        service.terminate();
        service.close();
        service = Service.start(directory);
    }

    private void followUp() {
        Answer item = service.http().post(path("/action-items"), """
                {"title": "Test the default", "owner": "bob", "priority": "P1", "dueOn": "2026-02-17"}""").expect(201);
        position = item.position();
        done(service.http().patch(path("/action-items/" + item.at("/actionItemId")), "{\"status\": \"done\"}")
                .expect(200));
        List<JsonNode> items = service.http().items("/v1/action-items?owner=bob&minPosition=" + position);
        assertThat(items).hasSize(1);
        assertThat(items.getFirst().path("status").stringValue()).isEqualTo("done");
    }

    private void writePostmortem() {
        done(put("/postmortem/sections/summary", "{\"markdown\": \"Payments were refused for **an hour**.\"}"));
        done(post("/postmortem/sign-off", "{}"));
        done(post("/postmortem/publish", "{}"));
    }

    private void checkIncident() {
        JsonNode view = view("");
        assertThat(view.path("status").stringValue()).isEqualTo("closed");
        assertThat(view.path("number").longValue()).isEqualTo(1);
        assertThat(seconds(view, "timeToDetect")).isEqualTo(5 * 60);
        assertThat(seconds(view, "timeToAcknowledge")).isEqualTo(6 * 60);
        assertThat(seconds(view, "timeToFirstUpdate")).isEqualTo(5 * 60);
        assertThat(seconds(view, "timeToMitigate")).isEqualTo(30 * 60);
        assertThat(seconds(view, "timeToRestore")).isEqualTo(70 * 60);
        assertThat(seconds(view, "timeToResolve")).isEqualTo(70 * 60);
        assertThat(view.at("/milestones/mitigationStarted/quality").stringValue()).isEqualTo("measured");
    }

    private void checkTimeline() {
        List<JsonNode> entries = service.http().items(path("/timeline?minPosition=" + position));
        assertThat(entries).extracting(entry -> entry.path("occurredAt").stringValue()).isSorted();
        assertThat(entries).extracting(entry -> entry.path("kind").stringValue()).contains("incident-declared",
                "decision",
                "severity-changed", "status-updated", "incident-mitigated", "incident-resolved", "incident-closed");
        assertThat(service.http().items(path("/timeline?kind=decision"))).singleElement()
                .satisfies(entry -> assertThat(entry.path("actor").stringValue()).isEqualTo("bob"));
    }

    private void checkPostmortem() {
        String markdown = service.http().get(path("/postmortem"), "Accept", "text/markdown").expect(200).text();
        assertThat(markdown).contains("Checkout fails", "**an hour**", "Roll back", "Test the default");
        assertThat(service.http().get(path("/postmortem"), "Accept", "text/html").expect(200).text())
                .contains("<strong>an hour</strong>");
        assertThat(service.http().get(path("/postmortem"), "Accept", "application/json").expect(200).json().isObject())
                .isTrue();
    }

    private void checkMeasures() {
        JsonNode group = service.http()
                .get("/v1/measures?from=2026-02-01T00:00:00Z&to=2026-03-01T00:00:00Z&groupBy=severity")
                .expect(200).json().path("groups").path(0);
        assertThat(group.path("key").stringValue()).isEqualTo("SEV1");
        assertThat(group.at("/measures/timeToRestore/n").longValue()).isEqualTo(1);
        assertThat(group.at("/measures/timeToRestore/medianSeconds").longValue()).isEqualTo(70 * 60);
    }

    private void checkLedger() {
        JsonNode verified = service.http().get("/v1/ledger/verify").expect(200).json();
        assertThat(verified.path("intact").booleanValue()).isTrue();
        Answer first = service.http().get("/v1/events?limit=500").expect(200);
        assertThat(first.json().size()).isEqualTo(service.http().get("/v1/ledger").expect(200).position());
        Answer again = service.http().post("/v1/incidents", "{\"title\": \"Another\", \"severity\": \"SEV3\"}",
                "X-Actor", ANN,
                "Idempotency-Key", "declare-1");
        assertThat(again.status()).isEqualTo(422);
    }

    private void done(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isBetween(200, 201);
        assertThat(answer.position()).isGreaterThan(position);
        position = answer.position();
    }

    private Answer post(String path, String body) {
        return service.http().post(path(path), body, "X-Actor", ANN);
    }

    private Answer put(String path, String body) {
        return service.http().put(path(path), body, "X-Actor", ANN);
    }

    private Answer patch(String path, String body) {
        return service.http().patch(path(path), body, "X-Actor", ANN);
    }

    private String path(String path) {
        return "/v1/incidents/" + incident + path;
    }

    private JsonNode view(String path) {
        return service.http().timeless(path(path) + "?minPosition=" + position);
    }

    private List<String> roles() {
        return view("").path("roles").valueStream()
                .map(role -> role.path("role").stringValue() + " " + role.path("assignee").stringValue()).toList();
    }

    private static long seconds(JsonNode view, String measure) {
        return view.at("/durations/" + measure + "/seconds").longValue();
    }
}

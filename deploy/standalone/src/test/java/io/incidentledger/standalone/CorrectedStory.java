package io.incidentledger.standalone;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

import io.incidentledger.standalone.Http.Answer;

import static org.assertj.core.api.Assertions.assertThat;

/// Four incidents with many corrections: recorded wrongly, corrected, resolved too early, merged, reopened, cancelled,
/// imported twice.
final class CorrectedStory {
    private static final String IMPORTED = """
            {"externalRef":{"system":"old-tracker","id":"7"},"title":"%s","severity":"SEV2","declaredAt":"2026-02-02T09:00:00Z",\
            "impactStartedAt":"2026-02-02T08:50:00Z","resolvedAt":"%s","services":["checkout"],\
            "updates":[{"id":"u/1","at":"2026-02-02T09:10:00Z","status":"identified","message":"A bad deploy."}]}""";

    private final Http http;
    private final LongConsumer toldUpTo;
    private final List<String> incidents = new ArrayList<>();
    private final List<String> entries = new ArrayList<>();

    /// @param toldUpTo receives the position after each step
    CorrectedStory(Http http, LongConsumer toldUpTo) {
        this.http = http;
        this.toldUpTo = toldUpTo;
    }

    List<String> incidents() {
        return incidents;
    }

    /// The paths of the entries that are corrected.
    List<String> entries() {
        return entries;
    }

    void tell() {
        String outage = declare(
                """
                        {"title": "Checkout fails", "severity": "SEV3", "services": ["checkout"], "impactStartedAt": "2026-02-03T09:50:00Z",
                         "detectedAt": "2026-02-03T09:55:00Z", "declaredAt": "2026-02-03T10:00:00Z"}""");
        live(outage);
        correct(outage);
        importTwice();
        String drill = declare("{\"title\": \"Exercise\", \"severity\": \"SEV1\", \"mode\": \"drill\"}");
        post(drill + "/cancel", "{\"reason\": \"nobody has time\"}");
        retract(drill, "incident-cancelled");
        finish(outage);
        correctWhatIsClosed(outage);
    }

    private void live(String outage) {
        post(outage + "/acknowledge", "{\"at\": \"2026-02-03T10:04:00Z\"}");
        put(outage + "/severity", "{\"severity\": \"SEV1\", \"reason\": \"everybody\"}");
        post(outage + "/timeline", "{\"kind\": \"note\", \"message\": \"A dissk is full\"}");
        post(outage + "/updates",
                "{\"message\": \"We look\", \"audience\": \"public\", \"at\": \"2026-02-03T10:06:00Z\"}");
        String duplicate = declare(
                "{\"title\": \"Checkout is slow\", \"severity\": \"SEV4\", \"services\": [\"web\"]}");
        post(duplicate + "/merge", "{\"into\": \"" + incidents.getFirst() + "\", \"reason\": \"the same\"}");
        put(outage + "/status",
                "{\"status\": \"resolved\", \"message\": \"Restarted\", \"at\": \"2026-02-03T10:40:00Z\"}");
    }

    private void correct(String outage) {
        amend(outage, "note",
                "{\"message\": \"A disk is full\", \"occurredAt\": \"2026-02-03T10:03:00Z\", \"reason\": \"typo\"}");
        amend(outage, "incident-declared",
                "{\"occurredAt\": \"2026-02-03T09:57:00Z\", \"reason\": \"the call came earlier\"}");
        amend(outage, "severity-changed", "{\"severity\": \"SEV2\", \"reason\": \"not everybody\"}");
        retract(outage, "incident-resolved");
        amend(outage, "status-updated", "{\"audience\": \"internal\", \"reason\": \"never published\"}");
        post(outage + "/mitigate", "{\"message\": \"Disk emptied\", \"at\": \"2026-02-03T11:00:00Z\"}");
        patch(outage + "/impact", "{\"usersAffected\": 12000}");
        retract(outage, "impact-recorded");
        post(outage + "/resolve", "{\"at\": \"2026-02-03T11:10:00Z\"}");
    }

    private void importTwice() {
        importLine("Checkout failed", "2026-02-02T10:30:00Z");
        importLine("Checkout failed in the south", "2026-02-02T11:30:00Z");
    }

    private void finish(String outage) {
        post(outage + "/reopen", "{\"reason\": \"again\", \"at\": \"2026-02-03T11:20:00Z\"}");
        post(outage + "/resolve", "{\"at\": \"2026-02-03T11:40:00Z\"}");
        put(outage + "/postmortem/sections/summary", "{\"markdown\": \"A **full** disk.\"}");
        post(outage + "/postmortem/sign-off", "{}");
        post(outage + "/postmortem/publish", "{}");
        post(outage + "/close", "{}");
    }

    private void correctWhatIsClosed(String outage) {
        amend(outage, "incident-reopened",
                "{\"occurredAt\": \"2026-02-03T11:25:00Z\", \"reason\": \"the log says so\"}");
        amend(outage, "incident-mitigated",
                "{\"occurredAt\": \"2026-02-03T09:00:00Z\", \"reason\": \"a slip, before it began\"}");
        retract(outage, "incident-acknowledged");
        retract(outage, "note");
    }

    private String declare(String body) {
        Answer answer = http.post("/v1/incidents", body, "X-Actor", "ann").expect(201);
        incidents.add(answer.at("/incidentId"));
        toldUpTo.accept(answer.position());
        return "/v1/incidents/" + incidents.getLast();
    }

    private void importLine(String title, String resolvedAt) {
        var answers = http.importLines("ledger", BodyPublishers.ofString(IMPORTED.formatted(title, resolvedAt)));
        String incident = answers.getFirst().path("incidentId").asString();
        if (!incidents.contains(incident)) {
            incidents.add(incident);
            entries.add("/v1/incidents/" + incident + "/timeline/u%2F1");
        }
        toldUpTo.accept(answers.getLast().path("position").longValue());
    }

    private void amend(String incident, String kind, String body) {
        post(entry(incident, kind) + "/amend", body);
    }

    private void retract(String incident, String kind) {
        post(entry(incident, kind) + "/retract", "{\"reason\": \"it was not so\"}");
    }

    /// The path of the incident's own last entry of a kind that is not retracted.
    private String entry(String incident, String kind) {
        String entry = incident + "/timeline/"
                + http.items(incident + "/timeline?kind=" + kind).stream()
                        .filter(each -> !each.path("retracted").asBoolean() && !each.has("incidentId"))
                        .toList().getLast().path("entryId").asString();
        entries.add(entry);
        return entry;
    }

    private void post(String path, String body) {
        done(http.post(path, body, "X-Actor", "ann"));
    }

    private void put(String path, String body) {
        done(http.put(path, body, "X-Actor", "bob", "X-Source", "chat"));
    }

    private void patch(String path, String body) {
        done(http.patch(path, body, "X-Actor", "bob", "X-Source", "chat"));
    }

    private void done(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isIn(200, 201);
        assertThat(answer.json().path("changed").booleanValue()).as(answer.text()).isTrue();
        toldUpTo.accept(answer.position());
    }
}

package io.incidentledger.standalone;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/// A status history in GitHub's format, and the facts expected in a ledger that has imported it.
record SampleHistory(List<String> lines, List<JsonNode> incidents) {

    static SampleHistory of(List<String> lines) {
        return new SampleHistory(lines, lines.stream().map(Http.JSON::readTree).toList());
    }

    long updates() {
        return incidents.stream().mapToLong(incident -> incident.path("updates").size()).sum();
    }

    private List<JsonNode> those(Predicate<JsonNode> wanted) {
        return incidents.stream().filter(wanted).toList();
    }

    private static boolean has(JsonNode incident, String field) {
        return incident.hasNonNull(field);
    }

    /// Imports all lines into a service that does not have them yet.
    void importInto(Http http) {
        JsonNode last = http.importLines("github", BodyPublishers.ofString(String.join("\n", lines))).getLast();
        JsonNode summary = last.path("summary");
        assertThat(summary.path("lines").longValue()).isEqualTo(lines.size());
        assertThat(summary.path("imported").longValue()).isEqualTo(lines.size());
        assertThat(summary.path("updates").longValue()).isEqualTo(updates());
    }

    /// Imports all lines again; the ledger must not change.
    void importAgainInto(Http http) {
        String before = http.get("/v1/ledger").expect(200).text();
        JsonNode last = http.importLines("github", BodyPublishers.ofString(String.join("\n", lines))).getLast();
        assertThat(last.at("/summary/unchanged").longValue()).isEqualTo(lines.size());
        assertThat(http.get("/v1/ledger").expect(200).text()).as("the ledger").isEqualTo(before);
    }

    void mustBeIn(Http http) {
        long head = http.get("/v1/ledger").expect(200).position();
        List<JsonNode> found = http.items("/v1/incidents?mode=backfill&minPosition=" + head);
        assertThat(found).hasSize(incidents.size());
        assertThat(found.stream().filter(one -> one.path("status").asString().equals("resolved")))
                .hasSize(those(one -> has(one, "resolved_at")).size());
        assertThat(http.get("/v1/ledger/verify").expect(200).json().path("intact").booleanValue()).isTrue();
        eachIncidentMustBeRight(http, found);
        measuresMustBeRight(http);
    }

    private void eachIncidentMustBeRight(Http http, List<JsonNode> found) {
        Map<String, String> ids = new HashMap<>();
        found.forEach(one -> ids.put(one.at("/externalRef/id").asString(), one.path("incidentId").asString()));
        long updates = 0;
        for (JsonNode told : incidents) {
            String path = "/v1/incidents/" + ids.get(told.path("id").asString());
            JsonNode view = http.get(path).expect(200).json();
            assertThat(view.path("title").asString()).isEqualTo(told.path("title").asString());
            assertThat(view.path("mode").asString()).isEqualTo("backfill");
            durationsMustBeRight(told, view);
            updates += http.items(path + "/timeline?kind=status-updated").size();
        }
        assertThat(updates).isEqualTo(updates());
    }

    /// Asserts the durations; a duration is blank while one of its ends is unknown.
    private static void durationsMustBeRight(JsonNode told, JsonNode view) {
        boolean restored = has(told, "downtime_start") && has(told, "downtime_end");
        assertThat(view.at("/durations/timeToRestore/seconds").asString("")).as("time to restore %s", told.path("id"))
                .isEqualTo(restored ? Long.toString(told.path("duration_minutes").longValue() * 60) : "");
        boolean resolved = has(told, "resolved_at");
        assertThat(view.at("/durations/timeFromDeclarationToResolve/seconds").asString(""))
                .as("time from declaration to resolve %s", told.path("id"))
                .isEqualTo(resolved ? Long.toString(between(told, "started_at", "resolved_at").toSeconds()) : "");
    }

    private void measuresMustBeRight(Http http) {
        JsonNode all = http.get("/v1/measures?from=2000-01-01T00:00:00Z&to=2100-01-01T00:00:00Z").expect(200).json()
                .at("/groups/0/measures");
        List<JsonNode> measured = those(one -> !one.path("impact").asString().equalsIgnoreCase("maintenance"));
        List<JsonNode> restored = measured.stream()
                .filter(one -> has(one, "downtime_start") && has(one, "downtime_end")).toList();
        assertThat(all.at("/timeToRestore/n").longValue()).isEqualTo(restored.size());
        assertThat(all.at("/timeToRestore/maxSeconds").longValue()).isEqualTo(restored.stream()
                .mapToLong(one -> between(one, "downtime_start", "downtime_end").toSeconds()).max().orElseThrow());
        assertThat(all.at("/timeToAcknowledge/n").longValue()).as("response times of backfilled incidents").isZero();
    }

    private static Duration between(JsonNode told, String from, String to) {
        return Duration.between(Instant.parse(told.path(from).asString()), Instant.parse(told.path(to).asString()));
    }
}

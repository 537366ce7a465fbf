package io.incidentledger.query.measures.whatif;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.incidentledger.events.IncidentEvent.IncidentAcknowledged;
import io.incidentledger.events.IncidentEvent.IncidentResolved;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.Mode;
import io.incidentledger.events.Severity;
import io.incidentledger.ledger.memory.InMemoryEventLog;
import io.incidentledger.projection.IncidentLog;
import io.incidentledger.query.QueryApplication;
import io.incidentledger.tiers.Slow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static io.incidentledger.events.History.declaration;
import static io.incidentledger.events.History.stated;
import static io.incidentledger.events.History.time;
import static org.assertj.core.api.Assertions.assertThat;

/// Tests the what-if API on one shared ledger; each test uses its own year.
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, classes = QueryApplication.class)
@Slow
class WhatIfApiTest {

    @Autowired
    private InMemoryEventLog log;
    @LocalServerPort
    private int port;
    private IncidentLog incidents;
    private WebTestClient http;

    @BeforeEach
    void connect() {
        incidents = new IncidentLog(log);
        http = WebTestClient.bindToServer().baseUrl("http://127.0.0.1:" + port).responseTimeout(Duration.ofSeconds(20))
                .build();
    }

    private String declare(String declaredAt, int minutes) {
        String id = UUID.randomUUID().toString();
        Instant end = time(declaredAt).plusSeconds(60L * minutes);
        incidents.by("ada", id, declaration("t", Severity.SEV2, Mode.LIVE, declaredAt, List.of("kiosk"), Map.of()),
                stated(Milestone.IMPACT_STARTED, declaredAt), stated(Milestone.IMPACT_ENDED, end.toString()),
                new IncidentResolved(null, end));
        return id;
    }

    private ResponseSpec post(String query, String body) {
        return http.post().uri("/v1/measures/what-if?minPosition=" + log.head().position() + query)
                .contentType(MediaType.APPLICATION_JSON).bodyValue(body).exchange();
    }

    private BodyContentSpec ask(String query, String body) {
        return post(query, body.replace('\'', '"')).expectStatus().isOk().expectBody();
    }

    @Test
    void theMeasuresAsTheyWouldBeStandBesideThoseThatAre() {
        String first = declare("1991-05-01T10:00:00Z", 10);
        String second = declare("1991-05-02T10:00:00Z", 30);
        long head = log.head().position();

        ask("&from=1991-01-01&to=1992-01-01&measure=timeToRestore", "{'shift': [{'incidentId': '" + first
                + "', 'milestone': 'impactEnded', 'bySeconds': -60.5}]}")
                .jsonPath("$.position").isEqualTo(head).jsonPath("$.applied[0].incidentId").isEqualTo(first)
                .jsonPath("$.applied[0].number").isNumber()
                .jsonPath("$.applied[0].milestone").isEqualTo("impactEnded")
                .jsonPath("$.applied[0].before").isEqualTo("1991-05-01T10:10:00Z")
                .jsonPath("$.applied[0].after").isEqualTo("1991-05-01T10:08:59.500Z")
                .jsonPath("$.excluded").isEmpty()
                .jsonPath("$.actual.groups[0].measures.timeToRestore.medianSeconds").isEqualTo(1200)
                .jsonPath("$.hypothetical.groups[0].measures.timeToRestore.medianSeconds").isEqualTo(1169.75)
                .jsonPath("$.differences.length()").isEqualTo(1)
                .jsonPath("$.differences[0].group").isEqualTo("all")
                .jsonPath("$.differences[0].measure").isEqualTo("timeToRestore")
                .jsonPath("$.differences[0].n.difference").isEqualTo(0)
                .jsonPath("$.differences[0].medianSeconds.difference").isEqualTo(-30.25);
        ask("&from=1991-01-01&to=1992-01-01&measure=timeToRestore", "{'exclude': ['" + second + "']}")
                .jsonPath("$.excluded[0].incidentId").isEqualTo(second)
                .jsonPath("$.differences[0].n.hypothetical").isEqualTo(1)
                .jsonPath("$.differences[0].maxSeconds.difference").isEqualTo(-1200);
        assertThat(log.head().position()).as("nothing is stored").isEqualTo(head);
    }

    @Test
    void nothingIsSupposedByAnEmptyBodyOrNone() {
        declare("1992-05-01T10:00:00Z", 10);
        String period = "&from=1992-01-01&to=1993-01-01&groupBy=service&detail=samples,histogram";
        JsonNode measures = json(http.get().uri("/v1/measures?minPosition=" + log.head().position() + period)
                .exchange());

        for (ResponseSpec empty : List.of(post(period, "{}"), http.post()
                .uri("/v1/measures/what-if?minPosition=" + log.head().position() + period).exchange())) {
            JsonNode answer = json(empty);
            assertThat(answer.get("actual")).isEqualTo(measures);
            assertThat(answer.get("hypothetical")).isEqualTo(measures);
            assertThat(answer.get("differences")).isEmpty();
        }
    }

    private static JsonNode json(ResponseSpec answer) {
        return JsonMapper.shared()
                .readTree(answer.expectStatus().isOk().expectBody(byte[].class).returnResult().getResponseBody());
    }

    @Test
    void whatIsSupposedIsWhatIsMeasuredAfterItWasReallyRecorded() {
        String id = declare("1993-05-01T10:00:00Z", 10);
        declare("1993-05-03T10:00:00Z", 10);
        String period = "&from=1993-01-01&to=1994-01-01&groupBy=month";
        JsonNode supposed = json(post(period, """
                {"shift": [{"incidentId": "%s", "milestone": "impactStarted", "at": "1993-05-01T09:30:00.25Z"},
                           {"incidentId": "%s", "milestone": "detected", "at": "1993-05-01T09:45:00Z"}]}"""
                .formatted(id, id)));
        incidents.by("ada", id, stated(Milestone.IMPACT_STARTED, "1993-05-01T09:30:00.25Z"),
                stated(Milestone.DETECTED, "1993-05-01T09:45:00Z"));
        JsonNode recorded = json(
                http.get().uri("/v1/measures?minPosition=" + log.head().position() + period).exchange());

        assertThat(supposed.at("/differences/0/measure").asString()).isEqualTo("timeToDetect");
        assertThat(supposed.at("/hypothetical/groups")).isEqualTo(recorded.get("groups"))
                .isNotEqualTo(supposed.at("/actual/groups"));
    }

    @Test
    void whoWasDeclaredLaterComesInWhenSupposedToBeDeclaredBefore() {
        String id = declare("1995-05-01T10:00:00Z", 10);

        ask("&from=1994-01-01&to=1995-01-01&measure=timeToRestore", "{'shift': [{'incidentId': '" + id
                + "', 'milestone': 'declared', 'at': '1994-05-01T10:00:00Z'}]}")
                .jsonPath("$.actual.groups[0].incidents").isEqualTo(0)
                .jsonPath("$.hypothetical.groups[0].incidents").isEqualTo(1)
                .jsonPath("$.differences[0].n.difference").isEqualTo(1);
    }

    @Test
    void incidentsGoByTheirNumbersToo() {
        String id = declare("1996-05-01T10:00:00Z", 10);
        int number = json(http.get().uri("/v1/incidents/" + id).exchange()).get("number").intValue();

        ask("&from=1996-01-01&to=1997-01-01", "{'drop': [{'incidentId': '" + number
                + "', 'milestone': 'impactStarted'}]}").jsonPath("$.applied[0].incidentId").isEqualTo(id)
                .jsonPath("$.applied[0].after").isEmpty()
                .jsonPath("$.hypothetical.groups[0].measures.timeToRestore.blanks").isEqualTo(1);
        post("", "{\"drop\": [{\"incidentId\": \"" + number + "\", \"milestone\": \"resolved\"},"
                + "{\"incidentId\": \"" + id + "\", \"milestone\": \"resolved\"}]}").expectStatus().isBadRequest()
                .expectBody().jsonPath("$.errors[0].pointer").isEqualTo("/drop/1/milestone");
    }

    @Test
    void measuresMayBeDefinedForTheQuestion() {
        declare("1997-05-01T10:00:00Z", 10);
        String own = """
                {"definitions": [{"key": "timeToFix", "from": "declared",
                                  "to": {"milestone": "resolved", "occurrence": "first"}}]}""";

        ask("&from=1997-01-01&to=1998-01-01&measure=timeToFix", own)
                .jsonPath("$.actual.groups[0].measures").isEmpty()
                .jsonPath("$.hypothetical.groups[0].measures.timeToFix.medianSeconds").isEqualTo(600)
                .jsonPath("$.differences[0].medianSeconds.hypothetical").isEqualTo(600);
        post("&measure=timeToFix", "{}").expectStatus().isBadRequest().expectBody().jsonPath("$.errors[0].parameter")
                .isEqualTo("measure");
    }

    @Test
    void asOfAFinalMomentTheAnswerIsTheSameWhenever() {
        String id = declare("1998-05-01T10:00:00Z", 10);
        declare("1998-06-01T10:00:00Z", 20);
        String path = "/v1/measures/what-if?asOf=" + log.head().position()
                + "&from=1998-01-01&to=1999-01-01&detail=samples,slowest,histogram&groupBy=month";
        String body = "{\"shift\": [{\"incidentId\": \"" + id
                + "\", \"milestone\": \"detected\", \"at\": \"1998-05-01T10:04:00Z\"}]}";
        EntityExchangeResult<String> first = http.post().uri(path).bodyValue(body)
                .header("Content-Type", "application/json").exchange().expectStatus().isOk().expectHeader()
                .valueEquals("Ledger-As-Of-Final", "true").expectBody(String.class).returnResult();
        incidents.by("ada", id, stated(Milestone.DETECTED, "1998-05-01T10:05:00Z"), new IncidentAcknowledged(null));
        String later = declare("1998-05-09T10:00:00Z", 10);
        post("", "{}").expectStatus().isOk();

        EntityExchangeResult<String> again = http.post().uri(path).bodyValue(body)
                .header("Content-Type", "application/json").exchange().expectBody(String.class).returnResult();
        assertThat(again.getResponseBody()).isEqualTo(first.getResponseBody()).contains("\"n\":1");
        assertThat(again.getResponseHeaders().getFirst("Repr-Digest")).isNotNull()
                .isEqualTo(first.getResponseHeaders().getFirst("Repr-Digest"));
        http.post().uri(path).contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"exclude\": [\"" + later + "\"]}").exchange().expectStatus().isBadRequest().expectBody()
                .jsonPath("$.errors[0].pointer").isEqualTo("/exclude/0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{'colour': 1} | /colour", "{'shift': {}} | /shift",
        "{'shift': [null]} | /shift/0",
        "{'shift': [{'milestone': 'detected', 'bySeconds': 1}]} | /shift/0/incidentId",
        "{'shift': [{'incidentId': 'x', 'bySeconds': 1}]} | /shift/0/milestone",
        "{'shift': [{'incidentId': 'x', 'milestone': 'noticed', 'bySeconds': 1}]} | /shift/0/milestone",
        "{'shift': [{'incidentId': 'x', 'milestone': 'detected'}]} | /shift/0/bySeconds",
        "{'shift': [{'incidentId': 'x', 'milestone': 'detected', 'bySeconds': 1, 'at': '2026-01-01T00:00:00Z'}]} "
                + "| /shift/0",
        "{'shift': [{'incidentId': 'x', 'milestone': 'detected', 'bySeconds': '1'}]} | /shift/0/bySeconds",
        "{'shift': [{'incidentId': 'x', 'milestone': 'detected', 'bySeconds': 0.0000001}]} | /shift/0/bySeconds",
        "{'shift': [{'incidentId': 'x', 'milestone': 'detected', 'bySeconds': 1e12}]} | /shift/0/bySeconds",
        "{'shift': [{'incidentId': 'x', 'milestone': 'detected', 'at': 'noon'}]} | /shift/0/at",
        "{'shift': [{'incidentId': 'x', 'milestone': 'detected', 'bySeconds': 1}]} | /shift/0/incidentId",
        "{'drop': [{'incidentId': '999999', 'milestone': 'detected'}]} | /drop/0/incidentId",
        "{'drop': [{'incidentId': '1', 'milestone': 'resolved', 'at': 1}]} | /drop/0/at",
        "{'exclude': ['']} | /exclude/0", "{'exclude': [7]} | /exclude/0",
        "{'definitions': [{'key': 'timeBetweenFailures', 'from': 'declared', 'to': 'closed'}]} | /definitions/0/key",
        "{'definitions': [{'key': 'x', 'from': 'declared', 'to': 'dawn'}]} | /definitions/0/to",
        "{'definitions': [{'key': 'x', 'from': 'declared', 'to': 'closed'}, {'key': 'x', 'from': 'declared', "
                + "'to': 'closed'}]} | /definitions/1/key"})
    void whatIsWrongWithABodyIsNamed(String body, String pointer) {
        post("", body.replace('\'', '"')).expectStatus().isBadRequest().expectBody().jsonPath("$.type")
                .isEqualTo("urn:incident-ledger:problem:invalid-body").jsonPath("$.errors[0].pointer")
                .isEqualTo(pointer);
    }

    @Test
    void listsAreBounded() {
        post("", "{\"exclude\": [" + "\"1\",".repeat(WhatIfRequest.MOST) + "\"1\"]}").expectStatus().isBadRequest()
                .expectBody().jsonPath("$.errors[0].pointer").isEqualTo("/exclude");
    }

    @Test
    void bodiesAndMethodsAreAsElsewhere() {
        http.post().uri("/v1/measures/what-if").contentType(MediaType.TEXT_PLAIN).bodyValue("{}").exchange()
                .expectStatus().isEqualTo(415);
        post("", "{\"exclude\": [\"" + "x".repeat(1 << 20) + "\"]}").expectStatus().isEqualTo(413);
        post("", "{").expectStatus().isBadRequest().expectBody().jsonPath("$.type")
                .isEqualTo("urn:incident-ledger:problem:malformed-json");
        post("&colour=red", "{}").expectStatus().isBadRequest().expectBody().jsonPath("$.errors[0].parameter")
                .isEqualTo("colour");
        http.get().uri("/v1/measures/what-if").exchange().expectStatus().isEqualTo(405);
        http.post().uri("/v1/measures/what-if").header("Accept", "text/event-stream").exchange().expectStatus()
                .isEqualTo(406);
    }
}

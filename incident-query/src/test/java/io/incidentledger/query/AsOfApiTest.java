package io.incidentledger.query;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import io.incidentledger.events.History;
import io.incidentledger.events.IncidentEvent.EntryBackdated;
import io.incidentledger.events.IncidentEvent.IncidentAcknowledged;
import io.incidentledger.events.IncidentEvent.SeverityChanged;
import io.incidentledger.events.Mode;
import io.incidentledger.events.Severity;
import io.incidentledger.ledger.Receipt;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static io.incidentledger.events.History.declaration;
import static org.assertj.core.api.Assertions.assertThat;

/// Tests as-of queries over HTTP: a query as of a past point returns the same bytes whenever it is made.
class AsOfApiTest extends FreshLedgerApi {

    private static final int ROUNDS = 12;

    private record Answer(byte[] body, HttpHeaders headers) {

        JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }

        String header(String name) {
            return headers.getFirst(name);
        }
    }

    private Answer get(String path) {
        EntityExchangeResult<byte[]> result = http.get().uri(path).exchange().expectStatus().isOk()
                .expectBody(byte[].class).returnResult();
        byte[] body = result.getResponseBody();
        return new Answer(body == null ? new byte[0] : body, result.getResponseHeaders());
    }

    private static List<String> questions(List<String> ids) {
        List<String> questions = new ArrayList<>(List.of("/v1/incidents?limit=3&", "/v1/incidents?open=true&",
                "/v1/incidents?severity=SEV1&sort=severity&", "/v1/measures?groupBy=severity&",
                "/v1/measures?detail=samples,slowest,histogram&", "/v1/measures/quality?groupBy=service&",
                "/v1/services/web/availability?from=2024-03-01&to=2024-04-01&include=drill,cancelled,merged&"));
        ids.stream().limit(3).forEach(id -> List.of("?", "/timeline?", "/timeline?view=recorded&order=recorded&",
                "/postmortem?", "/phases?").forEach(part -> questions.add("/v1/incidents/" + id + part)));
        return questions;
    }

    @Test
    void anAnswerAsOfAMomentIsTheSameWhateverComesLater() throws Exception {
        RandomIncidents random = new RandomIncidents(7);
        Map<String, Answer> first = new LinkedHashMap<>();
        Random choice = new Random(7);
        for (int round = 0; round < ROUNDS; round++) {
            random.appendTo(incidents, 6);
            long position = log.head().position();
            for (String question : questions(random.incidents())) {
                if (choice.nextInt(3) == 0) {
                    String asked = question + "asOf=" + position;
                    first.put(asked, get(asked));
                }
            }
        }
        random.appendTo(incidents, 20);

        assertThat(first).hasSizeGreaterThan(ROUNDS);
        for (Map.Entry<String, Answer> asked : first.entrySet()) {
            Answer again = get(asked.getKey());
            assertThat(new String(again.body())).as(asked.getKey()).isEqualTo(new String(asked.getValue().body()));
            assertThat(again.header("Repr-Digest")).as(asked.getKey())
                    .isEqualTo(asked.getValue().header("Repr-Digest")).isEqualTo("sha-256=:" + Base64.getEncoder()
                            .encodeToString(MessageDigest.getInstance("SHA-256").digest(again.body())) + ":");
            assertThat(again.header("Ledger-Position")).isEqualTo(asked.getKey().replaceAll(".*asOf=", ""));
            assertThat(again.header("Ledger-As-Of-Final")).isEqualTo("true");
        }
    }

    private String declare(String title) {
        String id = UUID.randomUUID().toString();
        incidents.by("ada", id,
                declaration(title, Severity.SEV2, Mode.LIVE, "13:30", List.of("web"), Map.of()));
        return id;
    }

    private Receipt raise(String id, Severity severity) throws InterruptedException {
        Thread.sleep(2);
        return incidents.by("ada", id, new SeverityChanged(Severity.SEV2, severity, "worse", null));
    }

    @Test
    void asOfAnInstantIsAsOfTheLastPositionRecordedByThen() throws Exception {
        String id = declare("Checkout fails");
        Receipt raised = raise(id, Severity.SEV1);
        Receipt lowered = raise(id, Severity.SEV4);
        String path = "/v1/incidents/" + id + "?asOf=";

        Answer then = get(path + raised.recordedAt());
        assertThat(then.json().get("severity").asString()).isEqualTo("SEV1");
        assertThat(then.header("Ledger-Position")).isEqualTo("2");
        assertThat(then.header("Ledger-As-Of-Final")).isEqualTo("true");
        assertThat(get(path + lowered.recordedAt().minusNanos(1000)).json().get("severity").asString())
                .isEqualTo("SEV1");
        Answer last = get(path + lowered.recordedAt());
        assertThat(last.json().get("severity").asString()).isEqualTo("SEV4");
        assertThat(last.header("Ledger-As-Of-Final")).as("the next event may bear the same instant")
                .isEqualTo("false");
        assertThat(get("/v1/incidents/" + id).header("Ledger-As-Of-Final")).isNull();
    }

    @Test
    void whatWasNotDeclaredThenIsNotThere() {
        String first = declare("first");
        String second = declare("second");

        http.get().uri("/v1/incidents/" + second + "?asOf=1").exchange().expectStatus().isNotFound();
        http.get().uri("/v1/incidents/2?asOf=1").exchange().expectStatus().isNotFound().expectBody()
                .jsonPath("$.detail").value(detail -> assertThat((String) detail)
                        .startsWith("There was no incident 2 yet at position 1: its declaration has position "));
        http.get().uri("/v1/incidents/" + first + "?asOf=0").exchange().expectStatus().isNotFound();
        assertThat(get("/v1/incidents/1?asOf=1").json().get("incidentId").asString()).isEqualTo(first);
        assertThat(get("/v1/incidents?asOf=1").json().get("items")).hasSize(1);
        assertThat(get("/v1/incidents?asOf=0").json().get("items")).isEmpty();
        assertThat(get("/v1/incidents?asOf=1999-01-01T00:00:00Z").json().get("items")).isEmpty();
    }

    @Test
    void pagesOfAPastBoardGoOnInThePast() {
        List<String> ids = List.of(declare("a"), declare("b"), declare("c"));
        declare("d");
        incidents.by("ada", ids.getFirst(), new IncidentAcknowledged(null));

        Answer page = get("/v1/incidents?asOf=3&limit=2&sort=number");
        String next = page.header("Link").replaceAll("^<(.*)>.*$", "$1");
        assertThat(next).contains("asOf=3");
        List<String> titles = new ArrayList<>();
        page.json().get("items").forEach(item -> titles.add(item.get("title").asString()));
        get(next).json().get("items").forEach(item -> titles.add(item.get("title").asString()));
        assertThat(titles).containsExactly("a", "b", "c");
    }

    @Test
    void aMomentThatMakesNoSenseIsRefusedAndOneThatHasNotComeIsWaitedFor() {
        String id = declare("a");
        for (String wrong : List.of("yesterday", "-1", "2026-13-01T00:00:00Z", "99999999999999999999")) {
            http.get().uri("/v1/incidents/" + id + "?asOf=" + wrong).exchange().expectStatus().isBadRequest()
                    .expectBody().jsonPath("$.errors[0].parameter").exists();
        }
        http.get().uri("/v1/action-items?asOf=1").exchange().expectStatus().isBadRequest();
        http.get().uri("/v1/incidents/" + id + "?asOf=99").exchange().expectStatus().isBadRequest().expectBody()
                .jsonPath("$.type").isEqualTo("urn:incident-ledger:problem:position-ahead")
                .jsonPath("$.errors[0].parameter")
                .isEqualTo("asOf");
        for (String path : List.of("/v1/incidents/" + id + "/diff?from=99", "/v1/measures/drift?from=99")) {
            http.get().uri(path).exchange().expectStatus().isBadRequest().expectBody().jsonPath("$.detail")
                    .isEqualTo("from is 99, and the ledger ends at position 1.");
        }
    }

    @Test
    void aDifferenceSaysWhatChangedAndWhatWasLearned() throws Exception {
        String id = declare("Checkout fails");
        incidents.by("bob", id, new IncidentAcknowledged(History.time("14:00")));
        Receipt raised = raise(id, Severity.SEV1);
        incidents.by("eve", id, new EntryBackdated("x", 1, History.time("13:40"), "the pager knows", null));

        Answer diff = get("/v1/incidents/" + id + "/diff?from=2&to=4");
        Map<String, String> changes = new LinkedHashMap<>();
        diff.json().get("changes").forEach(change -> changes.put(change.get("path").asString(),
                change.get("before") + " " + change.get("after")));
        assertThat(changes).containsEntry("/severity", "\"SEV2\" \"SEV1\"").containsEntry("/peakSeverity",
                "\"SEV2\" \"SEV1\"").containsEntry("/milestones/acknowledged/at",
                        "\"2024-03-05T14:00:00Z\" \"2024-03-05T13:40:00Z\"")
                .doesNotContainKeys("/title", "/position", "/sequence", "/recordedAt");
        assertThat(diff.json().get("learned").findValuesAsString("kind")).containsExactly("severity-changed",
                "entry-backdated");
        assertThat(diff.json().at("/from/position").asLong()).isEqualTo(2);
        assertThat(get("/v1/incidents/1/diff?from=" + raised.recordedAt()).json().get("learned")
                .findValuesAsString("kind")).containsExactly("entry-backdated");
        assertThat(get("/v1/incidents/1/diff?from=0&to=1").json().get("changes").findValuesAsString("path"))
                .contains("/title", "/severity");
        http.get().uri("/v1/incidents/" + id + "/diff?from=4&to=2").exchange().expectStatus().isBadRequest();
        http.get().uri("/v1/incidents/" + id + "/diff").exchange().expectStatus().isBadRequest();
    }

    @Test
    void aDifferenceBetweenMomentsOfThePastHasADigestAsWell() throws Exception {
        String id = declare("Checkout fails");
        raise(id, Severity.SEV1);
        String path = "/v1/incidents/" + id + "/diff?from=1";

        Answer past = get(path + "&to=2");
        assertThat(past.header("Ledger-As-Of-Final")).isEqualTo("true");
        assertThat(past.header("Repr-Digest")).isEqualTo("sha-256=:"
                + Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(past.body())) + ":");
        raise(id, Severity.SEV3);
        assertThat(get(path + "&to=2").header("Repr-Digest")).isEqualTo(past.header("Repr-Digest"));
        assertThat(get(path).header("Repr-Digest")).isNull();
        assertThat(get(path).header("Ledger-As-Of-Final")).isNull();
    }

    /// Otherwise the response would be a stream with a single event and without a digest, which nobody requested.
    @Test
    void whatIsNoStreamIsNotGivenAsOne() {
        String id = declare("Checkout fails");
        for (String path : List.of("/v1/incidents?asOf=1", "/v1/incidents/" + id + "?asOf=1",
                "/v1/incidents/" + id + "/timeline", "/v1/incidents/" + id + "/phases",
                "/v1/incidents/" + id + "/diff?from=0", "/v1/measures", "/v1/measures/quality",
                "/v1/measures/drift?from=0", "/v1/action-items",
                "/v1/policies/measures", "/v1/ledger", "/v1/ledger/verify")) {
            for (String accept : List.of("text/event-stream", "text/html", "application/x-ndjson",
                    "application/cbor")) {
                http.get().uri(path).header("Accept", accept).exchange().expectStatus().isEqualTo(406).expectBody()
                        .jsonPath("$.type").isEqualTo("urn:incident-ledger:problem:not-acceptable").jsonPath("$.detail")
                        .value(String.class, detail -> assertThat(detail).contains("application/json"));
            }
            http.get().uri(path).header("Accept", "text/html, */*;q=0.1").exchange().expectStatus().isOk()
                    .expectHeader().contentType("application/json");
        }
    }

    @Test
    void theHistoryOfAnEntryCanBeReadAsOfThen() {
        String id = declare("Checkout fails");
        incidents.by("bob", id, new IncidentAcknowledged(History.time("14:00")));
        String entry = get("/v1/incidents/" + id + "/timeline?kind=incident-acknowledged").json()
                .at("/items/0/entryId").asString();
        incidents.by("eve", id, new EntryBackdated(entry, 1, History.time("13:40"), "the pager knows", null));
        String path = "/v1/incidents/" + id + "/timeline/" + entry + "/history";

        assertThat(get(path).json().get("items").findValuesAsString("change")).containsExactly("recorded",
                "backdated");
        assertThat(get(path + "?asOf=2").json().get("items").findValuesAsString("change"))
                .containsExactly("recorded");
        http.get().uri("/v1/incidents/" + id + "/timeline/nothing/history").exchange().expectStatus().isNotFound();
        assertThat(Instant.parse(get("/v1/incidents/" + id + "/timeline?asOf=3").json().at("/items/1/occurredAt")
                .asString())).isEqualTo(History.time("13:40"));
    }
}

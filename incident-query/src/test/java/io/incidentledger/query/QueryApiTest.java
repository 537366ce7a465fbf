package io.incidentledger.query;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.incidentledger.events.ActionItemPriority;
import io.incidentledger.events.ActionItemStatus;
import io.incidentledger.events.EntryKind;
import io.incidentledger.events.IncidentEvent.ActionItemAdded;
import io.incidentledger.events.IncidentEvent.ActionItemChanged;
import io.incidentledger.events.IncidentEvent.DetailsChanged;
import io.incidentledger.events.IncidentEvent.IncidentAcknowledged;
import io.incidentledger.events.IncidentEvent.IncidentDeclared;
import io.incidentledger.events.IncidentEvent.IncidentResolved;
import io.incidentledger.events.IncidentEvent.ResponsibilityAssigned;
import io.incidentledger.events.IncidentEvent.RoleAssigned;
import io.incidentledger.events.IncidentEvent.TimelineEntryAdded;
import io.incidentledger.events.Mode;
import io.incidentledger.events.Role;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Status;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static io.incidentledger.events.History.declaration;
import static io.incidentledger.events.History.update;
import static org.assertj.core.api.Assertions.assertThat;

class QueryApiTest extends FreshLedgerApi {

    private static final String NOWHERE = "0190c1f2-0000-7000-8000-00000000ffff";

    private String declare(String title, Severity severity, String declaredAt) {
        return declare(declaration(title, severity, Mode.LIVE, declaredAt, List.of("web"), Map.of()));
    }

    private String declare(IncidentDeclared declared) {
        String id = UUID.randomUUID().toString();
        incidents.by("ada", id, declared);
        return id;
    }

    private ResponseSpec get(String path) {
        return http.get().uri(path).exchange();
    }

    private JsonNode read(String path) {
        return json(get(path).expectStatus().isOk().expectBody(String.class).returnResult());
    }

    private static JsonNode json(EntityExchangeResult<String> answer) {
        return JsonMapper.shared().readTree(answer.getResponseBody());
    }

    /// Waits for the current head position, so that the response includes everything that was appended.
    private JsonNode list(String query) {
        String separator = query.isEmpty() ? "?" : query + "&";
        return read("/v1/incidents" + separator + "minPosition=" + log.head().position()).get("items");
    }

    private List<String> titles(String query) {
        return list(query).valueStream().map(item -> item.get("title").asString()).toList();
    }

    @Test
    void anIncidentIsFoundByItsIdAndByItsNumber() {
        declare("first", Severity.SEV3, null);
        String id = declare("Checkout fails", Severity.SEV1, "13:30");
        incidents.by("eve", id, new RoleAssigned(Role.INCIDENT_COMMANDER, "eve", null, null, null));

        for (String name : List.of(id, "2")) {
            JsonNode incident = read("/v1/incidents/" + name + "?minPosition=3");
            assertThat(incident.get("incidentId").asString()).isEqualTo(id);
            assertThat(incident.get("number").asLong()).isEqualTo(2);
            assertThat(incident.get("title").asString()).isEqualTo("Checkout fails");
            assertThat(incident.get("status").asString()).isEqualTo("investigating");
            assertThat(incident.get("declaredBy").asString()).isEqualTo("ada");
            assertThat(incident.get("declaredAt").asString()).isEqualTo("2024-03-05T13:30:00Z");
            assertThat(incident.at("/roles/0/role").asString()).isEqualTo("incident-commander");
            assertThat(incident.get("position").asLong()).isEqualTo(3);
            assertThat(incident.get("sequence").asLong()).isEqualTo(1);
        }
    }

    @Test
    void anIncidentSaysThePositionAndTheSequenceThatItReflects() {
        String id = declare("Checkout fails", Severity.SEV1, null);
        declare("another", Severity.SEV1, null);

        get("/v1/incidents/" + id + "?minPosition=2").expectStatus().isOk().expectHeader()
                .valueEquals("Ledger-Position", "2")
                .expectHeader().valueMatches("ETag", "\"0-[0-9a-f]{32}\"");
    }

    @Test
    void anIncidentThatWasDeclaredThisMomentIsThereWithItsNumber() {
        for (int number = 1; number <= 50; number++) {
            String id = declare("incident", Severity.SEV1, null);
            assertThat(read("/v1/incidents/" + id).get("number").asInt()).isEqualTo(number);
        }
    }

    @Test
    void whatDoesNotExistIsA404() {
        for (String path : List.of("/v1/incidents/" + NOWHERE, "/v1/incidents/1",
                "/v1/incidents/" + NOWHERE + "/timeline")) {
            get(path).expectStatus().isNotFound().expectHeader().contentType("application/problem+json").expectBody()
                    .jsonPath("$.type").isEqualTo("urn:incident-ledger:problem:unknown-incident");
        }
    }

    @Test
    void theNewestDeclarationComesFirst() {
        declare("old", Severity.SEV1, "10:00");
        declare("new", Severity.SEV2, "12:00");
        declare("middle", Severity.SEV3, "11:00");

        assertThat(titles("")).containsExactly("new", "middle", "old");
        assertThat(titles("?sort=declaredAt")).containsExactly("old", "middle", "new");
        assertThat(titles("?sort=number")).containsExactly("old", "new", "middle");
        assertThat(titles("?sort=-severity")).containsExactly("middle", "new", "old");
    }

    @Test
    void theListShowsWhatTheIncidentShows() {
        String id = declare("Checkout fails", Severity.SEV1, null);

        JsonNode item = list("").get(0);

        JsonNode incident = read("/v1/incidents/" + id);
        assertThat(item.propertyNames()).contains("summary", "roles", "milestones", "durations", "lastUpdate")
                .doesNotContain("impact", "links", "issue", "rootCause")
                .allSatisfy(name -> assertThat(item.get(name)).as(name).isEqualTo(incident.get(name)));
    }

    @Test
    void longTextsAreShortenedInTheList() {
        String id = declare("Checkout fails", Severity.SEV1, null);
        incidents.add(id, new DetailsChanged(null, "😀".repeat(301), null, "i", "r", null, null),
                update(Status.IDENTIFIED, "x".repeat(60_000)));

        JsonNode item = list("").get(0);
        assertThat(item.get("summary").asString()).isEqualTo("😀".repeat(299) + "…");
        assertThat(item.at("/lastUpdate/message").asString()).isEqualTo("x".repeat(299) + "…");
        incidents.add(id, update(null, "x".repeat(300)));
        assertThat(list("").get(0).at("/lastUpdate/message").asString()).isEqualTo("x".repeat(300));
    }

    @Test
    void filtersNarrowTheList() {
        String cart = declare(declaration("Cart is empty", Severity.SEV1, Mode.LIVE, "10:00", List.of("cart", "web"),
                Map.of("region", "eu", "kind", "x=y")));
        declare(declaration("Search is slow", Severity.SEV3, Mode.BACKFILL, "11:00", List.of("search"),
                Map.of("region", "us")));
        declare(declaration("Game day", Severity.SEV1, Mode.DRILL, "12:00", List.of("cart"), Map.of()));
        incidents.add(cart, new ResponsibilityAssigned("payments", null, null),
                new RoleAssigned(Role.INCIDENT_COMMANDER, "ada", null, null, null), new IncidentResolved(null, null));

        assertThat(titles("?severity=SEV1")).containsExactly("Cart is empty");
        assertThat(titles("?severity=SEV1&severity=SEV3")).containsExactly("Search is slow", "Cart is empty");
        assertThat(titles("?status=resolved")).containsExactly("Cart is empty");
        assertThat(titles("?open=true")).containsExactly("Search is slow");
        assertThat(titles("?open=false")).containsExactly("Cart is empty");
        assertThat(titles("?open=false&status=identified")).isEmpty();
        assertThat(titles("?needsCommander=true")).containsExactly("Search is slow");
        assertThat(titles("?needsCommander=false")).containsExactly("Cart is empty");
        assertThat(titles("?commander= ada")).containsExactly("Cart is empty");
        assertThat(titles("?commander=eve")).isEmpty();
        assertThat(titles("?source=manual")).hasSize(2);
        assertThat(titles("?source=prometheus")).isEmpty();
        assertThat(titles("?visibility=normal")).hasSize(2);
        assertThat(titles("?visibility=restricted")).isEmpty();
        assertThat(titles("?resolvedFrom=2000-01-01T00:00:00Z")).containsExactly("Cart is empty");
        assertThat(titles("?resolvedTo=2000-01-01T00:00:00Z")).isEmpty();
        assertThat(titles("?service=search&service=cart")).containsExactly("Search is slow", "Cart is empty");
        assertThat(titles("?team=payments")).containsExactly("Cart is empty");
        assertThat(titles("?label.region=eu&label.kind=x=y")).containsExactly("Cart is empty");
        assertThat(titles("?label.region=eu&label.region=us")).containsExactly("Search is slow", "Cart is empty");
        assertThat(titles("?label.region=asia")).isEmpty();
        assertThat(titles("?q=SLOW")).containsExactly("Search is slow");
        assertThat(titles("?declaredFrom=2024-03-05T10:00:00Z&declaredTo=2024-03-05T11:00:00Z"))
                .containsExactly("Cart is empty");
    }

    @Test
    void drillsAreOutUnlessAskedFor() {
        declare(declaration("Game day", Severity.SEV1, Mode.DRILL, null, List.of(), Map.of()));
        declare("real", Severity.SEV1, null);

        assertThat(titles("")).containsExactly("real");
        assertThat(titles("?mode=drill")).containsExactly("Game day");
        assertThat(titles("?mode=drill&mode=live&sort=number")).containsExactly("Game day", "real");
    }

    @Test
    void pagesAreLinkedAndStayPutWhileIncidentsAreDeclared() {
        for (int i = 0; i < 7; i++) {
            declare("incident " + i, Severity.SEV1, "10:0" + i);
        }
        List<String> seen = new ArrayList<>();
        String next = "/v1/incidents?limit=3&severity=SEV1&minPosition=7";
        while (next != null) {
            EntityExchangeResult<String> page = get(next).expectStatus().isOk().expectBody(String.class).returnResult();
            json(page).get("items").forEach(item -> seen.add(item.get("title").asString()));
            next = link(page.getResponseHeaders());
            declare("newer", Severity.SEV1, "12:00");
        }
        assertThat(seen).containsExactly("incident 6", "incident 5", "incident 4", "incident 3", "incident 2",
                "incident 1", "incident 0");
    }

    private static String link(HttpHeaders headers) {
        String link = headers.getFirst("Link");
        return link == null ? null : link.replaceFirst("^<(.*)>; rel=\"next\"$", "$1");
    }

    @Test
    void wrongParametersAreNamed() {
        for (String wrong : List.of("severity=HIGH", "status=fine", "limit=0", "limit=501", "cursor=rubbish",
                "sort=title", "declaredFrom=yesterday", "resolvedTo=tomorrow", "minPosition=-1",
                "colour=red", "open=maybe", "q=", "from=2024-03-05T12:00:00Z",
                "declaredFrom=2024-03-05T12:00:00Z&declaredTo=2024-03-05T12:00:00Z")) {
            String parameter = wrong.contains("&") ? "declaredTo" : wrong.substring(0, wrong.indexOf('='));
            get("/v1/incidents?" + wrong).expectStatus().isBadRequest().expectBody().jsonPath("$.type")
                    .isEqualTo("urn:incident-ledger:problem:invalid-parameters")
                    .jsonPath("$.errors[0].parameter").isEqualTo(parameter);
        }
    }

    @Test
    void aCursorOfAnotherOrderIsRefused() {
        declare("one", Severity.SEV1, null);
        declare("two", Severity.SEV1, null);
        String next = link(get("/v1/incidents?limit=1&minPosition=2").expectBody(String.class).returnResult()
                .getResponseHeaders());

        get(next + "&sort=number").expectStatus().isBadRequest().expectBody().jsonPath("$.errors[0].parameter")
                .isEqualTo("cursor");
    }

    @Test
    void aPositionBeyondTheEndOfTheLedgerIsRefusedAfterAWhile() {
        declare("one", Severity.SEV1, null);

        get("/v1/incidents?minPosition=2").expectStatus().isBadRequest().expectHeader().doesNotExist("Retry-After")
                .expectBody().jsonPath("$.type").isEqualTo("urn:incident-ledger:problem:position-ahead")
                .jsonPath("$.errors[0].parameter").isEqualTo("minPosition").jsonPath("$.errors[0].detail")
                .isEqualTo("is 2, and the ledger ends at position 1");
    }

    @Test
    void aQueryWaitsForAPositionThatComes() {
        Thread later = Thread.ofVirtual().unstarted(() -> declare("late", Severity.SEV1, null));
        var answer = http.get().uri("/v1/incidents?minPosition=1");
        later.start();

        assertThat(json(answer.exchange().expectStatus().isOk().expectBody(String.class).returnResult()).get("items"))
                .hasSize(1);
    }

    @Test
    void aTimelineIsOrderedByWhatHappenedOrByWhatWasLearned() {
        String id = declare("Checkout fails", Severity.SEV1, "14:00");
        incidents.add(id, new TimelineEntryAdded("e1", EntryKind.DECISION, "Roll back", List.of(),
                Instant.parse("2024-03-05T13:00:00Z")));

        assertThat(kinds(id, "")).containsExactly("decision", "incident-declared");
        assertThat(kinds(id, "?order=recorded")).containsExactly("incident-declared", "decision");
        assertThat(kinds(id, "?kind=decision")).containsExactly("decision");
        get("/v1/incidents/" + id + "/timeline?order=random").expectStatus().isBadRequest();
    }

    private List<String> kinds(String id, String query) {
        return read("/v1/incidents/" + id + "/timeline" + query).get("items").valueStream()
                .map(item -> item.get("kind").asString()).toList();
    }

    @Test
    void actionItemsAreListedAcrossIncidentsAndThoseDueFirstComeFirst() {
        String one = declare("one", Severity.SEV1, null);
        String two = declare("two", Severity.SEV1, null);
        incidents.add(one, new ActionItemAdded("a1", "Someday", null, ActionItemPriority.P3, null, null),
                new ActionItemAdded("a2", "Add an alert", "eve", ActionItemPriority.P1, LocalDate.of(2020, 1, 2),
                        null));
        incidents.add(two,
                new ActionItemAdded("a3", "Far away", "eve", ActionItemPriority.P2, LocalDate.of(2999, 1, 1), null),
                new ActionItemAdded("a4", "Late but done", "ida", ActionItemPriority.P2, LocalDate.of(2020, 1, 1),
                        null),
                new ActionItemChanged("a4", null, null, null, ActionItemStatus.DONE, null, null));

        assertThat(actionItems("")).containsExactly("a4", "a2", "a3", "a1");
        assertThat(actionItems("?owner=eve")).containsExactly("a2", "a3");
        assertThat(actionItems("?status=done")).containsExactly("a4");
        assertThat(actionItems("?overdue=true")).containsExactly("a2");
        assertThat(actionItems("?sort=-priority")).containsExactly("a1", "a4", "a3", "a2");
        JsonNode first = read("/v1/action-items?owner=eve").get("items").get(0);
        assertThat(first.get("incidentNumber").asLong()).isEqualTo(1);
        assertThat(first.get("overdue").asBoolean()).isTrue();
        assertThat(first.get("dueOn").asString()).isEqualTo("2020-01-02");
    }

    private List<String> actionItems(String query) {
        String separator = query.isEmpty() ? "?" : query + "&";
        return read("/v1/action-items" + separator + "minPosition=" + log.head().position()).get("items").valueStream()
                .map(item -> item.get("actionItemId").asString()).toList();
    }

    @Test
    void theLedgerTellsItsHead() {
        JsonNode empty = read("/v1/ledger");
        assertThat(empty.get("position").asLong()).isZero();
        assertThat(empty.path("recordedAt").isNull() || empty.path("recordedAt").isMissingNode()).isTrue();

        String id = declare("one", Severity.SEV1, null);
        incidents.add(id, new IncidentAcknowledged(null), new IncidentAcknowledged(null));

        JsonNode ledger = read("/v1/ledger?minPosition=3");
        assertThat(ledger.get("position").asLong()).isEqualTo(3);
        assertThat(ledger.get("events").asLong()).isEqualTo(3);
        assertThat(ledger.get("commits").asLong()).isEqualTo(2);
        assertThat(ledger.get("headHash").asString()).isEqualTo(log.head().hash().toString());
        assertThat(ledger.get("ledgerId").asString()).isEqualTo(log.head().ledgerId());
    }

    @Test
    void theChainIsRecomputedOnRequest() {
        declare("one", Severity.SEV1, null);
        declare("two", Severity.SEV1, null);

        JsonNode found = read("/v1/ledger/verify?minPosition=2");

        assertThat(found.get("intact").asBoolean()).isTrue();
        assertThat(found.get("checkedCommits").asLong()).isEqualTo(2);
        assertThat(found.get("headHash").asString()).isEqualTo(log.head().hash().toString());
        assertThat(found.get("firstBroken").isNull()).isTrue();
    }

    @Test
    void metricsTellPositionsEventsAndOpenIncidents() {
        declare("one", Severity.SEV1, null);
        titles("");
        org.awaitility.Awaitility.await().untilAsserted(() -> {
            String metrics = get("/actuator/prometheus").expectStatus().isOk().expectBody(String.class).returnResult()
                    .getResponseBody();
            assertThat(metrics).contains("incident_ledger_position 1.0")
                    .contains("incident_ledger_view_position{view=\"board\"} 1.0")
                    .contains("incident_ledger_view_lag_events{view=\"numbers\"} 0.0")
                    .contains("incident_ledger_view_stopped{view=\"action-items\"} 0.0")
                    .contains("incident_ledger_views_rebuilt 1.0")
                    .contains("incident_ledger_incidents_open{severity=\"SEV1\"} 1.0")
                    .contains("incident_ledger_events_total{type=\"IncidentDeclared\"} 1.0")
                    .contains("incident_ledger_feed_listeners 0.0");
        });
    }
}

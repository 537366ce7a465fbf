package io.incidentledger.query;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.incidentledger.events.ActionItemPriority;
import io.incidentledger.events.EntryKind;
import io.incidentledger.events.IncidentEvent.ActionItemAdded;
import io.incidentledger.events.IncidentEvent.DetailsChanged;
import io.incidentledger.events.IncidentEvent.IncidentResolved;
import io.incidentledger.events.IncidentEvent.TimelineEntryAdded;
import io.incidentledger.events.Mode;
import io.incidentledger.events.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static io.incidentledger.events.History.declaration;
import static org.assertj.core.api.Assertions.assertThat;

/// Tests lists as comma-separated values, and the selection of members by `fields`.
class TableApiTest extends FreshLedgerApi {

    private String declare(String title) {
        String id = UUID.randomUUID().toString();
        incidents.by("ada", id,
                declaration(title, Severity.SEV1, Mode.LIVE, "13:30", List.of("web", "cart"), Map.of("region", "eu")));
        return id;
    }

    private ResponseSpec get(String path, String accept) {
        return http.get().uri(path).header(HttpHeaders.ACCEPT, accept).exchange();
    }

    private List<String> lines(String path) {
        String separator = path.contains("?") ? "&" : "?";
        EntityExchangeResult<String> answer = get(path + separator + "minPosition=" + log.head().position(), "text/csv")
                .expectStatus().isOk().expectHeader().contentType("text/csv;charset=UTF-8")
                .expectHeader().exists("Ledger-Position").expectBody(String.class).returnResult();
        String body = answer.getResponseBody();
        assertThat(body).endsWith("\r\n");
        return Arrays.asList(body.split("\r\n"));
    }

    private JsonNode item(String path) {
        return JsonMapper.shared().readTree(get(path, "application/json").expectStatus().isOk()
                .expectBody(String.class).returnResult().getResponseBody()).get("items").get(0);
    }

    @Test
    void aListIsTheWholeTableWhateverItsLength() {
        for (int i = 0; i < 1_100; i++) {
            declare("incident " + i);
        }

        List<String> lines = lines("/v1/incidents?fields=title,externalRef&sort=number");

        assertThat(lines.getFirst()).isEqualTo("incidentId,title,externalRef.system,externalRef.id,externalRef.url");
        assertThat(lines.stream().skip(1).map(line -> line.split(",")[1])).hasSize(1_100)
                .startsWith("incident 0", "incident 1").endsWith("incident 1099").doesNotHaveDuplicates();
    }

    @Test
    void aTableShowsTheMomentAtWhichItsFirstPageWasRead() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            ids.add(declare("old"));
        }
        long position = log.head().position();
        List<String> present = lines("/v1/incidents?fields=title");
        ids.forEach(id -> incidents.by("ada", id, new DetailsChanged("new", null, null, null, null, null, null)));
        declare("later");

        List<String> past = lines("/v1/incidents?fields=title&asOf=" + position);

        assertThat(past).isEqualTo(present).hasSize(601);
        assertThat(new HashSet<>(past.subList(1, 601)).stream().map(line -> line.split(",")[1])).containsOnly("old");
        assertThat(lines("/v1/incidents?fields=title")).hasSize(602).filteredOn(line -> line.endsWith(",new"))
                .hasSize(600);
    }

    @Test
    void anIncidentIsOneLine() {
        String id = declare("=cmd|' /C calc'!A0");
        incidents.by("ada", id, new IncidentResolved("done, \"at last\"", null));

        List<String> lines = lines("/v1/incidents");
        List<String> names = List.of(lines.get(0).split(","));
        List<String> cells = List.of(lines.get(1).split(",", -1));

        assertThat(cells).hasSameSizeAs(names);
        assertThat(cells.get(names.indexOf("incidentId"))).isEqualTo(id);
        assertThat(cells.get(names.indexOf("title"))).isEqualTo("'=cmd|' /C calc'!A0");
        assertThat(cells.get(names.indexOf("status"))).isEqualTo("resolved");
        assertThat(cells.get(names.indexOf("services"))).isEqualTo("web; cart");
        assertThat(cells.get(names.indexOf("labels"))).isEqualTo("region=eu");
        assertThat(cells.get(names.indexOf("milestones.declared"))).isEqualTo("2024-03-05T13:30:00Z");
        assertThat(names).contains("durations.timeToResolve", "roles.incident-commander", "warnings");
    }

    @Test
    void timelinesActionItemsAndMeasuresAreTables() {
        String id = declare("Checkout fails");
        incidents.by("eve", id, new TimelineEntryAdded(UUID.randomUUID().toString(), EntryKind.NOTE, "a, b", List.of(),
                null),
                new ActionItemAdded(UUID.randomUUID().toString(), "Add an alert", "eve",
                        ActionItemPriority.P1, LocalDate.of(2024, 4, 1), null));

        assertThat(lines("/v1/incidents/" + id + "/timeline?kind=note&fields=message,actor").subList(0, 2))
                .satisfies(lines -> assertThat(lines.get(0)).isEqualTo("entryId,message,actor"))
                .satisfies(lines -> assertThat(lines.get(1)).endsWith(",\"a, b\",eve"));
        for (String path : List.of("/v1/action-items", "/v1/incidents/" + id + "/action-items")) {
            assertThat(lines(path + "?fields=title,dueOn,overdue").get(1)).endsWith(",Add an alert,2024-04-01,true");
            assertThat(lines(path + "?owner=nobody")).hasSize(1);
        }
        assertThat(lines("/v1/measures?groupBy=severity&measure=timeToResolve").get(1))
                .startsWith("SEV1,1,1,timeToResolve,0,1,");
        assertThat(lines("/v1/measures?from=2030-01-01").getFirst()).startsWith("group,incidents,open,measure,n,");
    }

    @Test
    void jsonIsTheDefault() {
        declare("Checkout fails");
        for (String accept : List.of("*/*", "application/json", "application/json, text/csv;q=0.9", "text/csv, */*;q=0",
                "text/html, */*;q=0.8", "text/*;q=0.1, application/json;q=0.2")) {
            ResponseSpec response = get("/v1/incidents?minPosition=1", accept);
            if (accept.startsWith("text/csv")) {
                response.expectHeader().contentType("text/csv;charset=UTF-8");
            } else {
                response.expectStatus().isOk().expectHeader().contentType("application/json");
            }
        }
        get("/v1/incidents", "text/html").expectStatus().isEqualTo(406);
        get("/v1/ledger", "text/csv").expectStatus().isEqualTo(406);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/incidents?limit=5", "/v1/action-items?cursor=x", "/v1/incidents/1/timeline?limit=1",
        "/v1/measures?detail=samples", "/v1/measures?compare=previous&from=2024-01-01&to=2024-02-01",
        "/v1/incidents?fields=colour", "/v1/incidents?asOf=yesterday"})
    void aTableIsRefusedAsAProblem(String path) {
        declare("Checkout fails");
        get(path, "text/csv").expectStatus().isBadRequest().expectHeader().contentType("application/problem+json");
    }

    @Test
    void aPositionThatIsNotReachedIsAProblemAndNotHalfATable() {
        get("/v1/incidents?minPosition=9", "text/csv").expectStatus().isBadRequest().expectHeader()
                .contentType("application/problem+json").expectBody().jsonPath("$.type")
                .isEqualTo("urn:incident-ledger:problem:position-ahead");
    }

    @Test
    void itemsHaveTheSelectedMembersAndTheirId() {
        String id = declare("Checkout fails");
        incidents.by("eve", id, new ActionItemAdded(UUID.randomUUID().toString(), "Add an alert", "eve",
                ActionItemPriority.P1, null, null));

        assertThat(item("/v1/incidents?minPosition=2&fields=title,milestones&fields=labels").propertyNames())
                .containsExactlyInAnyOrder("incidentId", "title", "labels", "milestones");
        assertThat(item("/v1/incidents?minPosition=2&fields=milestones").at("/milestones/declared/at").asString())
                .isEqualTo("2024-03-05T13:30:00Z");
        assertThat(item("/v1/incidents/1/timeline?minPosition=2&fields=details").propertyNames())
                .containsExactlyInAnyOrder("entryId", "details");
        assertThat(item("/v1/action-items?minPosition=2&fields=owner").propertyNames())
                .containsExactlyInAnyOrder("actionItemId", "owner");
        get("/v1/incidents?fields=sentence", "application/json").expectStatus().isBadRequest().expectBody()
                .jsonPath("$.errors[0].parameter").isEqualTo("fields").jsonPath("$.errors[0].detail")
                .value(String.class, detail -> assertThat(detail).contains("incidentId, number, title"));
        get("/v1/incidents/1/timeline?fields=sentence", "application/json").expectStatus().isBadRequest();
    }
}

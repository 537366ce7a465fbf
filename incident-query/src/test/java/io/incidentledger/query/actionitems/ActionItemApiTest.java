package io.incidentledger.query.actionitems;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import io.incidentledger.events.ActionItemPriority;
import io.incidentledger.events.ActionItemStatus;
import io.incidentledger.events.IncidentEvent.ActionItemAdded;
import io.incidentledger.events.IncidentEvent.ActionItemChanged;
import io.incidentledger.events.IncidentEvent.DuplicateAbsorbed;
import io.incidentledger.events.IncidentEvent.IncidentMerged;
import io.incidentledger.events.Mode;
import io.incidentledger.events.Severity;
import io.incidentledger.query.FreshLedgerApi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static io.incidentledger.events.History.declaration;
import static org.assertj.core.api.Assertions.assertThat;

/// Action items of one incident, from its stream, and one item alone.
class ActionItemApiTest extends FreshLedgerApi {

    private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);

    private final String id = UUID.randomUUID().toString();
    private final String other = UUID.randomUUID().toString();
    private final List<String> items = new ArrayList<>();

    @BeforeEach
    void declare() {
        for (String incident : List.of(id, other)) {
            incidents.add(incident, declaration("Outage", Severity.SEV2, Mode.LIVE, null, List.of(), Map.of()));
        }
    }

    private String add(String incident, String title, ActionItemPriority priority, @Nullable LocalDate dueOn) {
        String item = UUID.randomUUID().toString();
        incidents.add(incident, new ActionItemAdded(item, title, "eve", priority, dueOn, null));
        items.add(item);
        return item;
    }

    private void finish(String incident, String item) {
        incidents.add(incident,
                new ActionItemChanged(item, null, null, null, ActionItemStatus.DONE, null, null));
    }

    private JsonNode get(String path) {
        return JsonMapper.shared().readTree(http.get().uri(URI.create(base() + path)).exchange().expectStatus().isOk()
                .expectBody(String.class).returnResult().getResponseBody());
    }

    private List<String> titles(String query) {
        return get("/v1/incidents/" + id + "/action-items" + query).get("items").valueStream()
                .map(item -> item.get("title").asString()).toList();
    }

    private String present() {
        return "minPosition=" + log.head().position();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&status=open", "&status=done&status=open", "&owner=eve", "&owner=ann", "&overdue=true",
        "&sort=priority", "&sort=-priority", "&sort=-dueOn", "&sort=-addedAt", "&limit=2"})
    void theItemsOfAnIncidentAreThoseThatTheListAcrossIncidentsHasOfIt(String question) {
        add(id, "late", ActionItemPriority.P2, LONG_AGO);
        finish(id, add(id, "done", ActionItemPriority.P1, LONG_AGO));
        add(id, "some day", ActionItemPriority.P3, null);
        add(other, "elsewhere", ActionItemPriority.P1, LONG_AGO);
        incidents.add(id, new ActionItemChanged(items.getFirst(), null, "ann", null, null, null, null));
        add(id, "urgent", ActionItemPriority.P1, LocalDate.of(2999, 1, 1));

        JsonNode across = get("/v1/action-items?incident=1&" + present() + question);
        JsonNode own = get("/v1/incidents/1/action-items?" + present() + question);

        assertThat(own.get("items")).isEqualTo(across.get("items")).isNotEmpty();
        assertThat(own.get("next").isNull()).isEqualTo(across.get("next").isNull());
    }

    @Test
    void theyAreToldAsOfThePast() {
        String item = add(id, "late", ActionItemPriority.P2, LONG_AGO);
        long added = log.head().position();
        finish(id, item);
        add(id, "later", ActionItemPriority.P2, null);

        assertThat(titles("")).containsExactly("late", "later");
        assertThat(titles("?asOf=" + added)).containsExactly("late");
        assertThat(titles("?status=open&asOf=" + added)).containsExactly("late");
        assertThat(titles("?status=open")).containsExactly("later");
        assertThat(titles("?asOf=2")).isEmpty();
        http.get().uri("/v1/incidents/" + id + "/action-items?asOf=0").exchange().expectStatus().isNotFound();
        http.get().uri("/v1/incidents/" + id + "/action-items?asOf=3").exchange().expectStatus().isOk()
                .expectHeader().valueEquals("Ledger-As-Of-Final", "true").expectHeader().exists("Repr-Digest");
    }

    @Test
    void pagesFitTogetherAndAgesAreToldByTheTimeOfAsking() {
        for (int i = 0; i < 7; i++) {
            add(id, "item " + i, ActionItemPriority.P2, LocalDate.of(2020, 1, 7 - i));
        }
        String path = "/v1/incidents/" + id + "/action-items?limit=3";
        List<String> titles = new ArrayList<>();
        JsonNode page = get(path);
        page.get("items").forEach(item -> titles.add(item.get("title").asString()));
        String begun = page.get("next").asString();
        while (!page.get("next").isNull()) {
            add(id, "new", ActionItemPriority.P1, LocalDate.of(2020, 1, 4));
            incidents.add(id, new ActionItemChanged(items.get(2), null, null, null, null, LONG_AGO, null));
            page = get(path + "&cursor=" + page.get("next").asString());
            page.get("items").forEach(item -> {
                titles.add(item.get("title").asString());
                assertThat(item.get("overdue").asBoolean()).isTrue();
            });
        }
        assertThat(titles).containsExactly("item 6", "item 5", "item 4", "item 3", "item 2", "item 1", "item 0");
        http.get().uri(path + "&sort=priority&cursor=" + begun).exchange().expectStatus().isBadRequest().expectBody()
                .jsonPath("$.errors[0].parameter").isEqualTo("cursor")
                .jsonPath("$.errors[0].detail").isEqualTo("belongs to the list with sort=dueOn");
        http.get().uri("/v1/incidents/2/action-items?cursor=" + begun).exchange().expectStatus().isBadRequest();
        http.get().uri("/v1/action-items?cursor=" + begun).exchange().expectStatus().isBadRequest();
    }

    @Test
    void anIncidentHasItsOwnItemsOnlyAndAnUnknownOneHasNone() {
        add(other, "theirs", ActionItemPriority.P1, null);
        incidents.add(other, new IncidentMerged(id, "the same", null));
        incidents.add(id, new DuplicateAbsorbed(other, null));

        assertThat(titles("")).isEmpty();
        for (String unknown : List.of("99", UUID.randomUUID().toString(), "nonsense")) {
            http.get().uri("/v1/incidents/" + unknown + "/action-items").exchange().expectStatus().isNotFound()
                    .expectBody().jsonPath("$.type").isEqualTo("urn:incident-ledger:problem:unknown-incident");
        }
    }

    @Test
    void anItemIsFoundByItsId() {
        String item = add(id, "late", ActionItemPriority.P2, LONG_AGO);
        finish(id, item);

        JsonNode found = get("/v1/action-items/" + item + "?" + present());
        assertThat(found).isEqualTo(get("/v1/action-items?" + present()).get("items").get(0));
        assertThat(found.get("incidentNumber").asLong()).isEqualTo(1);
        assertThat(found.get("status").asString()).isEqualTo("done");
        assertThat(get("/v1/action-items/" + item.toUpperCase(Locale.ROOT) + "?" + present())).isEqualTo(found);
        for (String unknown : List.of(UUID.randomUUID().toString(), id, "1")) {
            http.get().uri("/v1/action-items/" + unknown).exchange().expectStatus().isNotFound().expectBody()
                    .jsonPath("$.type").isEqualTo("urn:incident-ledger:problem:unknown-action-item")
                    .jsonPath("$.detail").isEqualTo("There is no action item " + unknown);
        }
    }
}

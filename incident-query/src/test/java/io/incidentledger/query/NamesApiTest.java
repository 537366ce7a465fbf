package io.incidentledger.query;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/// Tests names in a ledger of an earlier release, which stored them as they were typed: they are found, grouped and
/// removed by key, and their bytes remain unchanged.
class NamesApiTest extends FreshLedgerApi {

    private static final String DECLARED = """
            {"title":"t","severity":"SEV2","services":["checkout ","checkout","caf\u0065\u0301"],"labels":{"region ":"eu\u200b"},\
            "visibility":"normal","mode":"live","source":"chat\u00a0"}""";

    private String incident;

    @BeforeEach
    void anIncidentOfAnEarlierRelease() {
        incident = UUID.randomUUID().toString();
        stored("IncidentDeclared", DECLARED);
        stored("RoleAssigned", "{\"role\":\"scribe\",\"assignee\":\"bob \"}");
        stored("RoleAssigned", "{\"role\":\"subject-matter-expert\",\"assignee\":\"eve\"}");
        stored("RoleAssigned", "{\"role\":\"subject-matter-expert\",\"assignee\":\"eve\u200b\"}");
        stored("RoleUnassigned", "{\"role\":\"scribe\",\"assignee\":\"bob\"}");
        stored("ResponsibilityAssigned", "{\"team\":\"pay\u00adments\"}");
        stored("ActionItemAdded",
                "{\"actionItemId\":\"" + UUID.randomUUID()
                        + "\",\"title\":\"a\",\"owner\":\" dev\",\"priority\":\"P1\"}");
        stored("ServicesChanged", "{\"added\":[\"search \"],\"removed\":[\"checkout\u200b\"]}");
        stored("IncidentResolved", "{}");
    }

    private void stored(String type, String payload) {
        incidents.addForeign("Incident", incident, type, payload);
    }

    private JsonNode read(String path) {
        String query = path + (path.contains("?") ? "&" : "?") + "minPosition=" + log.head().position();
        return JsonMapper.shared()
                .readTree(http.get().uri(base -> URI.create(base.build() + query)).exchange().expectStatus().isOk()
                        .expectBody(String.class).returnResult().getResponseBody());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void anIncidentShowsKeys() {
        JsonNode view = read("/v1/incidents/" + incident);
        assertThat(texts(view.path("services"))).containsExactly("caf\u00e9", "search");
        assertThat(view.at("/labels/region").asString()).isEqualTo("eu");
        assertThat(view.path("source").asString()).isEqualTo("chat");
        assertThat(view.path("roles").valueStream().map(role -> role.path("role").asString() + " "
                + role.path("assignee").asString())).containsExactly("subject-matter-expert eve");
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"service=search", "service=search%20", "service=caf%C3%A9", "service=cafe%CC%81",
        "team=payments",
        "team=%E2%80%8Bpayments", "label.region=eu", "label.region%20=eu", "label.region=eu%E2%80%8B",
        "label.region=us&label.region%20=eu"})
    void aListIsFilteredByKeys(String filter) {
        assertThat(read("/v1/incidents?" + filter).path("items")).hasSize(1);
        assertThat(read("/v1/incidents?asOf=" + log.head().position() + "&" + filter).path("items")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u3000%s\u3000", "%s\ufe0f", "\u00ad%s", "%s\u200b", "\u200c%s", "%s\u200d"})
    void everyFilterTakesEverySpelling(String spelling) {
        UnaryOperator<String> as = name -> encoded(String.format(Locale.ROOT, spelling,
                name.charAt(0) + spelling.replace("%s", "").strip() + name.substring(1)));
        for (String filter : List.of("service=" + as.apply("search"), "team=" + as.apply("payments"),
                "label." + as.apply("region") + "=" + as.apply("eu"))) {
            assertThat(read("/v1/incidents?" + filter).path("items")).as(filter).hasSize(1);
        }
        assertThat(read("/v1/action-items?owner=" + as.apply("dev")).path("items")).hasSize(1);
        assertThat(read("/v1/services/" + as.apply("search").replace("+", "%20")
                + "/availability?from=2020-01-01T00:00:00Z&to=2020-01-02T00:00:00Z").path("service").asString())
                .isEqualTo("search");
    }

    @Test
    void whatWasRemovedUnderAnotherSpellingIsGone() {
        assertThat(read("/v1/incidents?service=" + encoded("checkout ")).path("items")).isEmpty();
        assertThat(read("/v1/incidents?asOf=1&service=" + encoded("checkout ")).path("items")).hasSize(1);
    }

    @Test
    void actionItemsAreFoundByTheirOwnersKey() {
        for (String owner : List.of("dev", " dev", "dev\u200b")) {
            assertThat(read("/v1/action-items?owner=" + encoded(owner)).path("items")).hasSize(1);
        }
    }

    @Test
    void measuresAreGroupedByKeys() {
        assertThat(groups("service")).containsExactlyInAnyOrder("caf\u00e9", "search");
        assertThat(groups("team")).containsExactly("payments");
        assertThat(groups("source")).containsExactly("chat");
    }

    private List<String> groups(String by) {
        return read("/v1/measures?groupBy=" + by).path("groups").valueStream()
                .map(group -> group.path("key").asString()).toList();
    }

    @Test
    void theFeedGivesWhatWasStored() {
        JsonNode declared = read("/v1/events").path(0);
        assertThat(declared.path("data")).isEqualTo(JsonMapper.shared().readTree(DECLARED));
    }

    @Test
    void anIncidentIsFoundByItsExternalReferenceByteForByte() {
        String imported = UUID.randomUUID().toString();
        incidents.addForeign("Incident", imported, "IncidentDeclared",
                """
                        {"title":"t","severity":"SEV2","services":[],"labels":{},"visibility":"normal","mode":"live","source":"manual",\
                        "externalRef":{"system":"pager","id":"P 1"}}""");
        for (String filter : List.of("externalRef.id=P%201", "externalRef.system=pager&externalRef.id=P%201",
                "externalRef.system=pager", "externalRef.system=pager&asOf=" + log.head().position())) {
            assertThat(read("/v1/incidents?" + filter).path("items").findValuesAsString("incidentId"))
                    .containsExactly(imported);
        }
        for (String filter : List.of("externalRef.id=P%201%20", "externalRef.system=chat&externalRef.id=P%201",
                "externalRef.system=pager&asOf=1")) {
            assertThat(read("/v1/incidents?" + filter).path("items")).isEmpty();
        }
    }
}

package io.incidentledger.query;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.incidentledger.events.ActionItemPriority;
import io.incidentledger.events.EntryKind;
import io.incidentledger.events.EventTypes;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.ActionItemAdded;
import io.incidentledger.events.IncidentEvent.EntryMovedHere;
import io.incidentledger.events.IncidentEvent.TimelineEntryAdded;
import io.incidentledger.events.Mode;
import io.incidentledger.events.Severity;
import io.incidentledger.http.parameters.QueryArgument;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static io.incidentledger.events.History.declaration;
import static org.assertj.core.api.Assertions.assertThat;

/// Tests every query that the server maps with every parameter that it declares.
class QueriesRefuseWhatTheyDontKnowTest extends FreshLedgerApi {

    private static final Pattern KNOWN = Pattern.compile("the supported parameters are (.*)$");
    /// Parameters for names that people choose freely, so that any value is valid.
    private static final Set<String> OPEN = Set.of("service", "team", "owner", "commander", "source", "q", "label.*",
            "externalRef.system",
            "externalRef.id");
    private static final Map<String, String> CLOSED = Map.of("kind", "note", "status", "done", "order", "occurred",
            "view", "corrected", "audience", "public", "type", "IncidentDeclared", "groupBy", "severity", "include",
            "drill", "compare", "previous", "by", "occurred");

    @Autowired
    private List<RequestMappingHandlerMapping> mappings;

    private String declare() {
        String id = UUID.randomUUID().toString();
        incidents.by("ada", id,
                declaration("Checkout fails", Severity.SEV1, Mode.LIVE, "13:30", List.of("web"), Map.of()),
                new ActionItemAdded(UUID.randomUUID().toString(), "Add an alert", "eve", ActionItemPriority.P1, null,
                        null));
        return id;
    }

    private record Endpoint(HttpMethod method, String path) {}

    private List<Endpoint> queries() {
        List<Endpoint> queries = new ArrayList<>();
        mappings.forEach(mapping -> mapping.getHandlerMethods().forEach((info, handler) -> {
            boolean asks = Arrays.stream(handler.getMethodParameters())
                    .anyMatch(argument -> argument.hasParameterAnnotation(QueryArgument.class));
            for (String pattern : info.getPatternsCondition().getPatterns().stream().map(Object::toString).toList()) {
                if (asks) {
                    queries.add(new Endpoint(info.getMethodsCondition().getMethods().iterator().next().asHttpMethod(),
                            pattern.replace("{name}", "measures").replace("{id}", "1").replace("{entryId}", "e")
                                    .replace("{actionItemId}", "a")));
                } else {
                    assertThat(pattern).as("has no QueryArgument").doesNotStartWith("/v1/");
                }
            }
        }));
        return queries;
    }

    /// Supplies required parameters, so that only the parameter under test is invalid.
    private JsonNode problem(Endpoint endpoint, String parameter, String value) {
        String required = endpoint.path().endsWith("/drift") || endpoint.path().endsWith("/diff")
                ? "from=0"
                : endpoint.path().endsWith("/availability") ? "from=2024-03-05&to=2024-03-06" : "";
        boolean given = Arrays.asList(required.split("[=&]")).contains(parameter);
        return problem(endpoint, (required.isEmpty() || given ? "" : required + "&") + parameter + "=" + value);
    }

    private JsonNode problem(Endpoint endpoint, String query) {
        return JsonMapper.shared()
                .readTree(http.method(endpoint.method()).uri(URI.create(base() + endpoint.path() + "?" + query))
                        .accept(MediaType.ALL).exchange()
                        .expectStatus().isBadRequest().expectHeader().contentType(MediaType.APPLICATION_PROBLEM_JSON)
                        .expectBody(String.class).returnResult().getResponseBody());
    }

    private List<String> known(Endpoint endpoint) {
        JsonNode problem = problem(endpoint, "nonsense=1");
        assertThat(problem.get("type").asString()).isEqualTo("urn:incident-ledger:problem:invalid-parameters");
        JsonNode fault = problem.get("errors").valueStream()
                .filter(each -> each.get("parameter").asString().equals("nonsense")).findFirst().orElseThrow();
        Matcher matcher = KNOWN.matcher(fault.get("detail").asString());
        assertThat(matcher.find()).isTrue();
        return List.of(matcher.group(1).split(", "));
    }

    @Test
    void everyQueryNamesTheParametersThatItKnowsWhenItIsAskedWithAnother() {
        declare();
        assertThat(queries()).hasSizeGreaterThan(15)
                .allSatisfy(endpoint -> assertThat(known(endpoint)).contains("minPosition"));
    }

    @Test
    void everyParameterThatIsNoOpenNameRefusesNonsense() {
        declare();
        for (Endpoint endpoint : queries()) {
            for (String parameter : known(endpoint)) {
                if (!OPEN.contains(parameter)) {
                    for (String value : List.of("nonsense", "", "%F0%9F%A4%B7", "-x", "1.5.0")) {
                        assertThat(problem(endpoint, parameter, value).get("errors").valueStream()
                                .map(fault -> fault.get("parameter").asString()))
                                .as(endpoint + " " + parameter + "=" + value).contains(parameter);
                    }
                }
            }
        }
    }

    @Test
    void aParameterWithAClosedSetOfValuesNamesThem() {
        declare();
        List<String> looked = new ArrayList<>();
        for (Endpoint endpoint : queries()) {
            for (String parameter : known(endpoint)) {
                if (CLOSED.containsKey(parameter)) {
                    looked.add(parameter);
                    String expected = endpoint.path().equals("/v1/incidents") && parameter.equals("status")
                            ? "investigating"
                            : CLOSED.get(parameter);
                    assertThat(problem(endpoint, parameter, "nonsense").get("errors").valueStream()
                            .map(fault -> fault.get("detail").asString()))
                            .as(endpoint + " " + parameter)
                            .anySatisfy(detail -> assertThat(detail).startsWith("must be one of ").contains(expected));
                }
            }
        }
        assertThat(looked).containsAll(CLOSED.keySet());
    }

    @Test
    void everyKindOfEntryThatATimelineCanHaveIsKnown() {
        declare();
        Stream<String> kinds = Stream.concat(
                Stream.of("note", "decision", "incident-declared", "severity-changed", "entry-amended"),
                EventTypes.classesOf(IncidentEvent.class)
                        .filter(type -> type != TimelineEntryAdded.class && type != EntryMovedHere.class)
                        .map(type -> EventTypes.of(type).replaceAll("(?<!^)([A-Z])", "-$1").toLowerCase(Locale.ROOT)));

        assertThat(kinds).isNotEmpty().allSatisfy(kind -> assertThat(EntryKind.names()).contains(kind));
        assertThat(EntryKind.names()).doesNotContain("timeline-entry-added").doesNotHaveDuplicates()
                .allSatisfy(kind -> http.get().uri("/v1/incidents/1/timeline?minPosition=2&kind=" + kind).exchange()
                        .expectStatus().isOk());
    }

    @Test
    void actionItemsOfAnIncidentAreFoundByItsIdAndByItsNumber() {
        String id = declare();
        declare();

        for (String name : List.of("1", id, "1&incident=" + id, id.toUpperCase(Locale.ROOT))) {
            http.get().uri("/v1/action-items?minPosition=4&incident=" + name).exchange().expectStatus().isOk()
                    .expectBody().jsonPath("$.items.length()").isEqualTo(1)
                    .jsonPath("$.items[0].incidentId").isEqualTo(id);
        }
        http.get().uri("/v1/action-items?minPosition=4&incident={name}", "#1").exchange().expectStatus().isOk()
                .expectBody().jsonPath("$.items[0].incidentId").isEqualTo(id);
        http.get().uri("/v1/action-items?minPosition=4&incident=1&incident=2").exchange().expectStatus().isOk()
                .expectBody().jsonPath("$.items.length()").isEqualTo(2);
    }

    @Test
    void anIncidentThatAFilterNamesMustLookLikeOneAndExist() {
        declare();
        for (String nonsense : List.of("nonsense", "0", "01", "%2B1", "1.0", "%201", "1234567890123456789",
                "0190c1f2-0000-7000-8000", "0190c1f2-0000-7000-8000-00000000fffg", "1,2")) {
            assertThat(problem(new Endpoint(HttpMethod.GET, "/v1/action-items"), "incident=1&incident=" + nonsense)
                    .get("errors").get(0).toString()).contains("\"incident\"", "id or the number of an incident");
        }
        for (String unknown : List.of("2", "0190c1f2-0000-7000-8000-00000000ffff", "123456789012345678")) {
            http.get().uri("/v1/action-items?minPosition=2&incident=1&incident=" + unknown).exchange().expectStatus()
                    .isNotFound().expectBody().jsonPath("$.type")
                    .isEqualTo("urn:incident-ledger:problem:unknown-incident").jsonPath("$.detail")
                    .isEqualTo("There is no incident " + unknown + ".");
        }
    }

    @Test
    void everyPathOfAnIncidentTakesItsNumber() {
        declare();
        for (String rest : List.of("", "/timeline", "/postmortem", "/phases", "/diff?from=0")) {
            String query = rest.contains("?") ? "&minPosition=2" : "?minPosition=2";
            http.get().uri("/v1/incidents/1" + rest + query).exchange().expectStatus().isOk();
        }
    }

    @Test
    void aWhatIfNamesTheMilestonesThatItKnows() {
        declare();
        http.post().uri("/v1/measures/what-if").contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"drop\":[{\"incidentId\":\"1\",\"milestone\":\"nonsense\"}],\"nonsense\":1}").exchange()
                .expectStatus().isBadRequest().expectBody().jsonPath("$.errors[0].pointer")
                .isEqualTo("/drop/0/milestone").jsonPath("$.errors[0].detail")
                .value(String.class, detail -> assertThat(detail).startsWith("must be one of impactStarted, detected"))
                .jsonPath("$.errors[1].pointer").isEqualTo("/nonsense");
        for (String incident : List.of("nonsense", "2", "0190c1f2-0000-7000-8000-00000000ffff")) {
            http.post().uri("/v1/measures/what-if?minPosition=2").contentType(MediaType.APPLICATION_JSON)
                    .bodyValue("{\"exclude\":[\"" + incident + "\"]}").exchange().expectStatus().isBadRequest()
                    .expectBody().jsonPath("$.errors[0].pointer").isEqualTo("/exclude/0");
        }
    }
}

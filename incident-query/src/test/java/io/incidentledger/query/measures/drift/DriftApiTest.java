package io.incidentledger.query.measures.drift;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.incidentledger.events.EntryKind;
import io.incidentledger.events.History;
import io.incidentledger.events.IncidentEvent.EntryBackdated;
import io.incidentledger.events.IncidentEvent.EntryRetracted;
import io.incidentledger.events.IncidentEvent.IncidentCancelled;
import io.incidentledger.events.IncidentEvent.IncidentResolved;
import io.incidentledger.events.IncidentEvent.TimelineEntryAdded;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.Mode;
import io.incidentledger.events.Severity;
import io.incidentledger.query.FreshLedgerApi;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static io.incidentledger.events.History.declaration;
import static io.incidentledger.events.History.stated;
import static org.assertj.core.api.Assertions.assertThat;

/// Tests how figures change after they were reported, and that the events that changed them are named.
class DriftApiTest extends FreshLedgerApi {

    private static final String MARCH = "&periodFrom=2024-03-01&periodTo=2024-04-01";

    private String resolved(String title, String from, String to) {
        String id = UUID.randomUUID().toString();
        incidents.by("ada", id, declaration(title, Severity.SEV2, Mode.LIVE, from, List.of("web"), Map.of()),
                stated(Milestone.IMPACT_STARTED, from), new IncidentResolved(null, History.time(to)),
                stated(Milestone.IMPACT_ENDED, to));
        return id;
    }

    private JsonNode drift(String query) {
        return JsonMapper.shared().readTree(http.get()
                .uri("/v1/measures/drift?minPosition=" + log.head().position() + "&" + query).exchange().expectStatus()
                .isOk().expectBody(String.class).returnResult().getResponseBody());
    }

    private static JsonNode movement(JsonNode figure, String incidentId) {
        return figure.get("movements").valueStream().filter(each -> each.get("incidentId").asString()
                .equals(incidentId)).findFirst().orElseThrow();
    }

    @Test
    void everyIncidentThatMovedAFigureIsNamedWithTheEventsThatDidIt() {
        String backdated = resolved("a", "13:00", "14:00");
        String cancelled = resolved("b", "15:00", "17:00");
        String untouched = resolved("c", "10:00", "10:30");
        long reported = log.head().position();
        incidents.by("eve", backdated, new TimelineEntryAdded("n", EntryKind.NOTE, "no matter", List.of(), null),
                new EntryBackdated("r", 2, History.time("13:30"), "the graphs say so", null));
        incidents.by("bob", cancelled, new IncidentCancelled("a probe", null));
        String late = resolved("d", "20:00", "21:00");

        JsonNode answer = drift("from=" + reported + "&measure=timeToResolve" + MARCH);
        JsonNode figure = answer.at("/groups/0/measures/timeToResolve");
        assertThat(figure.at("/before/n").asInt()).isEqualTo(3);
        assertThat(figure.at("/before/medianSeconds").asInt()).isEqualTo(3600);
        assertThat(figure.at("/after/n").asInt()).isEqualTo(3);
        assertThat(figure.at("/after/medianSeconds").asInt()).isEqualTo(1800);
        assertThat(figure.get("moved").asInt()).isEqualTo(3);
        assertThat(figure.get("definitionChanged").asBoolean()).isFalse();

        JsonNode changed = movement(figure, backdated);
        assertThat(changed.get("change").asString()).isEqualTo("changed");
        assertThat(changed.at("/before/0/seconds").asInt()).isEqualTo(3600);
        assertThat(changed.at("/after/0/seconds").asInt()).isEqualTo(1800);
        assertThat(changed.get("number").asInt()).isEqualTo(1);
        assertThat(changed.get("events").findValuesAsString("type")).containsExactly("EntryBackdated");
        assertThat(changed.at("/events/0/position").asLong()).isEqualTo(reported + 2);
        assertThat(changed.at("/events/0/actor").asString()).isEqualTo("eve");
        assertThat(changed.at("/events/0/reason").asString()).isEqualTo("the graphs say so");
        assertThat(movement(figure, cancelled).get("change").asString()).isEqualTo("left");
        assertThat(movement(figure, cancelled).get("events").findValuesAsString("type"))
                .containsExactly("IncidentCancelled");
        assertThat(movement(figure, late).get("change").asString()).isEqualTo("entered");
        assertThat(figure.get("movements").findValuesAsString("incidentId")).doesNotContain(untouched);
        assertThat(answer.at("/from/position").asLong()).isEqualTo(reported);
        assertThat(answer.at("/to/position").asLong()).isEqualTo(log.head().position());
    }

    @Test
    void figuresThatDidNotMoveSaySoAndBothSidesAreWhatTheMeasuresWere() {
        resolved("a", "13:00", "14:00");
        long reported = log.head().position();
        String later = resolved("b", "13:00", "15:00");
        long now = log.head().position();
        incidents.by("ada", later, new EntryRetracted("x", 2, "not yet", null));

        JsonNode same = drift("from=" + reported + "&to=" + reported);
        same.at("/groups/0/measures").valueStream().forEach(figure -> {
            assertThat(figure.get("moved").asInt()).isZero();
            assertThat(figure.get("before")).isEqualTo(figure.get("after"));
        });
        JsonNode answer = drift("from=" + reported + "&to=" + now + "&groupBy=service");
        for (String[] side : new String[][]{{"before", Long.toString(reported)}, {"after", Long.toString(now)}}) {
            JsonNode measures = JsonMapper.shared().readTree(http.get()
                    .uri("/v1/measures?groupBy=service&asOf=" + side[1]).exchange().expectStatus().isOk()
                    .expectBody(String.class).returnResult().getResponseBody()).at("/groups/0/measures");
            answer.at("/groups/0/measures").propertyStream().forEach(figure -> assertThat(
                    figure.getValue().get(side[0])).as(side[0] + " " + figure.getKey())
                    .isEqualTo(measures.get(figure.getKey())));
        }
    }

    @Test
    void aGapBetweenFailuresIsMovedByTheFailureBefore() {
        String first = resolved("a", "10:00", "11:00");
        String second = resolved("b", "13:00", "14:00");
        long reported = log.head().position();
        incidents.by("eve", first, new EntryBackdated("x", 3, History.time("10:30"), "sooner", null));

        JsonNode figure = drift("from=" + reported + "&measure=timeBetweenFailures")
                .at("/groups/0/measures/timeBetweenFailures");
        JsonNode moved = movement(figure, second);
        assertThat(moved.at("/before/0/seconds").asInt()).isEqualTo(7200);
        assertThat(moved.at("/after/0/seconds").asInt()).isEqualTo(9000);
        assertThat(moved.at("/events/0/incidentId").asString()).isEqualTo(first);
        assertThat(moved.at("/events/0/type").asString()).isEqualTo("EntryBackdated");
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        resolved("a", "10:00", "11:00");
        for (String query : List.of("", "from=x", "from=3&to=1", "from=1&measure=nothing", "from=1&period=2024",
                "from=1&periodFrom=2024-04-01&periodTo=2024-03-01")) {
            http.get()
                    .uri("/v1/measures/drift?minPosition=" + log.head().position() + "&" + query).exchange()
                    .expectStatus().isBadRequest();
        }
    }
}

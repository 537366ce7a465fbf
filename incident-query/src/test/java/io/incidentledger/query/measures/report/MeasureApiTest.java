package io.incidentledger.query.measures.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.incidentledger.events.IncidentEvent.EntryBackdated;
import io.incidentledger.events.IncidentEvent.IncidentResolved;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.Mode;
import io.incidentledger.events.Severity;
import io.incidentledger.query.QueryApi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.json.JsonMapper;

import static io.incidentledger.events.History.declaration;
import static io.incidentledger.events.History.stated;
import static io.incidentledger.events.History.time;

/// Tests the measures API on one shared ledger; each test uses its own year.
class MeasureApiTest extends QueryApi {

    private String declare(String declaredAt, int minutes, String... services) {
        String id = UUID.randomUUID().toString();
        Instant end = time(declaredAt).plusSeconds(60L * minutes);
        incidents.by("ada", id, declaration("t", Severity.SEV2, Mode.LIVE, declaredAt, List.of(services), Map.of()),
                stated(Milestone.IMPACT_STARTED, declaredAt), stated(Milestone.IMPACT_ENDED, end.toString()),
                new IncidentResolved(null, end));
        return id;
    }

    private ResponseSpec get(String query) {
        return http.get().uri("/v1/measures?minPosition=" + log.head().position() + query).exchange();
    }

    private BodyContentSpec read(String query) {
        return get(query).expectStatus().isOk().expectBody();
    }

    @Test
    void withoutAGroupingThereIsOneGroupOfAll() {
        declare("2021-05-01T10:00:00Z", 10, "shop");
        declare("2021-05-02T10:00:00Z", 30, "shop");
        long head = log.head().position();

        get("&from=2021-01-01&to=2022-01-01").expectHeader().valueEquals("Ledger-Position", Long.toString(head))
                .expectBody()
                .jsonPath("$.position").isEqualTo(head).jsonPath("$.definitionVersion").isEqualTo(2).jsonPath("$.zone")
                .isEqualTo("UTC")
                .jsonPath("$.from").isEqualTo("2021-01-01T00:00:00Z").jsonPath("$.groupBy").isEmpty()
                .jsonPath("$.groups.length()").isEqualTo(1)
                .jsonPath("$.groups[0].key").isEqualTo("all").jsonPath("$.groups[0].incidents").isEqualTo(2)
                .jsonPath("$.groups[0].measures.timeToRestore.n").isEqualTo(2)
                .jsonPath("$.groups[0].measures.timeToRestore.meanSeconds").isEqualTo(1200)
                .jsonPath("$.groups[0].measures.timeToRestore.medianSeconds").isEqualTo(1200)
                .jsonPath("$.groups[0].measures.timeToRestore.p75Seconds").isEqualTo(1500)
                .jsonPath("$.groups[0].measures.timeToRestore.p90Seconds").isEmpty()
                .jsonPath("$.groups[0].measures.timeToRestore.maxSeconds").isEqualTo(1800)
                .jsonPath("$.groups[0].measures.timeToDetect.blanks").isEqualTo(2)
                .jsonPath("$.groups[0].measures.timeBetweenFailures.n").isEqualTo(1)
                .jsonPath("$.groups[0].measures.timeBetweenFailures.maxSeconds").isEqualTo(86400 - 600)
                .jsonPath("$.openIncidents.length()").isEqualTo(0);
    }

    @Test
    void servicesShowTheGapThatIsStillOpenBesideTheirAverages() {
        declare("2022-05-01T10:00:00Z", 10, "web", "api");

        read("&groupBy=service&measure=timeBetweenFailures&from=2022-01-01&to=2022-05-02T10:10:00Z")
                .jsonPath("$.groups[0].key")
                .isEqualTo("api")
                .jsonPath("$.groups[1].key").isEqualTo("web").jsonPath("$.groups[1].openGapSeconds").isEqualTo(86400)
                .jsonPath("$.groups[1].measures.timeBetweenFailures.n").isEqualTo(0)
                .jsonPath("$.groups[1].measures.timeBetweenFailures.meanSeconds").isEmpty()
                .jsonPath("$.note").isNotEmpty();
    }

    @Test
    void periodsMayBeGivenAsDaysOfAZone() {
        declare("2024-04-30T21:59:59Z", 1);
        declare("2024-04-30T22:00:00Z", 2);
        declare("2024-05-31T21:59:59Z", 3);
        declare("2024-05-31T22:00:00Z", 4);

        read("&from=2024-05-01&to=2024-06-01&zone=Europe/Berlin&groupBy=month").jsonPath("$.groups.length()")
                .isEqualTo(1)
                .jsonPath("$.groups[0].key").isEqualTo("2024-05").jsonPath("$.groups[0].incidents").isEqualTo(2)
                .jsonPath("$.from").isEqualTo("2024-04-30T22:00:00Z").jsonPath("$.to")
                .isEqualTo("2024-05-31T22:00:00Z");
        read("&from=2024-04-30T22:00:00Z&to=2024-06-01T00:00:00+02:00").jsonPath("$.groups[0].incidents")
                .isEqualTo(2);
    }

    @Test
    void measuresAndInclusionsMayBeRepeatedOrSeparatedByCommas() {
        read("&measure=timeToRestore,timeToResolve&measure=timeToDetect&include=drill,merged&include=cancelled")
                .jsonPath("$.groups[0].measures.length()").isEqualTo(3)
                .jsonPath("$.included.length()").isEqualTo(3).jsonPath("$.definitions.length()").isEqualTo(3);
    }

    @Test
    void openIncidentsHaveTheirNumbers() {
        String id = UUID.randomUUID().toString();
        incidents.by("ada", id,
                declaration("t", Severity.SEV2, Mode.LIVE, "2023-05-01T10:00:00Z", List.of(), Map.of()));

        String incident = http.get().uri("/v1/incidents/" + id).exchange().expectBody(String.class).returnResult()
                .getResponseBody();
        int number = JsonMapper.shared().readTree(incident).get("number").intValue();
        read("").jsonPath("$.openIncidents[0].incidentId").isEqualTo(id).jsonPath("$.openIncidents[0].number")
                .isEqualTo(number)
                .jsonPath("$.openIncidents[0].ageSeconds").isNumber().jsonPath("$.groups[0].open").isEqualTo(1);
    }

    @Test
    void detailsAreAnsweredOnRequest() {
        String first = declare("2018-05-01T10:00:00Z", 10, "till");
        for (int i = 1; i < 11; i++) {
            declare("2018-05-02T10:00:00Z", 10 + i, "till");
        }
        String period = "&from=2018-01-01&to=2019-01-01&measure=timeToRestore,timeBetweenFailures";

        read(period).jsonPath("$.groups[0].measures.timeToRestore.histogram").doesNotExist()
                .jsonPath("$.groups[0].measures.timeToRestore.slowest").doesNotExist()
                .jsonPath("$.groups[0].measures.timeToRestore.samples").doesNotExist()
                .jsonPath("$.groups[0].measures.timeToRestore.previous").doesNotExist()
                .jsonPath("$.groups[0].previousIncidents").doesNotExist().jsonPath("$.comparison").doesNotExist();
        read(period + "&detail=histogram,slowest&detail=samples")
                .jsonPath("$.groups[0].measures.timeToRestore.histogram.length()").isEqualTo(12)
                .jsonPath("$.groups[0].measures.timeToRestore.histogram[2].leSeconds").isEqualTo(900)
                .jsonPath("$.groups[0].measures.timeToRestore.histogram[2].count").isEqualTo(6)
                .jsonPath("$.groups[0].measures.timeToRestore.histogram[11].leSeconds").isEmpty()
                .jsonPath("$.groups[0].measures.timeToRestore.slowest.count").isEqualTo(2)
                .jsonPath("$.groups[0].measures.timeToRestore.slowest.incidents[0].seconds").isEqualTo(1200)
                .jsonPath("$.groups[0].measures.timeToRestore.samples.length()").isEqualTo(11)
                .jsonPath("$.groups[0].measures.timeToRestore.samples[0].incidentId").isEqualTo(first)
                .jsonPath("$.groups[0].measures.timeToRestore.samples[0].number").isNumber()
                .jsonPath("$.groups[0].measures.timeToRestore.samples[0].state").isEqualTo("counted")
                .jsonPath("$.groups[0].measures.timeToRestore.samples[0].from.milestone").isEqualTo("impactStarted")
                .jsonPath("$.groups[0].measures.timeToRestore.samples[0].to.position").isNumber()
                .jsonPath("$.groups[0].measures.timeToRestore.samples[0].stretches[0].from.at")
                .isEqualTo("2018-05-01T10:00:00Z")
                .jsonPath("$.groups[0].measures.timeBetweenFailures.samples[0].former.incidentId").isEqualTo(first);
    }

    @Test
    void aPeriodIsComparedWithTheMonthBefore() {
        declare("2017-03-31T10:00:00Z", 10);
        declare("2017-04-30T10:00:00Z", 20);

        read("&from=2017-04-01&to=2017-05-01&compare=previous&measure=timeToRestore").jsonPath("$.comparison.from")
                .isEqualTo("2017-03-01T00:00:00Z").jsonPath("$.comparison.level").isEqualTo(0.95)
                .jsonPath("$.groups[0].previousIncidents").isEqualTo(1)
                .jsonPath("$.groups[0].measures.timeToRestore.previous.n").isEqualTo(1)
                .jsonPath("$.groups[0].measures.timeToRestore.previous.medianSeconds").isEqualTo(600)
                .jsonPath("$.groups[0].measures.timeToRestore.previous.differenceSeconds").isEqualTo(600)
                .jsonPath("$.groups[0].measures.timeToRestore.previous.verdict").isEqualTo("too-few");
    }

    @Test
    void theQualityOfTheDataIsAnsweredForTheSamePeriods() {
        declare("2016-05-01T10:00:00Z", -10, "depot");
        declare("2016-05-02T10:00:00Z", 10);

        http.get().uri("/v1/measures/quality?from=2016-01-01&to=2017-01-01&minPosition=" + log.head().position())
                .exchange().expectStatus().isOk().expectHeader().exists("Ledger-Position").expectBody()
                .jsonPath("$.groups[0].incidents").isEqualTo(2)
                .jsonPath("$.groups[0].milestones.detected.missing").isEqualTo(2)
                .jsonPath("$.groups[0].milestones.detected.missingShare").isEqualTo(1.0)
                .jsonPath("$.groups[0].milestones.impactStarted.recordingLag.n").isEqualTo(2)
                .jsonPath("$.groups[0].withoutServices.count").isEqualTo(1)
                .jsonPath("$.groups[0].contradictions[0].examples[0].number").isNumber()
                .jsonPath("$.groups[0].contradictions[?(@.subject == 'impactEnded')].incidents").isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"measure=timeToRestore | measure", "detail=samples | detail",
        "compare=previous | compare", "groupBy=colour | groupBy"})
    void wrongParametersOfQualityAreNamed(String query, String parameter) {
        http.get().uri("/v1/measures/quality?" + query).exchange().expectStatus().isBadRequest().expectBody()
                .jsonPath("$.errors[0].parameter").isEqualTo(parameter);
    }

    @Test
    void contradictoryTimesAreKeptShownAndLeftOutOfEveryFigureWithACount() {
        String negative = declare("2014-05-01T10:00:00Z", -10, "mill");
        String future = declare("2014-05-02T10:00:00Z", 60 * 24 * 365 * 200, "mill");
        String equal = declare("2014-05-03T10:00:00Z", 0, "mill");
        String period = "from=2014-01-01&to=2015-01-01&minPosition=" + log.head().position();

        for (String wrong : List.of(negative, future)) {
            http.get().uri("/v1/incidents/" + wrong).exchange().expectBody()
                    .jsonPath("$.milestones.impactEnded.state").isEqualTo("invalid")
                    .jsonPath("$.milestones.impactEnded.at").isNotEmpty()
                    .jsonPath("$.milestones.impactEnded.position").isNumber()
                    .jsonPath("$.durations.timeToRestore.state").isEqualTo("invalid")
                    .jsonPath("$.durations.timeToRestore.seconds").isEmpty();
            http.get().uri("/v1/incidents/" + wrong + "/phases").exchange().expectBody()
                    .jsonPath("$.impact[0].state").isEqualTo("invalid").jsonPath("$.impact[0].to.at").isNotEmpty()
                    .jsonPath("$.impact[0].seconds").isEmpty();
        }
        http.get().uri("/v1/incidents/" + equal).exchange().expectBody()
                .jsonPath("$.milestones.impactEnded.state").isEqualTo("recorded")
                .jsonPath("$.durations.timeToRestore.seconds").isEqualTo(0);
        http.get().uri("/v1/measures?detail=samples,histogram&" + period).exchange().expectBody()
                .jsonPath("$.groups[0].measures.timeToRestore.n").isEqualTo(1)
                .jsonPath("$.groups[0].measures.timeToRestore.invalids").isEqualTo(2)
                .jsonPath("$.groups[0].measures.timeToRestore.maxSeconds").isEqualTo(0)
                .jsonPath("$.groups[0].measures.timeToRestore.histogram[0].count").isEqualTo(1)
                .jsonPath("$.groups[0].measures.timeToRestore.samples[0].state").isEqualTo("invalid")
                .jsonPath("$.groups[0].measures.timeToResolve.invalids").isEqualTo(2)
                .jsonPath("$.groups[0].measures.timeBetweenFailures.invalids").isEqualTo(2);
        http.get().uri("/v1/measures/quality?" + period).exchange().expectBody()
                .jsonPath("$.groups[0].milestones.impactEnded.invalid").isEqualTo(2)
                .jsonPath("$.groups[0].zeroLengths.timeToRestore.count").isEqualTo(1);
    }

    @Test
    void aTimeThatWasCorrectedNamesTheCorrection() {
        String id = declare("2013-05-01T10:00:00Z", 10, "mill");
        String period = "from=2013-01-01&to=2014-01-01&measure=timeToRestore&detail=samples&minPosition=";
        long recorded = log.head().position() - 2;
        incidents.by("ada", id, new EntryBackdated("e", 1, time("2013-05-01T09:50:00Z"), "it began earlier", null));
        long correction = log.head().position();

        http.get().uri("/v1/measures?" + period + correction).exchange().expectBody()
                .jsonPath("$.groups[0].measures.timeToRestore.samples[0].seconds").isEqualTo(1200)
                .jsonPath("$.groups[0].measures.timeToRestore.samples[0].from.position").isEqualTo(correction)
                .jsonPath("$.groups[0].measures.timeToRestore.samples[0].to.position").isEqualTo(recorded + 1);
        http.get().uri("/v1/incidents/" + id + "/phases").exchange().expectBody()
                .jsonPath("$.milestones[0].position").isEqualTo(correction)
                .jsonPath("$.impact[0].seconds").isEqualTo(1200);
        http.get().uri("/v1/incidents/" + id + "/phases?asOf=" + (correction - 1)).exchange().expectBody()
                .jsonPath("$.milestones[0].position").isEqualTo(recorded)
                .jsonPath("$.impact[0].seconds").isEqualTo(600);
    }

    @Test
    void thePhasesOfAnIncidentAreAnswered() {
        String id = declare("2015-05-01T10:00:00Z", 10, "depot");

        http.get().uri("/v1/incidents/" + id + "/phases?minPosition=" + log.head().position()).exchange()
                .expectStatus().isOk().expectHeader().exists("Ledger-Position").expectBody()
                .jsonPath("$.incidentId").isEqualTo(id).jsonPath("$.number").isNumber()
                .jsonPath("$.start").isEqualTo("2015-05-01T10:00:00Z").jsonPath("$.phases.length()").isEqualTo(5)
                .jsonPath("$.phases[1].phase").isEqualTo("triage").jsonPath("$.phases[1].seconds").isEqualTo(600)
                .jsonPath("$.impact[0].seconds").isEqualTo(600).jsonPath("$.reopenings").isEmpty();
        http.get().uri("/v1/incidents/" + UUID.randomUUID() + "/phases").exchange().expectStatus().isNotFound();
        http.get().uri("/v1/incidents/" + id + "/phases?detail=all").exchange().expectStatus().isBadRequest();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"groupBy=colour | groupBy", "measure=mttr | measure",
        "measure=timeToRestore,  | measure", "severity=worst | severity", "include=everything | include",
        "zone=Mars/Olympus | zone",
        "from=yesterday | from", "to=2024-13-01 | to", "from=2024-05-02&to=2024-05-02 | to", "from=1969-01-01 | from",
        "asOf=yesterday | asOf", "groupBy=month&groupBy=week | groupBy",
        "detail=everything | detail", "compare=previous | compare",
        "compare=previous&from=2024-05-02 | compare",
        "compare=previous&from=2024-05-01&to=2024-06-01&groupBy=month | compare"})
    void wrongParametersAreNamed(String query, String parameter) {
        get("&" + query).expectStatus().isBadRequest().expectBody().jsonPath("$.type")
                .isEqualTo("urn:incident-ledger:problem:invalid-parameters").jsonPath("$.errors[0].parameter")
                .isEqualTo(parameter);
    }

    @Test
    void defaultsMayBeGiven() {
        get("&groupBy=all&compare=none&severity=peak&zone=UTC").expectStatus().isOk().expectBody()
                .jsonPath("$.groups[0].key").isEqualTo("all");
    }
}

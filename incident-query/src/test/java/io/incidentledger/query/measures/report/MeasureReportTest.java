package io.incidentledger.query.measures.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.DetailsChanged;
import io.incidentledger.events.IncidentEvent.IncidentAcknowledged;
import io.incidentledger.events.IncidentEvent.IncidentCancelled;
import io.incidentledger.events.IncidentEvent.IncidentMerged;
import io.incidentledger.events.IncidentEvent.IncidentResolved;
import io.incidentledger.events.IncidentEvent.ResponsibilityAssigned;
import io.incidentledger.events.IncidentEvent.SeverityChanged;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.MilestoneQuality;
import io.incidentledger.events.Mode;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Status;
import io.incidentledger.events.durations.DurationDefinitions;
import io.incidentledger.query.measures.DetailLevel;
import io.incidentledger.query.measures.Grouping;
import io.incidentledger.query.measures.MeasureCatalog;
import io.incidentledger.query.measures.MeasureQuery;
import io.incidentledger.query.measures.OptionalIncidentKind;
import io.incidentledger.query.measures.SampleIncidents;
import io.incidentledger.query.measures.SeverityBasis;
import io.incidentledger.query.measures.report.MeasuresResponse.Group;
import io.incidentledger.query.measures.statistics.MeasureStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.incidentledger.events.History.declaration;
import static io.incidentledger.events.History.stated;
import static io.incidentledger.events.History.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class MeasureReportTest {

    private static final Instant NOW = time("2024-06-01T00:00:00Z");

    private final SampleIncidents sampleIncidents = new SampleIncidents();
    private DurationDefinitions definitions = DurationDefinitions.DEFAULT;
    private Instant from;
    private Instant to;
    private ZoneId zone = ZoneOffset.UTC;
    private SeverityBasis severity = SeverityBasis.PEAK;
    private final Set<OptionalIncidentKind> included = EnumSet.noneOf(OptionalIncidentKind.class);

    private MeasuresResponse answer(Grouping grouping, String... measures) {
        MeasureQuery query = new MeasureQuery(from, to, zone, grouping, Set.of(measures), severity, included);
        return new MeasureReport(query, DetailLevel.PLAIN, definitions, NOW, SampleIncidents.SEVENTH).answer(
                sampleIncidents.rows(),
                sampleIncidents.position());
    }

    private MeasureStatistics all(String measure) {
        return answer(Grouping.ALL).groups().getFirst().measures().get(measure);
    }

    private List<String> keys(Grouping grouping) {
        return answer(grouping).groups().stream().map(Group::key).toList();
    }

    /// Adds an incident with impact for the given minutes from the declaration on, resolved at its end.
    private void lasting(String id, String declaredAt, int minutes, String... services) {
        Instant end = time(declaredAt).plusSeconds(minutes * 60L);
        sampleIncidents.add(id, declaredAt, List.of(services), stated(Milestone.IMPACT_STARTED, declaredAt),
                stated(Milestone.IMPACT_ENDED, end.toString()), new IncidentResolved(null, end));
    }

    private void declared(String id, Mode mode, Map<String, String> labels, IncidentEvent... events) {
        sampleIncidents.add(id, declaration(id, Severity.SEV3, mode, "14:00", List.of("web"), labels), events);
    }

    @Test
    void figuresOfTenIncidentsAreAsByHand() {
        for (int minutes = 1; minutes <= 10; minutes++) {
            lasting("i" + minutes, "10:00", minutes * 10);
        }
        MeasureStatistics restore = all("timeToRestore");

        assertThat(restore).isEqualTo(plain(10, seconds("3300"), seconds("3300"), seconds("4650"),
                seconds("5460"), seconds("5730"), seconds("6000")));
    }

    private static MeasureStatistics plain(int n, BigDecimal mean, BigDecimal median, BigDecimal p75, BigDecimal p90,
            BigDecimal p95, BigDecimal max) {
        return new MeasureStatistics(n, 0, 0, 0, mean, median, p75, p90, p95, max, null, null, null, null);
    }

    private static BigDecimal seconds(String seconds) {
        return new BigDecimal(seconds);
    }

    @Test
    void nothingIsAnsweredAsNothingAndNotAsZero() {
        assertThat(answer(Grouping.ALL).groups()).singleElement().satisfies(group -> {
            assertThat(group.key()).isEqualTo("all");
            assertThat(group.measures()).hasSize(10);
            assertThat(group.measures().get("timeToRestore"))
                    .isEqualTo(plain(0, null, null, null, null, null, null));
        });
        assertThat(answer(Grouping.MONTH).groups()).isEmpty();
    }

    @Test
    void blanksAndInvalidsAreCountedAndLeftOut() {
        lasting("good", "10:00", 20);
        sampleIncidents.add("open", "10:00", List.of(), stated(Milestone.IMPACT_STARTED, "10:00"));
        sampleIncidents.add("assumed", "10:00", List.of(),
                stated(Milestone.IMPACT_STARTED, "09:00", MilestoneQuality.ASSUMED),
                stated(Milestone.IMPACT_ENDED, "10:00"));
        sampleIncidents.add("negative", "10:00", List.of(), stated(Milestone.IMPACT_STARTED, "10:00"),
                stated(Milestone.IMPACT_ENDED, "09:00"));
        sampleIncidents.add("future", "10:00", List.of(), stated(Milestone.IMPACT_STARTED, "10:00"),
                stated(Milestone.IMPACT_ENDED, "2024-06-02T00:00:00Z"));
        MeasureStatistics restore = all("timeToRestore");

        assertThat(restore.n()).isEqualTo(1);
        assertThat(restore.blanks()).isEqualTo(2);
        assertThat(restore.invalids()).isEqualTo(2);
        assertThat(restore.meanSeconds()).hasToString("1200");
    }

    @Test
    void thePeriodIsHalfOpen() {
        lasting("before", "2024-04-30T23:59:59Z", 1);
        lasting("first", "2024-05-01T00:00:00Z", 2);
        lasting("last", "2024-05-31T23:59:59Z", 3);
        lasting("after", "2024-06-01T00:00:00Z", 4);
        from = time("2024-05-01T00:00:00Z");
        to = time("2024-06-01T00:00:00Z");

        assertThat(answer(Grouping.ALL).groups().getFirst().incidents()).isEqualTo(2);
    }

    @Test
    void aStatedDeclarationDecidesThePeriod() {
        sampleIncidents.add("moved", "2024-05-02T00:00:00Z", List.of(),
                stated(Milestone.DECLARED, "2024-04-30T00:00:00Z"));

        assertThat(keys(Grouping.MONTH)).containsExactly("2024-04");
    }

    @ParameterizedTest
    @CsvSource({"UTC, 2024-03-31T22:59:59Z, 2024-03", "UTC, 2024-04-01T00:00:00Z, 2024-04",
        "Europe/Berlin, 2024-03-31T21:59:59Z, 2024-03", "Europe/Berlin, 2024-03-31T22:00:00Z, 2024-04",
        "Europe/Berlin, 2023-12-31T23:00:00Z, 2024-01", "Europe/Berlin, 2023-12-31T22:59:59Z, 2023-12",
        "America/New_York, 2024-01-01T04:59:59Z, 2023-12", "Pacific/Auckland, 2024-02-29T11:00:00Z, 2024-03"})
    void monthsBeginInTheZoneAlsoWhereClocksChange(String zoneName, String declaredAt, String month) {
        zone = ZoneId.of(zoneName);
        lasting("i", declaredAt, 1);

        assertThat(keys(Grouping.MONTH)).containsExactly(month);
    }

    @ParameterizedTest
    @CsvSource({"UTC, 2024-05-20T00:00:00Z, 2024-W21", "UTC, 2024-05-19T23:59:59Z, 2024-W20",
        "UTC, 2023-01-01T12:00:00Z, 2022-W52", "UTC, 2024-12-30T00:00:00Z, 2025-W01",
        "UTC, 2021-01-03T00:00:00Z, 2020-W53",
        "Europe/Berlin, 2024-03-31T22:00:00Z, 2024-W14", "Europe/Berlin, 2024-03-31T21:59:59Z, 2024-W13"})
    void weeksAreThoseOfIso8601InTheZone(String zoneName, String declaredAt, String week) {
        zone = ZoneId.of(zoneName);
        lasting("i", declaredAt, 1);

        assertThat(keys(Grouping.WEEK)).containsExactly(week);
    }

    @Test
    void groupsComeInOrderAndTheNamelessOneLast() {
        lasting("a", "2024-05-01T00:00:00Z", 1, "web");
        lasting("b", "2024-03-01T00:00:00Z", 1, "api");
        lasting("c", "2023-12-01T00:00:00Z", 1);

        assertThat(keys(Grouping.MONTH)).containsExactly("2023-12", "2024-03", "2024-05");
        assertThat(keys(Grouping.SERVICE)).containsExactly("api", "web", "(none)");
        assertThat(keys(Grouping.TEAM)).containsExactly("(none)");
        assertThat(keys(Grouping.SOURCE)).containsExactly("manual");
    }

    @Test
    void anIncidentCountsOnceInEachOfItsServicesAndTheAnswerSaysSo() {
        lasting("both", "10:00", 10, "web", "api");
        lasting("one", "10:00", 30, "web");
        MeasuresResponse response = answer(Grouping.SERVICE, "timeToRestore");

        assertThat(response.groups()).extracting(Group::key, Group::incidents).containsExactly(tuple("api", 1),
                tuple("web", 2));
        assertThat(response.groups().get(1).measures().get("timeToRestore").meanSeconds()).hasToString("1200");
        assertThat(response.note()).contains("once in each of its services");
        assertThat(answer(Grouping.TEAM).note()).isNull();
    }

    @Test
    void teamsAreTheResponsibleOnes() {
        sampleIncidents.add("i", "10:00", List.of(), new ResponsibilityAssigned("payments", null, null));
        sampleIncidents.add("j", "10:00", List.of(), new ResponsibilityAssigned(null, "erin", null));

        assertThat(keys(Grouping.TEAM)).containsExactly("payments", "(none)");
    }

    @Test
    void theSeverityIsThePeakUnlessAnotherIsAskedFor() {
        sampleIncidents.add("i", "10:00", List.of(), new SeverityChanged(Severity.SEV3, Severity.SEV1, null, null),
                new SeverityChanged(Severity.SEV1, Severity.SEV4, null, null));

        assertThat(keys(Grouping.SEVERITY)).containsExactly("SEV1");
        severity = SeverityBasis.INITIAL;
        assertThat(keys(Grouping.SEVERITY)).containsExactly("SEV3");
        severity = SeverityBasis.FINAL;
        assertThat(keys(Grouping.SEVERITY)).containsExactly("SEV4");
    }

    @Test
    void drillsCancelledMergedAndMaintenanceAreOutUnlessAskedFor() {
        declared("real", Mode.LIVE, Map.of("kind", "outage"));
        declared("drill", Mode.DRILL, Map.of());
        declared("cancelled", Mode.LIVE, Map.of(), new IncidentCancelled(null, null));
        declared("merged", Mode.LIVE, Map.of(), new IncidentMerged("real", null, null));
        declared("maintenance", Mode.BACKFILL, Map.of("kind", "maintenance"));
        declared("cancelled drill", Mode.DRILL, Map.of(), new IncidentCancelled(null, null));
        assertThat(answer(Grouping.ALL).groups().getFirst().incidents()).isEqualTo(1);

        for (OptionalIncidentKind each : OptionalIncidentKind.values()) {
            included.clear();
            included.add(each);
            assertThat(answer(Grouping.ALL).groups().getFirst().incidents()).as("%s", each).isEqualTo(2);
        }
        Collections.addAll(included, OptionalIncidentKind.values());
        assertThat(answer(Grouping.ALL).groups().getFirst().incidents()).isEqualTo(6);
        assertThat(answer(Grouping.ALL).included()).containsExactly("cancelled", "drill", "maintenance", "merged");
    }

    @Test
    void maintenanceIsWhatTheLabelSaysNow() {
        declared("i", Mode.LIVE, Map.of(),
                new DetailsChanged(null, null, Map.of("kind", "maintenance"), null, null, null, null));
        assertThat(answer(Grouping.ALL).groups().getFirst().incidents()).isZero();

        declared("j", Mode.LIVE, Map.of("kind", "maintenance"),
                new DetailsChanged(null, null, Collections.singletonMap("kind", null), null, null, null, null),
                new DetailsChanged(null, null, Map.of("other", "maintenance"), null, null, null, null));
        assertThat(answer(Grouping.ALL).groups().getFirst().incidents()).isEqualTo(1);
    }

    @Test
    void backfilledIncidentsSayNothingAboutResponseTimes() {
        for (Mode mode : List.of(Mode.LIVE, Mode.BACKFILL)) {
            declared(mode.wireName(), mode, Map.of(), stated(Milestone.IMPACT_STARTED, "13:50"),
                    stated(Milestone.DETECTED, "13:55"),
                    new IncidentAcknowledged(time("14:00")), stated(Milestone.COMMANDER_ASSIGNED, "14:01"),
                    stated(Milestone.FIRST_UPDATE, "14:02"));
        }

        for (String measure : List.of("timeToAcknowledge", "timeToMobilize", "timeToFirstUpdate")) {
            assertThat(all(measure))
                    .extracting(MeasureStatistics::n, MeasureStatistics::leftOut, MeasureStatistics::blanks)
                    .containsExactly(1, 1, 0);
        }
        assertThat(all("timeToDetect")).extracting(MeasureStatistics::n, MeasureStatistics::leftOut).containsExactly(2,
                0);
    }

    @Test
    void openIncidentsAreListedWithTheirAge() {
        lasting("over", "10:00", 10);
        sampleIncidents.add("younger", "2024-05-31T23:00:00Z", List.of());
        sampleIncidents.add("older", "2024-05-30T00:00:00Z", List.of(),
                new SeverityChanged(Severity.SEV3, Severity.SEV1, null, null));
        sampleIncidents.add("future", "2024-06-02T00:00:00Z", List.of());
        MeasuresResponse response = answer(Grouping.ALL);

        assertThat(response.openIncidents()).extracting(MeasuresResponse.OpenIncident::incidentId,
                MeasuresResponse.OpenIncident::severity, MeasuresResponse.OpenIncident::ageSeconds)
                .containsExactly(tuple("older", Severity.SEV1, seconds("172800")),
                        tuple("younger", Severity.SEV3, seconds("3600")),
                        tuple("future", Severity.SEV3, null));
        assertThat(response.openIncidents().getFirst())
                .isEqualTo(new MeasuresResponse.OpenIncident("older", 7L, Severity.SEV1,
                        Status.INVESTIGATING, Mode.LIVE, time("2024-05-30T00:00:00Z"), seconds("172800")));
        assertThat(response.groups().getFirst().open()).isEqualTo(3);
        from = time("2024-05-31T00:00:00Z");
        assertThat(answer(Grouping.ALL).openIncidents()).hasSize(2);
    }

    @Test
    void onlyWantedMeasuresAreAnsweredAndExplained() {
        MeasuresResponse response = answer(Grouping.ALL, "timeToRestore", "timeBetweenFailures");

        assertThat(response.groups().getFirst().measures()).containsOnlyKeys("timeToRestore", "timeBetweenFailures");
        assertThat(response.definitions()).extracting(MeasuresResponse.Definition::key)
                .containsExactly("timeToRestore", "timeBetweenFailures");
        assertThat(answer(Grouping.ALL).definitions()).extracting(MeasuresResponse.Definition::key)
                .containsExactlyElementsOf(new MeasureCatalog(definitions).names()).hasSize(10);
    }

    @Test
    void theAnswerSaysWhatItRestsOn() {
        lasting("i", "10:00", 10);
        from = time("2024-01-01T00:00:00Z");
        zone = ZoneId.of("Europe/Berlin");
        MeasuresResponse response = answer(Grouping.WEEK);

        assertThat(response.position()).isEqualTo(sampleIncidents.position());
        assertThat(response.definitionVersion()).isEqualTo(2);
        assertThat(response.from()).isEqualTo(from);
        assertThat(response.to()).isNull();
        assertThat(response.zone()).isEqualTo("Europe/Berlin");
        assertThat(response.groupBy()).isEqualTo("week");
        assertThat(answer(Grouping.ALL).groupBy()).isNull();
        assertThat(response.severity()).isEqualTo("peak");
    }

    @Test
    void everyMeasureIsGatheredFromEveryIncident() {
        lasting("i", "10:00", 10, "web");
        int incidentsOfEach = Stream
                .of("timeToDetect", "timeToRestore", "timeToResolve", "timeFromDeclarationToResolve",
                        "timeToPostmortem", "timeToMitigate")
                .mapToInt(measure -> all(measure).n() + all(measure).blanks()).sum();

        assertThat(incidentsOfEach).isEqualTo(6);
        assertThat(all("timeFromDeclarationToResolve").medianSeconds()).hasToString("600");
    }
}

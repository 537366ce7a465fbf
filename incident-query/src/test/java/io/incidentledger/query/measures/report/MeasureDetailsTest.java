package io.incidentledger.query.measures.report;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import io.incidentledger.events.History;
import io.incidentledger.events.IncidentEvent.IncidentAcknowledged;
import io.incidentledger.events.IncidentEvent.IncidentReopened;
import io.incidentledger.events.IncidentEvent.IncidentResolved;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.MilestoneQuality;
import io.incidentledger.events.Mode;
import io.incidentledger.events.Severity;
import io.incidentledger.events.durations.DurationDefinitions;
import io.incidentledger.http.problems.ProblemException;
import io.incidentledger.projection.documents.StoredDocument;
import io.incidentledger.query.measures.DetailLevel;
import io.incidentledger.query.measures.Grouping;
import io.incidentledger.query.measures.MeasureDetailOption;
import io.incidentledger.query.measures.MeasureQuery;
import io.incidentledger.query.measures.MeasureRow;
import io.incidentledger.query.measures.SampleIncidents;
import io.incidentledger.query.measures.SeverityBasis;
import io.incidentledger.query.measures.statistics.HistogramBucket;
import io.incidentledger.query.measures.statistics.MeasureSampleResponse;
import io.incidentledger.query.measures.statistics.MeasureSampleResponse.State;
import io.incidentledger.query.measures.statistics.MeasureStatistics;
import io.incidentledger.query.measures.statistics.SlowestDecile;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static io.incidentledger.events.History.impact;
import static io.incidentledger.events.History.interval;
import static io.incidentledger.events.History.stated;
import static io.incidentledger.events.History.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

/// Tests the details of figures: histogram, slowest tenth and samples.
class MeasureDetailsTest {

    private static final Instant NOW = time("2024-06-01T00:00:00Z");

    private final SampleIncidents sampleIncidents = new SampleIncidents();

    private static MeasureQuery question(Grouping grouping, String... measures) {
        return new MeasureQuery(null, null, ZoneOffset.UTC, grouping, Set.of(measures), SeverityBasis.PEAK,
                Set.of());
    }

    private MeasuresResponse answer(MeasureQuery query, MeasureDetailOption... details) {
        return new MeasureReport(query, new DetailLevel(Set.of(details), false), DurationDefinitions.DEFAULT, NOW,
                SampleIncidents.SEVENTH)
                .answer(sampleIncidents.rows(), sampleIncidents.position());
    }

    private MeasureStatistics figures(String measure, MeasureDetailOption... details) {
        return answer(question(Grouping.ALL, measure), details).groups().getFirst().measures().get(measure);
    }

    private void lasting(String id, long seconds) {
        Instant end = time("10:00").plusSeconds(seconds);
        sampleIncidents.add(id, "10:00", List.of(), stated(Milestone.IMPACT_STARTED, "10:00"),
                stated(Milestone.IMPACT_ENDED, end.toString()));
    }

    private List<MeasureSampleResponse> samples(String measure) {
        return figures(measure, MeasureDetailOption.SAMPLES).samples();
    }

    @Test
    void aHistogramCountsEachLengthOnceInTheFirstBucketThatHoldsIt() {
        long[] seconds = {0, 60, 61, 300, 3600, 7 * 86_400, 7 * 86_400 + 1, 30 * 86_400};
        for (int i = 0; i < seconds.length; i++) {
            lasting("i" + i, seconds[i]);
        }
        lasting("negative", -1);
        List<HistogramBucket> histogram = figures("timeToRestore", MeasureDetailOption.HISTOGRAM).histogram();

        assertThat(histogram).extracting(HistogramBucket::leSeconds).containsExactly(60L, 300L, 900L, 1800L, 3600L,
                7200L,
                14_400L, 28_800L, 86_400L, 172_800L, 604_800L, null);
        assertThat(histogram).extracting(HistogramBucket::count).containsExactly(2, 2, 0, 0, 1, 0, 0, 0, 0, 0, 1, 2);
    }

    @Test
    void theSlowestTenthIsRoundedUpAndComesSlowestFirst() {
        for (int i = 1; i <= 11; i++) {
            lasting("i" + i, i * 100L);
        }
        SlowestDecile slowestDecile = figures("timeToRestore", MeasureDetailOption.SLOWEST).slowest();

        assertThat(slowestDecile.count()).isEqualTo(2);
        assertThat(slowestDecile.incidents()).extracting(SlowestDecile.Slow::incidentId, SlowestDecile.Slow::number,
                each -> each.seconds().toString())
                .containsExactly(tuple("i11", 7L, "1100"), tuple("i10", 7L, "1000"));
    }

    @Test
    void ofNineNoneIsTheSlowestTenth() {
        for (int i = 1; i <= 9; i++) {
            lasting("i" + i, i);
        }

        assertThat(figures("timeToRestore", MeasureDetailOption.SLOWEST).slowest()).isNull();
    }

    @Test
    void atMostAHundredAreListedAndTiesAreBrokenByTheId() {
        for (int i = 0; i < 1_010; i++) {
            lasting("i" + (10_000 + i), 50);
        }
        SlowestDecile slowestDecile = figures("timeToRestore", MeasureDetailOption.SLOWEST).slowest();

        assertThat(slowestDecile.count()).isEqualTo(101);
        assertThat(slowestDecile.incidents()).hasSize(100).first().extracting(SlowestDecile.Slow::incidentId)
                .isEqualTo("i10000");
    }

    @Test
    void theSlowestTenthOfRandomLengthsIsTheEndOfTheSortedList() {
        Random random = new Random(7);
        List<Long> all = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            all.add((long) random.nextInt(200));
            lasting("i" + i, all.getLast());
        }
        all.sort(Collections.reverseOrder());

        assertThat(figures("timeToRestore", MeasureDetailOption.SLOWEST).slowest().incidents())
                .extracting(each -> each.seconds().longValueExact()).isEqualTo(all.subList(0, 50));
    }

    @Test
    void samplesSayOfEveryIncidentInWhichCountItIs() {
        sampleIncidents.add("good", "10:00", List.of(), stated(Milestone.IMPACT_STARTED, "10:00"),
                stated(Milestone.DETECTED, "10:05"));
        sampleIncidents.add("blank", "10:01", List.of(), stated(Milestone.DETECTED, "10:05"));
        sampleIncidents.add("assumed", "10:02", List.of(),
                stated(Milestone.IMPACT_STARTED, "10:00", MilestoneQuality.ASSUMED),
                stated(Milestone.DETECTED, "10:05"));
        sampleIncidents.add("negative", "10:03", List.of(), stated(Milestone.IMPACT_STARTED, "10:00"),
                stated(Milestone.DETECTED, "09:55"));
        sampleIncidents.add("future", "10:04", List.of(), stated(Milestone.IMPACT_STARTED, "10:00"),
                stated(Milestone.DETECTED, "2024-06-02T00:00:00Z"));
        sampleIncidents.add("equal", "10:05", List.of(), stated(Milestone.IMPACT_STARTED, "10:00"),
                stated(Milestone.DETECTED, "10:00"));

        assertThat(samples("timeToDetect")).extracting(MeasureSampleResponse::incidentId, MeasureSampleResponse::state,
                each -> each.seconds() == null ? null : each.seconds().intValueExact(), MeasureSampleResponse::reason)
                .containsExactly(tuple("good", State.COUNTED, 300, null),
                        tuple("blank", State.BLANK, null, "impactStarted is not known"),
                        tuple("assumed", State.BLANK, null, "impactStarted is only assumed"),
                        tuple("negative", State.INVALID, null, "it is negative"),
                        tuple("future", State.INVALID, null, "it extends into the future"),
                        tuple("equal", State.COUNTED, 0, null));
        assertThat(figures("timeToDetect"))
                .extracting(MeasureStatistics::n, MeasureStatistics::blanks, MeasureStatistics::invalids)
                .containsExactly(2, 2, 2);
    }

    @Test
    void aSampleNamesTheEventsThatToldBothMilestones() {
        sampleIncidents.add("i", "10:00", List.of(), stated(Milestone.DETECTED, "10:05"),
                stated(Milestone.IMPACT_STARTED, "09:00", MilestoneQuality.ESTIMATED),
                stated(Milestone.IMPACT_STARTED, "09:30", MilestoneQuality.MEASURED));
        MeasureSampleResponse sample = samples("timeToDetect").getFirst();

        assertThat(sample.from().milestone()).isEqualTo(Milestone.IMPACT_STARTED);
        assertThat(sample.from().at()).isEqualTo(time("09:30"));
        assertThat(sample.from().position()).isEqualTo(4);
        assertThat(sample.from().recordedAt()).isEqualTo(time("2024-03-01T00:00:00Z"));
        assertThat(sample.from().quality()).isEqualTo(MilestoneQuality.MEASURED);
        assertThat(sample.to().position()).isEqualTo(2);
        assertThat(sample.number()).isEqualTo(7);
        assertThat(sample.stretches()).isNull();
    }

    @Test
    void aSumNamesTheEventsOfItsStretches() {
        sampleIncidents.add("i", "10:00", List.of("web"), impact(interval("web", "10:00", "10:30")),
                new IncidentReopened(null, time("11:00")), stated(Milestone.IMPACT_ENDED, "11:20"));
        MeasureSampleResponse sample = samples("timeToRestore").getFirst();

        assertThat(sample.seconds()).hasToString("3000");
        assertThat(sample.stretches())
                .extracting(MeasureSampleResponse.Stretch::service, each -> each.from().position(),
                        each -> each.to().position())
                .containsExactly(tuple("web", 2L, 2L), tuple(null, 3L, 4L));
        assertThat(sample.from().position()).isEqualTo(2);
        assertThat(sample.to().position()).isEqualTo(4);
    }

    @Test
    void theIncidentBeforeAGapHasItsNumberThoughItWasDeclaredBeforeThePeriod() {
        sampleIncidents.add("first", "10:00", List.of("web"), stated(Milestone.IMPACT_STARTED, "10:00"),
                stated(Milestone.IMPACT_ENDED, "10:30"));
        sampleIncidents.add("second", "12:00", List.of("web"), stated(Milestone.IMPACT_STARTED, "12:00"),
                stated(Milestone.IMPACT_ENDED, "12:30"));
        MeasureQuery query = new MeasureQuery(time("11:00"), null, ZoneOffset.UTC, Grouping.ALL,
                Set.of("timeBetweenFailures"), SeverityBasis.PEAK, Set.of());
        MeasureStatistics measureStatistics = new MeasureReport(query,
                new DetailLevel(Set.of(MeasureDetailOption.SAMPLES), false),
                DurationDefinitions.DEFAULT, NOW, SampleIncidents.SEVENTH)
                .answer(sampleIncidents.rows(), sampleIncidents.position())
                .groups().getFirst().measures().get("timeBetweenFailures");

        assertThat(measureStatistics.samples()).singleElement().extracting(MeasureSampleResponse::former)
                .isEqualTo(new MeasureSampleResponse.Former("first", 7L));
    }

    @Test
    void aGapNamesBothIncidents() {
        sampleIncidents.add("first", "10:00", List.of("web"), stated(Milestone.IMPACT_STARTED, "10:00"),
                stated(Milestone.IMPACT_ENDED, "10:30"));
        sampleIncidents.add("second", "12:00", List.of("web"), stated(Milestone.IMPACT_STARTED, "12:00"),
                stated(Milestone.IMPACT_ENDED, "12:30"));
        sampleIncidents.add("unknown", "13:00", List.of("web"));
        List<MeasureSampleResponse> samples = samples("timeBetweenFailures");

        assertThat(samples)
                .extracting(MeasureSampleResponse::incidentId, MeasureSampleResponse::state,
                        MeasureSampleResponse::service)
                .containsExactly(tuple("second", State.COUNTED, "web"), tuple("unknown", State.BLANK, "web"));
        assertThat(samples.getFirst().former()).isEqualTo(new MeasureSampleResponse.Former("first", 7L));
        assertThat(samples.getFirst().from().at()).isEqualTo(time("10:30"));
        assertThat(samples.getFirst().from().position()).isEqualTo(3);
        assertThat(samples.getFirst().to().position()).isEqualTo(5);
        assertThat(samples.get(1).former()).isNull();
    }

    @Test
    void whatAMeasureIsNotAboutIsASampleThatWasLeftOut() {
        sampleIncidents.add("i", History.declaration("i", Severity.SEV3, Mode.BACKFILL, "10:00", List.of(), Map.of()),
                new IncidentAcknowledged(time("10:10")));

        assertThat(samples("timeToAcknowledge")).singleElement().satisfies(sample -> {
            assertThat(sample.state()).isEqualTo(State.LEFT_OUT);
            assertThat(sample.reason()).contains("after the fact");
        });
    }

    @Test
    void samplesComeInTheOrderOfDeclarationsInWhateverOrderTheRowsCame() {
        for (int i = 0; i < 20; i++) {
            sampleIncidents.add("i" + (10 + i), i % 2 == 0 ? "10:00" : "09:00", List.of("web"));
        }
        MeasureQuery query = question(Grouping.SERVICE);
        DetailLevel detailLevel = new DetailLevel(Set.of(MeasureDetailOption.values()), false);
        List<StoredDocument<MeasureRow>> shuffled = new ArrayList<>(sampleIncidents.rows());
        MeasuresResponse expected = new MeasureReport(query, detailLevel, DurationDefinitions.DEFAULT, NOW,
                SampleIncidents.SEVENTH).answer(shuffled, 1);
        Collections.shuffle(shuffled, new Random(3));

        assertThat(new MeasureReport(query, detailLevel, DurationDefinitions.DEFAULT, NOW, SampleIncidents.SEVENTH)
                .answer(shuffled, 1)).isEqualTo(expected);
        assertThat(expected.groups().getFirst().measures().get("timeToDetect").samples()).first()
                .extracting(MeasureSampleResponse::incidentId).isEqualTo("i11");
    }

    @Test
    void moreSamplesThanAnAnswerHoldsAreRefusedRatherThanCut() {
        lasting("i", 1);
        List<StoredDocument<MeasureRow>> rows = new ArrayList<>();
        for (int i = 0; i < 10_001; i++) {
            rows.add(new StoredDocument<>("i" + i, 1, sampleIncidents.rows().getFirst().content()));
        }
        DetailLevel detailLevel = new DetailLevel(Set.of(MeasureDetailOption.SAMPLES), false);

        assertThat(new MeasureReport(question(Grouping.ALL, "timeToRestore"), detailLevel, DurationDefinitions.DEFAULT,
                NOW,
                SampleIncidents.SEVENTH)
                .answer(rows, 1).groups().getFirst().measures().get("timeToRestore").samples()).hasSize(10_001);
        assertThatThrownBy(() -> new MeasureReport(question(Grouping.ALL, "timeToRestore", "timeToDetect"), detailLevel,
                DurationDefinitions.DEFAULT, NOW,
                SampleIncidents.SEVENTH).answer(rows, 1)).isInstanceOf(ProblemException.class)
                .hasMessageContaining("20002 samples");
    }

    @Test
    void aPlainAnswerHasNoneOfThat() {
        lasting("i", 60);
        sampleIncidents.add("j", "10:00", List.of(), new IncidentResolved(null, time("10:20")));
        String written = JsonMapper.shared().writeValueAsString(answer(question(Grouping.ALL)));

        assertThat(written).doesNotContain("histogram", "slowest", "samples", "previous", "comparison");
        assertThat(written).contains("\"p95Seconds\":null");
    }
}

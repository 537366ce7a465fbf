package io.incidentledger.query.measures.statistics;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.Set;

import io.incidentledger.events.Milestone;
import io.incidentledger.events.durations.DurationDefinitions;
import io.incidentledger.query.measures.DetailLevel;
import io.incidentledger.query.measures.Grouping;
import io.incidentledger.query.measures.MeasureQuery;
import io.incidentledger.query.measures.SampleIncidents;
import io.incidentledger.query.measures.SeverityBasis;
import io.incidentledger.query.measures.report.MeasureReport;
import io.incidentledger.query.measures.report.MeasuresResponse;
import org.junit.jupiter.api.Test;

import static io.incidentledger.events.History.stated;
import static io.incidentledger.events.History.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/// Compares April 2024 with March.
class PeriodComparisonTest {

    private static final Instant NOW = time("2024-06-01T00:00:00Z");
    private static final Instant MARCH = time("2024-03-01T00:00:00Z");
    private static final Instant APRIL = time("2024-04-01T00:00:00Z");
    private static final Instant MAY = time("2024-05-01T00:00:00Z");

    private final SampleIncidents sampleIncidents = new SampleIncidents();
    private final Random random = new Random(11);

    private static MeasuresResponse answer(SampleIncidents sampleIncidents, Instant from, Instant to, Grouping grouping,
            boolean compared) {
        MeasureQuery query = new MeasureQuery(from, to, ZoneOffset.UTC, grouping, Set.of(),
                SeverityBasis.PEAK, Set.of());
        return new MeasureReport(query, new DetailLevel(Set.of(), compared), DurationDefinitions.DEFAULT, NOW,
                SampleIncidents.SEVENTH)
                .answer(sampleIncidents.rows(), sampleIncidents.position());
    }

    private MeasuresResponse april(Grouping grouping) {
        return answer(sampleIncidents, APRIL, MAY, grouping, true);
    }

    private static PeriodComparison restore(MeasuresResponse response) {
        return response.groups().getFirst().measures().get("timeToRestore").previous();
    }

    /// Adds a number of incidents of a service, with durations around a typical one in minutes.
    private void happened(Instant month, String service, int count, int minutes) {
        for (int i = 0; i < count; i++) {
            Instant from = month.plus(Duration.ofHours(7L * i));
            Instant to = from.plusSeconds((long) (60 * minutes * Math.exp(random.nextGaussian() / 2)));
            sampleIncidents.add(service + month + i, from.toString(), List.of(service),
                    stated(Milestone.IMPACT_STARTED, from.toString()), stated(Milestone.IMPACT_ENDED, to.toString()));
        }
    }

    @Test
    void theFiguresOfThePreviousPeriodAreThoseOfAQuestionAboutIt() {
        happened(MARCH, "web", 30, 20);
        happened(APRIL, "web", 25, 20);
        happened(MARCH, "api", 3, 20);
        MeasuresResponse march = answer(sampleIncidents, MARCH, APRIL, Grouping.SERVICE, false);

        MeasuresResponse april = april(Grouping.SERVICE);
        assertThat(april.comparison().from()).isEqualTo(MARCH);
        assertThat(april.comparison().to()).isEqualTo(APRIL);
        assertThat(april.groups()).extracting(MeasuresResponse.Group::key, MeasuresResponse.Group::incidents,
                MeasuresResponse.Group::previousIncidents).containsExactly(tuple("api", 0, 3), tuple("web", 25, 30));
        for (int group = 0; group < 2; group++) {
            MeasuresResponse.Group before = march.groups().get(group);
            april.groups().get(group).measures().forEach((measure, measureStatistics) -> {
                MeasureStatistics expected = before.measures().get(measure);
                assertThat(measureStatistics.previous()).as(measure)
                        .extracting(PeriodComparison::n, PeriodComparison::blanks, PeriodComparison::invalids,
                                PeriodComparison::leftOut,
                                PeriodComparison::medianSeconds, PeriodComparison::meanSeconds)
                        .containsExactly(expected.n(), expected.blanks(), expected.invalids(), expected.leftOut(),
                                expected.medianSeconds(), expected.meanSeconds());
            });
        }
    }

    @Test
    void whatGotClearlyLongerOrShorterIsSaidSo() {
        happened(MARCH, "web", 30, 20);
        happened(APRIL, "web", 30, 200);
        PeriodComparison longer = restore(april(Grouping.ALL));
        assertThat(longer.verdict()).isEqualTo(ComparisonVerdict.LONGER);
        assertThat(longer.lowSeconds()).isPositive().isLessThan(longer.differenceSeconds());
        assertThat(longer.highSeconds()).isGreaterThan(longer.differenceSeconds());

        happened(MAY, "web", 30, 20);
        assertThat(restore(answer(sampleIncidents, MAY, NOW, Grouping.ALL, true)).verdict())
                .isEqualTo(ComparisonVerdict.SHORTER);
    }

    @Test
    void chanceIsNoDifference() {
        happened(MARCH, "web", 30, 20);
        happened(APRIL, "web", 30, 21);

        assertThat(restore(april(Grouping.ALL)).verdict()).isEqualTo(ComparisonVerdict.INDISTINGUISHABLE);
    }

    @Test
    void fewerThanTenOnEitherSideAllowNoVerdict() {
        happened(MARCH, "web", 9, 20);
        happened(APRIL, "web", 30, 2000);
        PeriodComparison few = restore(april(Grouping.ALL));
        assertThat(few.verdict()).isEqualTo(ComparisonVerdict.TOO_FEW);
        assertThat(few.differenceSeconds()).isPositive();
        assertThat(few.lowSeconds()).isNull();
        assertThat(few.highSeconds()).isNull();
        assertThat(april(Grouping.ALL).comparison().smallestN()).isEqualTo(10);

        happened(time("2024-03-20T00:00:00Z"), "web", 1, 20);
        assertThat(restore(april(Grouping.ALL)).verdict()).isEqualTo(ComparisonVerdict.LONGER);
    }

    @Test
    void nothingBesideNothingHasNoDifference() {
        PeriodComparison nothing = restore(april(Grouping.ALL));

        assertThat(nothing)
                .isEqualTo(new PeriodComparison(0, 0, 0, 0, null, null, null, null, null, ComparisonVerdict.TOO_FEW));
    }

    @Test
    void theSameQuestionGetsTheSameAnswerAlsoAfterLaterEvents() {
        happened(MARCH, "web", 30, 20);
        happened(APRIL, "web", 30, 25);
        MeasuresResponse before = april(Grouping.SERVICE);
        happened(MAY, "web", 5, 20);

        assertThat(april(Grouping.SERVICE).groups()).isEqualTo(before.groups());
    }
}

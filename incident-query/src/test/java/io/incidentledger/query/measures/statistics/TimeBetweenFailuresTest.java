package io.incidentledger.query.measures.statistics;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.IncidentReopened;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.MilestoneQuality;
import io.incidentledger.query.measures.SampleIncidents;
import org.junit.jupiter.api.Test;

import static io.incidentledger.events.History.impact;
import static io.incidentledger.events.History.interval;
import static io.incidentledger.events.History.stated;
import static io.incidentledger.events.History.time;
import static org.assertj.core.api.Assertions.assertThat;

class TimeBetweenFailuresTest {

    private static final Instant NOW = time("20:00");

    private final SampleIncidents sampleIncidents = new SampleIncidents();

    private void failed(String id, String from, String to, String... services) {
        sampleIncidents.add(id, from, List.of(services), stated(Milestone.IMPACT_STARTED, from),
                stated(Milestone.IMPACT_ENDED, to));
    }

    private void happened(String id, String service, IncidentEvent... events) {
        sampleIncidents.add(id, "10:00", List.of(service), events);
    }

    private TimeBetweenFailures gaps() {
        return TimeBetweenFailures.of(2, sampleIncidents.rows(), NOW, NOW);
    }

    private MeasureStatistics before(String id, String service) {
        DurationCollector durationCollector = new DurationCollector(false);
        gaps().count(sampleIncidents.row(id), service, durationCollector);
        return durationCollector.figures();
    }

    @Test
    void aGapRunsFromTheEndOfOneImpactToTheStartOfTheNextAndBelongsToTheNext() {
        failed("second", "12:00", "12:30", "web");
        failed("first", "10:00", "10:30", "web");

        assertThat(before("second", "web").maxSeconds()).hasToString("5400");
        assertThat(before("first", "web").n()).isZero();
        assertThat(before("first", "web").blanks()).isZero();
    }

    @Test
    void servicesFailByThemselves() {
        failed("first", "10:00", "10:30", "web");
        failed("second", "12:00", "12:30", "api");

        assertThat(before("second", "api").n()).isZero();
        assertThat(before("second", "web").n()).isZero();
    }

    @Test
    void overlappingAndTouchingImpactsAreOneFailure() {
        failed("long", "10:00", "12:00", "web");
        failed("within", "10:30", "11:00", "web");
        failed("touching", "12:00", "12:30", "web");
        failed("next", "13:00", "13:10", "web");

        assertThat(before("within", "web").n()).isZero();
        assertThat(before("touching", "web").n()).isZero();
        assertThat(before("next", "web").maxSeconds()).hasToString("1800");
    }

    @Test
    void anIntervalOfOneServiceIsNoFailureOfAnother() {
        sampleIncidents.add("first", "10:00", List.of("web", "api"), impact(interval("web", "10:00", "10:30")));
        failed("second", "12:00", "12:30", "web", "api");

        assertThat(before("second", "web").n()).isEqualTo(1);
        assertThat(before("second", "api").n()).isZero();
        assertThat(before("first", "api").blanks()).isEqualTo(1);
    }

    private void reopened(String id) {
        happened(id, "web", stated(Milestone.IMPACT_STARTED, "10:00"), stated(Milestone.IMPACT_ENDED, "10:30"),
                new IncidentReopened(null, time("11:00")), stated(Milestone.IMPACT_ENDED, "11:30"));
    }

    @Test
    void aReopeningIsNoFailureOfItsOwn() {
        reopened("i");
        failed("next", "12:00", "12:30", "web");

        assertThat(before("i", "web").n()).isZero();
        assertThat(before("i", "web").blanks()).isZero();
        assertThat(before("next", "web").maxSeconds()).hasToString("1800");
    }

    @Test
    void severalIntervalsOfOneIncidentAreOneFailure() {
        happened("i", "web", impact(interval("web", "10:00", "10:10"), interval("web", "10:40", "10:50"),
                interval(null, "11:20", "11:30")));
        failed("within", "10:20", "10:30", "web");
        failed("next", "12:00", "12:30", "web");

        assertThat(before("i", "web").n()).isZero();
        assertThat(before("within", "web").n()).isZero();
        assertThat(before("next", "web").n()).isEqualTo(1);
        assertThat(before("next", "web").maxSeconds()).hasToString("1800");
        assertThat(gaps().openGap("web")).isEqualTo(Duration.ofMinutes(7 * 60 + 30));
    }

    @Test
    void aContradictionInOneIntervalIsOneInvalidOfTheIncident() {
        happened("i", "web", impact(interval("web", "10:10", "10:00"), interval("web", "10:30", "10:20"),
                interval("web", "11:00", "11:10")));

        assertThat(before("i", "web").invalids()).isEqualTo(1);
        assertThat(before("i", "web").n()).isZero();
        assertThat(gaps().openGap("web")).isNull();
    }

    /// Results by the first version of the built-in measures must not change.
    @Test
    void byTheFirstVersionOfTheBuiltInMeasuresAReopenedIncidentFailsTwice() {
        reopened("i");
        DurationCollector durationCollector = new DurationCollector(false);
        TimeBetweenFailures.of(1, sampleIncidents.rows(), NOW, NOW).count(sampleIncidents.row("i"), "web",
                durationCollector);

        assertThat(durationCollector.figures().maxSeconds()).hasToString("1800");
    }

    @Test
    void theGapThatIsStillOpenStandsBeside() {
        failed("first", "10:00", "10:30", "web");
        assertThat(gaps().openGap("web")).isEqualTo(Duration.ofMinutes(9 * 60 + 30));
        assertThat(TimeBetweenFailures.of(2, sampleIncidents.rows(), NOW, time("11:00")).openGap("web"))
                .isEqualTo(Duration.ofMinutes(30));
        assertThat(gaps().openGap("api")).isNull();

        happened("second", "web", stated(Milestone.IMPACT_STARTED, "12:00"));
        assertThat(gaps().openGap("web")).isNull();
    }

    @Test
    void whileAServiceFailsEveryFurtherImpactIsTheSameFailure() {
        happened("lasting", "web", stated(Milestone.IMPACT_STARTED, "10:00"));
        failed("second", "12:00", "12:30", "web");

        assertThat(before("second", "web").n()).isZero();
    }

    @Test
    void anUnknownImpactIsBlankAndAContradictoryOneInvalid() {
        happened("unknown", "web");
        happened("negative", "web", stated(Milestone.IMPACT_STARTED, "11:00"), stated(Milestone.IMPACT_ENDED, "10:00"));
        happened("future", "web", stated(Milestone.IMPACT_STARTED, "11:00"), stated(Milestone.IMPACT_ENDED, "21:00"));

        assertThat(before("unknown", "web").blanks()).isEqualTo(1);
        assertThat(before("negative", "web").invalids()).isEqualTo(1);
        assertThat(before("future", "web").invalids()).isEqualTo(1);
        assertThat(gaps().openGap("web")).isNull();
    }

    @Test
    void noGapRestsOnAnAssumedTime() {
        happened("assumed", "web", stated(Milestone.IMPACT_STARTED, "10:00"),
                stated(Milestone.IMPACT_ENDED, "10:30", MilestoneQuality.ASSUMED));
        assertThat(gaps().openGap("web")).isNull();
        failed("next", "12:00", "12:30", "web");

        assertThat(before("next", "web").blanks()).isEqualTo(1);
        assertThat(before("next", "web").n()).isZero();
    }
}

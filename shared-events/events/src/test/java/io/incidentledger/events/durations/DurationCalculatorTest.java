package io.incidentledger.events.durations;

import java.time.Duration;
import java.time.Instant;

import io.incidentledger.events.History;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.IncidentAcknowledged;
import io.incidentledger.events.IncidentEvent.IncidentCancelled;
import io.incidentledger.events.IncidentEvent.IncidentReopened;
import io.incidentledger.events.IncidentEvent.IncidentResolved;
import io.incidentledger.events.IncidentEvent.MilestoneCleared;
import io.incidentledger.events.IncidentEvent.PostmortemPublished;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.MilestoneQuality;
import io.incidentledger.events.RecordedEvent;
import io.incidentledger.events.Role;
import io.incidentledger.events.Severity;
import io.incidentledger.events.milestones.MeasurementStatus;
import io.incidentledger.events.milestones.Milestones;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.incidentledger.events.History.assigned;
import static io.incidentledger.events.History.impact;
import static io.incidentledger.events.History.interval;
import static io.incidentledger.events.History.stated;
import static io.incidentledger.events.History.time;
import static io.incidentledger.events.History.update;
import static org.assertj.core.api.Assertions.assertThat;

class DurationCalculatorTest {

    private static final Instant LATER = time("2024-04-01T00:00:00Z");

    private final History history = History.ofIncident().declared(Severity.SEV2);

    private void happened(IncidentEvent... events) {
        history.add(events);
    }

    private MeasuredDuration reading(String key) {
        return reading(key, LATER);
    }

    private MeasuredDuration reading(String key, Instant now) {
        Milestones milestones = Milestones.NONE;
        for (RecordedEvent event : history.events()) {
            milestones = milestones.evolve(event);
        }
        DurationDefinition definition = DurationDefinitions.DEFAULT.all().stream().filter(it -> it.key().equals(key))
                .findFirst().orElseThrow();
        return DurationCalculator.reading(milestones, definition, now);
    }

    private void assertMinutes(String key, long minutes) {
        assertThat(reading(key)).isEqualTo(MeasuredDuration.of(Duration.ofMinutes(minutes)));
    }

    private void assertBlank(String key, MeasurementStatus state, String because) {
        assertThat(reading(key).length()).isNull();
        assertThat(reading(key).state()).isEqualTo(state);
        assertThat(reading(key).reason()).isEqualTo(because);
    }

    @ParameterizedTest
    @CsvSource({"timeToDetect, 2", "timeToAcknowledge, 5", "timeToMobilize, 9", "timeToFirstUpdate, 14",
        "timeToMitigate, 45",
        "timeToRestore, 50", "timeToResolve, 70", "timeFromDeclarationToResolve, 60", "timeToPostmortem, 1440"})
    void everyMeasureIsTheDistanceOfItsMilestones(String key, long minutes) {
        happened(stated(Milestone.IMPACT_STARTED, "13:50"), stated(Milestone.DETECTED, "13:52"),
                new IncidentAcknowledged(time("13:57")),
                new IncidentEvent.RoleAssigned(Role.INCIDENT_COMMANDER, "bob", null, null, time("14:01")),
                new IncidentEvent.IncidentMitigated(null, time("14:35")), stated(Milestone.IMPACT_ENDED, "14:40"),
                new IncidentResolved(null, time("15:00")), new PostmortemPublished(time("2024-03-06T15:00:00Z")));
        history.at("14:14").add(update(null, "we look"));

        assertMinutes(key, minutes);
    }

    @Test
    void aDurationWithoutASideIsBlankAndNeverZero() {
        happened(stated(Milestone.IMPACT_STARTED, "13:50"), assigned(Role.SCRIBE, "bob"));

        assertBlank("timeToDetect", MeasurementStatus.PENDING, "detected is not known");
        assertBlank("timeToMobilize", MeasurementStatus.PENDING, "detected is not known");
        assertBlank("timeToResolve", MeasurementStatus.PENDING, "resolved is not known");
        assertBlank("timeToRestore", MeasurementStatus.PENDING, "impactEnded is not known");
    }

    @Test
    void whatAnIncidentThatWasCancelledLacksDoesNotApply() {
        happened(new IncidentCancelled(null, null));

        assertBlank("timeToResolve", MeasurementStatus.NOT_APPLICABLE, "impactStarted is not known");
        assertBlank("timeToRestore", MeasurementStatus.NOT_APPLICABLE, "impactStarted is not known");
    }

    @Test
    void noDurationRestsOnAnAssumedTime() {
        happened(stated(Milestone.IMPACT_STARTED, "13:50", MilestoneQuality.ASSUMED),
                stated(Milestone.DETECTED, "13:55"),
                stated(Milestone.IMPACT_ENDED, "14:30"), new IncidentResolved(null, time("14:30")));

        assertBlank("timeToDetect", MeasurementStatus.PENDING, "impactStarted is only assumed");
        assertBlank("timeToResolve", MeasurementStatus.PENDING, "impactStarted is only assumed");
        assertBlank("timeToRestore", MeasurementStatus.PENDING, "the start or end of the impact is only assumed");
        assertMinutes("timeFromDeclarationToResolve", 30);
    }

    @Test
    void anAssumedEndIsNoEndToRelyOn() {
        happened(stated(Milestone.IMPACT_STARTED, "13:50"),
                stated(Milestone.IMPACT_ENDED, "14:30", MilestoneQuality.ASSUMED));

        assertBlank("timeToRestore", MeasurementStatus.PENDING, "the start or end of the impact is only assumed");
    }

    @Test
    void anEstimatedTimeCounts() {
        happened(stated(Milestone.IMPACT_STARTED, "13:50", MilestoneQuality.ESTIMATED),
                stated(Milestone.IMPACT_ENDED, "14:30"));

        assertMinutes("timeToRestore", 40);
    }

    @Test
    void aNegativeDurationIsInvalid() {
        happened(stated(Milestone.IMPACT_STARTED, "14:10"), stated(Milestone.DETECTED, "14:05"),
                stated(Milestone.IMPACT_ENDED, "14:00"));

        assertBlank("timeToDetect", MeasurementStatus.INVALID, "it is negative");
        assertBlank("timeToRestore", MeasurementStatus.INVALID, "it is negative");
    }

    @Test
    void aDurationOfNothingIsZeroAndRecorded() {
        happened(stated(Milestone.IMPACT_STARTED, "14:10"), stated(Milestone.DETECTED, "14:10"),
                stated(Milestone.IMPACT_ENDED, "14:10"));

        assertMinutes("timeToDetect", 0);
        assertMinutes("timeToRestore", 0);
    }

    @Test
    void aDurationThatReachesBeyondTheTimeOfAskingIsInvalid() {
        happened(stated(Milestone.IMPACT_STARTED, "13:50"), stated(Milestone.IMPACT_ENDED, "14:30"),
                new IncidentResolved(null, time("14:30")));

        assertThat(reading("timeToRestore", time("14:29")).state()).isEqualTo(MeasurementStatus.INVALID);
        assertThat(reading("timeToResolve", time("14:29")).state()).isEqualTo(MeasurementStatus.INVALID);
        assertThat(reading("timeToRestore", time("14:30")).state()).isEqualTo(MeasurementStatus.RECORDED);
    }

    @Test
    void theImpactOfAllCyclesIsAddedUp() {
        happened(stated(Milestone.IMPACT_STARTED, "13:50"), new IncidentResolved(null, time("14:20")),
                stated(Milestone.IMPACT_ENDED, "14:20"), new IncidentReopened(null, time("15:00")));
        assertBlank("timeToRestore", MeasurementStatus.PENDING, "impactEnded is not known");
        assertBlank("timeToResolve", MeasurementStatus.PENDING, "resolved is not known");

        happened(new IncidentResolved(null, time("15:30")), stated(Milestone.IMPACT_ENDED, "15:25"));
        assertMinutes("timeToRestore", 30 + 25);
        assertMinutes("timeToResolve", 100);
    }

    @Test
    void aCycleThatIsNotKnownToHaveEndedLastedIntoTheNext() {
        happened(stated(Milestone.IMPACT_STARTED, "13:50"), new IncidentReopened(null, time("15:00")),
                stated(Milestone.IMPACT_ENDED, "15:25"));

        assertMinutes("timeToRestore", 95);
    }

    @Test
    void aCycleWhoseEndNobodyStatedEndedWithItsResolution() {
        happened(stated(Milestone.IMPACT_STARTED, "13:50"), new IncidentResolved(null, time("14:20")),
                new IncidentReopened(null, time("15:00")), stated(Milestone.IMPACT_ENDED, "15:25"));

        assertMinutes("timeToRestore", 30 + 25);
    }

    @Test
    void theImpactIsUnknownWhenOnlyALaterCycleHasABeginning() {
        happened(new IncidentResolved(null, time("14:20")), stated(Milestone.IMPACT_ENDED, "14:20"),
                new IncidentReopened(null, time("15:00")), stated(Milestone.IMPACT_ENDED, "15:25"));

        assertBlank("timeToRestore", MeasurementStatus.PENDING, "impactStarted is not known");
    }

    @Test
    void overlappingIntervalsCountOnce() {
        happened(impact(interval("search", "13:00", "13:30"), interval("checkout", "13:20", "13:50"),
                interval("search", "13:25", "13:28"), interval(null, "15:00", "15:10"),
                interval("pay", "15:10", "15:15")));

        assertMinutes("timeToRestore", 50 + 15);
    }

    @Test
    void intervalsReplaceTheCycleAndEachOther() {
        happened(stated(Milestone.IMPACT_STARTED, "13:00"), stated(Milestone.IMPACT_ENDED, "14:00"),
                impact(interval(null, "13:00", "13:10")));
        assertMinutes("timeToRestore", 10);

        happened(impact(interval(null, "13:00", "13:05"), interval(null, "13:50", "14:00")));
        assertMinutes("timeToRestore", 15);

        happened(impact());
        assertMinutes("timeToRestore", 60);
    }

    @Test
    void anIntervalThatLastsEndsWithTheIncidentsImpact() {
        happened(impact(interval("checkout", "13:00", null), interval("search", "13:10", "13:20")));
        assertBlank("timeToRestore", MeasurementStatus.PENDING, "impactEnded is not known");

        happened(new IncidentResolved(null, time("14:00")), stated(Milestone.IMPACT_ENDED, "14:00"));
        assertMinutes("timeToRestore", 60);
    }

    @Test
    void aReopeningCountsBesideTheIntervalsOfBefore() {
        happened(impact(interval("checkout", "13:00", "13:30")), new IncidentResolved(null, time("14:00")),
                new IncidentReopened(null, time("15:00")));
        assertBlank("timeToRestore", MeasurementStatus.PENDING, "impactEnded is not known");

        happened(stated(Milestone.IMPACT_ENDED, "15:20"));
        assertMinutes("timeToRestore", 50);

        happened(impact(interval("checkout", "13:00", "13:30"), interval("checkout", "15:05", "15:10")));
        assertMinutes("timeToRestore", 35);
    }

    @Test
    void withdrawingTheEndOpensTheImpactAgain() {
        happened(stated(Milestone.IMPACT_STARTED, "13:50"), stated(Milestone.IMPACT_ENDED, "14:20"),
                new MilestoneCleared(Milestone.IMPACT_ENDED, null, null));

        assertBlank("timeToRestore", MeasurementStatus.PENDING, "impactEnded is not known");
    }

    @Test
    void lengthsAreExactToTheMicrosecond() {
        happened(stated(Milestone.IMPACT_STARTED, "2024-03-05T13:50:00.000001Z"),
                stated(Milestone.DETECTED, "2024-03-05T13:50:01.500003Z"));

        assertThat(DurationSeconds.of(reading("timeToDetect").length())).hasToString("1.500002");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "600, 600", "90000, 90000", "1.5, 1.5", "0.25, 0.25", "0.1234567, 0.123457"})
    void secondsAreWrittenPlainly(double seconds, String written) {
        assertThat(DurationSeconds.of(seconds)).hasToString(written);
    }
}

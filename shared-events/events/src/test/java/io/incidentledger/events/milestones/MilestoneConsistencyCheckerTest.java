package io.incidentledger.events.milestones;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.incidentledger.events.History;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.IncidentCancelled;
import io.incidentledger.events.IncidentEvent.IncidentClosed;
import io.incidentledger.events.IncidentEvent.IncidentReopened;
import io.incidentledger.events.IncidentEvent.IncidentResolved;
import io.incidentledger.events.IncidentEvent.PostmortemPublished;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.RecordedEvent;
import io.incidentledger.events.Severity;
import io.incidentledger.events.durations.DurationCalculator;
import io.incidentledger.events.durations.DurationDefinitions;
import io.incidentledger.events.durations.MeasuredDuration;
import io.incidentledger.events.policy.MilestoneOccurrence;
import io.incidentledger.events.policy.OccurrenceChoice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static io.incidentledger.events.History.impact;
import static io.incidentledger.events.History.interval;
import static io.incidentledger.events.History.stated;
import static io.incidentledger.events.History.time;
import static org.assertj.core.api.Assertions.assertThat;

/// Tests that contradictions are found in every cycle of an incident, which was declared at 14:00.
class MilestoneConsistencyCheckerTest {

    private static final Instant LATER = time("2024-03-06T00:00:00Z");

    private final History history = History.ofIncident().declared(Severity.SEV2);

    private Milestones milestones() {
        Milestones milestones = Milestones.NONE;
        for (RecordedEvent event : history.events()) {
            milestones = milestones.evolve(event);
        }
        return milestones;
    }

    private List<List<String>> moments() {
        return MilestoneConsistencyChecker.all(milestones(), LATER).stream().map(Contradiction::moments).toList();
    }

    private static IncidentEvent resolved(String at) {
        return new IncidentResolved(null, time(at));
    }

    private static IncidentEvent reopened(String at) {
        return new IncidentReopened(null, time(at));
    }

    private MeasurementStatus stateOf(String measure) {
        return DurationCalculator.reading(milestones(), DurationDefinitions.DEFAULT.named(measure), LATER).state();
    }

    static List<MilestoneOrdering> pairs() {
        return MilestoneOrdering.ALL;
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void eachPairOfTheTableIsToldWhenItIsTheOtherWayRound(MilestoneOrdering pair) {
        history.add(stated(pair.earlier(), "15:00"), stated(pair.later(), "14:59"));
        assertThat(moments()).contains(List.of(pair.earlier().wireName(), pair.later().wireName()));

        history.add(stated(pair.later(), "15:00"));
        assertThat(moments()).doesNotContain(List.of(pair.earlier().wireName(), pair.later().wireName()));
    }

    @Test
    void aResolutionBeforeTheStartIsToldAfterTheIncidentCameBackToo() {
        history.add(stated(Milestone.IMPACT_STARTED, "14:10"), resolved("14:05"), reopened("15:00"),
                resolved("15:30"), stated(Milestone.IMPACT_ENDED, "15:30"));

        assertThat(moments()).contains(List.of("impactStarted", "resolved"));
        assertThat(milestones().reading(Milestone.RESOLVED, LATER).state()).isEqualTo(MeasurementStatus.RECORDED);
        assertThat(stateOf("timeToRestore")).isEqualTo(MeasurementStatus.INVALID);
    }

    @Test
    void aReopeningBeforeWhatItReopensIsTold() {
        history.add(stated(Milestone.IMPACT_STARTED, "14:00"), resolved("14:40"), reopened("14:30"),
                resolved("15:00"), stated(Milestone.IMPACT_ENDED, "15:00"));

        assertThat(moments()).containsExactly(List.of("resolved", "reopened"));
        assertThat(stateOf("timeToRestore")).isEqualTo(MeasurementStatus.INVALID);
        assertThat(stateOf("timeToResolve")).isEqualTo(MeasurementStatus.RECORDED);
    }

    @Test
    void aReopeningBeforeTheClosingIsTold() {
        history.add(resolved("14:40"), new IncidentClosed(null, time("14:50")), reopened("14:45"));

        assertThat(moments()).containsExactly(List.of("closed", "reopened"));
    }

    @Test
    void aSecondResolutionBeforeTheReopeningIsInvalid() {
        history.add(stated(Milestone.IMPACT_STARTED, "14:00"), resolved("14:40"), reopened("15:00"),
                resolved("14:50"));

        assertThat(moments()).containsExactly(List.of("reopened", "resolved"));
        assertThat(milestones().reading(Milestone.RESOLVED, LATER).state()).isEqualTo(MeasurementStatus.INVALID);
        assertThat(stateOf("timeToResolve")).isEqualTo(MeasurementStatus.INVALID);
    }

    @Test
    void soIsTheOneOfACycleInBetween() {
        history.add(resolved("14:40"), reopened("15:00"), resolved("14:50"), reopened("15:10"), resolved("15:20"));

        assertThat(moments()).containsExactly(List.of("reopened", "resolved"),
                List.of("impactStarted", "impactEnded"));
        assertThat(MilestoneConsistencyChecker.all(milestones(), LATER).getFirst().statement())
                .startsWith("resolved of cycle 2 is before reopened");
    }

    @Test
    void aMitigationOfTheFirstCycleMayBeToldAgainInTheSecond() {
        history.add(resolved("14:40"), reopened("15:00"), stated(Milestone.MITIGATED, "14:30"));

        assertThat(moments()).isEmpty();
    }

    @Test
    void anEndOfTheImpactBeforeTheReopeningIsInvalidUnlessIntervalsStandForIt() {
        history.add(stated(Milestone.IMPACT_STARTED, "14:00"), resolved("14:40"), reopened("15:00"),
                stated(Milestone.IMPACT_ENDED, "14:35"));
        assertThat(moments()).contains(List.of("reopened", "impactEnded"), List.of("impactStarted", "impactEnded"));

        history.add(impact(interval(null, "14:00", "14:35")));
        assertThat(moments()).isEmpty();
    }

    @Test
    void anIntervalThatEndsBeforeItBeginsIsTold() {
        history.add(impact(interval("checkout", "14:10", "14:05"), interval(null, "14:00", "14:30")));

        assertThat(MilestoneConsistencyChecker.all(milestones(), LATER)).extracting(Contradiction::kind)
                .containsExactly(Contradiction.Kind.IMPACT_ORDER);
    }

    @Test
    void aPostmortemBeforeTheOnlyResolutionIsToldWhileTheIncidentIsOpenAgain() {
        history.add(resolved("14:40"), new PostmortemPublished(time("14:30")), reopened("15:00"));

        assertThat(moments()).containsExactly(List.of("resolved", "postmortemPublished"));
    }

    @Test
    void whatWasCancelledBeforeItWasDeclaredIsTold() {
        history.add(new IncidentCancelled(null, time("13:00")));

        assertThat(moments()).containsExactly(List.of("declared", "cancelled"));
    }

    @Test
    void aFigureIsInvalidWhenEitherOfItsSidesIs() {
        history.add(stated(Milestone.IMPACT_STARTED, "14:20"), stated(Milestone.DETECTED, "14:10"),
                stated(Milestone.ACKNOWLEDGED, "14:30"));
        MeasuredDuration acknowledged = DurationCalculator.reading(milestones(),
                DurationDefinitions.DEFAULT.named("timeToAcknowledge"), LATER);

        assertThat(acknowledged)
                .isEqualTo(new MeasuredDuration(null, MeasurementStatus.INVALID, "detected contradicts another time"));
        history.add(stated(Milestone.DETECTED, "14:20"));
        assertThat(
                DurationCalculator.reading(milestones(), DurationDefinitions.DEFAULT.named("timeToAcknowledge"), LATER)
                        .length())
                .isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void soIsAFigureFromAnOccurrenceOfAFormerCycle() {
        history.add(stated(Milestone.IMPACT_STARTED, "14:10"), resolved("14:05"), reopened("15:00"),
                resolved("15:30"));
        Milestones milestones = milestones();

        MilestoneFact first = milestones.fact(new MilestoneOccurrence(Milestone.RESOLVED, OccurrenceChoice.FIRST));
        MilestoneFact last = milestones.fact(new MilestoneOccurrence(Milestone.RESOLVED, OccurrenceChoice.LAST));
        assertThat(MilestoneConsistencyChecker.isOutOfOrder(milestones, Milestone.RESOLVED, first)).isTrue();
        assertThat(MilestoneConsistencyChecker.isOutOfOrder(milestones, Milestone.RESOLVED, last)).isFalse();
    }
}

package io.incidentledger.events.durations;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.incidentledger.events.History;
import io.incidentledger.events.IncidentEvent.IncidentReopened;
import io.incidentledger.events.IncidentEvent.IncidentResolved;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.MilestoneQuality;
import io.incidentledger.events.RecordedEvent;
import io.incidentledger.events.Severity;
import io.incidentledger.events.milestones.MeasurementStatus;
import io.incidentledger.events.milestones.MilestoneFact;
import io.incidentledger.events.milestones.Milestones;
import io.incidentledger.events.policy.MilestoneOccurrence;
import io.incidentledger.events.policy.OccurrenceChoice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static io.incidentledger.events.History.impact;
import static io.incidentledger.events.History.interval;
import static io.incidentledger.events.History.stated;
import static io.incidentledger.events.History.time;
import static io.incidentledger.events.History.update;
import static org.assertj.core.api.Assertions.assertThat;

/// Tests scenarios in which a milestone was reached at another time or is not known.
class SuppositionsTest {

    private static final Instant NOW = time("2024-06-01T00:00:00Z");
    private static final DurationDefinition RESTORE = DurationDefinitions.DEFAULT.named("timeToRestore");

    private final History history = History.ofIncident().declared(Severity.SEV2);

    private Milestones milestones() {
        Milestones milestones = Milestones.NONE;
        for (RecordedEvent event : history.events()) {
            milestones = milestones.evolve(event);
        }
        return milestones;
    }

    private Milestones supposing(Milestone milestone, String at) {
        return milestones().supposing(milestone, new MilestoneFact(time(at), NOW, 0, null));
    }

    private static List<String> stretches(Milestones milestones) {
        return milestones.impact().periods().stream()
                .map(each -> clock(each.from()) + "–" + (each.to() == null ? "" : clock(each.to()))).sorted().toList();
    }

    private static String clock(Instant at) {
        return at.toString().substring(11, 16);
    }

    private static MeasuredDuration restoration(Milestones milestones) {
        return DurationCalculator.reading(milestones, RESTORE, NOW);
    }

    private static Instant at(Milestones milestones, Milestone milestone, OccurrenceChoice occurrenceChoice) {
        MilestoneFact fact = milestones.fact(new MilestoneOccurrence(milestone, occurrenceChoice));
        return fact == null ? null : fact.at();
    }

    @ParameterizedTest
    @EnumSource(Milestone.class)
    void aMilestoneIsThenWhenItIsSupposedToBeAndNothingElseMoves(Milestone milestone) {
        history.add(stated(Milestone.DETECTED, "14:05"), stated(Milestone.CLOSED, "18:00"));
        Milestones before = milestones();
        Milestones after = supposing(milestone, "15:30");

        for (Milestone each : Milestone.values()) {
            assertThat(after.fact(each)).isEqualTo(each == milestone
                    ? new MilestoneFact(time("15:30"), NOW, 0, null)
                    : before.fact(each));
        }
    }

    @Test
    void whatIsSupposedOfTheFirstUpdateLeavesTheLastOneAlone() {
        history.at("14:30").add(update(null, "one")).at("15:10").add(update(null, "two"));
        Milestones after = supposing(Milestone.FIRST_UPDATE, "14:10");

        assertThat(at(after, Milestone.FIRST_UPDATE, OccurrenceChoice.FIRST)).isEqualTo(time("14:10"));
        assertThat(at(after, Milestone.FIRST_UPDATE, OccurrenceChoice.LAST)).isEqualTo(time("15:10"));
    }

    @Test
    void aTimeThatIsMovedIsStillToldByItsEventAndAsWellKnownAsBefore() {
        MilestoneFact fact = new MilestoneFact(time("14:00"), time("14:20"), 7, MilestoneQuality.ASSUMED);

        assertThat(fact.movedTo(time("13:00")))
                .isEqualTo(new MilestoneFact(time("13:00"), time("14:20"), 7, MilestoneQuality.ASSUMED));
    }

    @Test
    void whoMovesTheStartMovesTheIntervalsThatBeginTheImpact() {
        history.add(impact(interval("a", "14:00", "15:00"), interval("b", "14:00", "14:30"),
                interval("c", "14:20", "16:00")));

        assertThat(stretches(supposing(Milestone.IMPACT_STARTED, "13:50"))).containsExactly("13:50–14:30",
                "13:50–15:00", "14:20–16:00");
        assertThat(restoration(supposing(Milestone.IMPACT_STARTED, "13:50")).length())
                .isEqualTo(Duration.ofMinutes(130));
    }

    @Test
    void whatLiesBeforeALaterStartBeginsWithItOrFallsAway() {
        history.add(impact(interval("a", "14:00", "15:00"), interval("b", "14:10", "14:30"),
                interval("c", "14:05", "14:15")));

        assertThat(stretches(supposing(Milestone.IMPACT_STARTED, "14:20"))).containsExactly("14:20–14:30",
                "14:20–15:00");
    }

    @Test
    void intervalsMoveByAsMuchAsTheStartThatWasStatedBesideThem() {
        history.add(stated(Milestone.IMPACT_STARTED, "13:50"), impact(interval("a", "14:00", "15:00")));

        assertThat(stretches(supposing(Milestone.IMPACT_STARTED, "13:45"))).containsExactly("13:55–15:00");
        assertThat(stretches(supposing(Milestone.IMPACT_STARTED, "13:50"))).containsExactly("14:00–15:00");
    }

    @Test
    void whoMovesTheEndMovesTheIntervalsThatEndTheImpact() {
        history.add(impact(interval("a", "14:00", "15:00"), interval("b", "14:20", "14:50"),
                interval("c", "14:55", "15:00")));

        assertThat(stretches(supposing(Milestone.IMPACT_ENDED, "15:10"))).containsExactly("14:00–15:10",
                "14:20–14:50", "14:55–15:10");
        assertThat(stretches(supposing(Milestone.IMPACT_ENDED, "14:40"))).containsExactly("14:00–14:40",
                "14:20–14:40");
        assertThat(supposing(Milestone.IMPACT_ENDED, "14:40").fact(Milestone.IMPACT_ENDED).at())
                .isEqualTo(time("14:40"));
    }

    @Test
    void anIntervalThatLastsEndsWithTheEndThatIsSupposed() {
        history.add(impact(interval("a", "14:00", null), interval("b", "14:10", "14:50")));
        assertThat(stretches(supposing(Milestone.IMPACT_ENDED, "15:00"))).containsExactly("14:00–15:00",
                "14:10–14:50");
        assertThat(stretches(supposing(Milestone.IMPACT_ENDED, "14:30"))).containsExactly("14:00–14:30",
                "14:10–14:30");

        history.add(stated(Milestone.IMPACT_ENDED, "15:00"));
        assertThat(stretches(supposing(Milestone.IMPACT_ENDED, "15:05"))).containsExactly("14:00–15:05",
                "14:10–14:50");
    }

    @Test
    void aContradictionThatIsSupposedIsShownAsOne() {
        history.add(impact(interval("a", "14:00", "15:00")));

        assertThat(stretches(supposing(Milestone.IMPACT_STARTED, "15:30"))).containsExactly("15:30–15:00");
        assertThat(restoration(supposing(Milestone.IMPACT_ENDED, "13:30")).state())
                .isEqualTo(MeasurementStatus.INVALID);
    }

    @Test
    void theEndOfAReopenedIncidentIsThatOfItsLastCycle() {
        history.add(impact(interval("a", "14:00", "15:00")), new IncidentResolved(null, time("15:00")))
                .at("16:00").add(new IncidentReopened(null, null), stated(Milestone.IMPACT_ENDED, "16:30"));

        assertThat(stretches(supposing(Milestone.IMPACT_ENDED, "16:10"))).containsExactly("14:00–15:00",
                "16:00–16:10");
    }

    @Test
    void withoutItsStartAnImpactHasNoLengthAndItsEndsStayKnown() {
        history.add(stated(Milestone.IMPACT_STARTED, "14:00"), stated(Milestone.IMPACT_ENDED, "15:00"))
                .at("16:00").add(new IncidentReopened(null, null), stated(Milestone.IMPACT_ENDED, "16:30"));
        Milestones after = milestones().without(Milestone.IMPACT_STARTED);

        assertThat(stretches(after)).isEmpty();
        assertThat(restoration(after).state()).isEqualTo(MeasurementStatus.PENDING);
        assertThat(at(after, Milestone.IMPACT_STARTED, null)).isNull();
        assertThat(at(after, Milestone.IMPACT_STARTED, OccurrenceChoice.LAST)).isNull();
        assertThat(at(after, Milestone.IMPACT_ENDED, OccurrenceChoice.FIRST)).isEqualTo(time("15:00"));
        assertThat(at(after, Milestone.IMPACT_ENDED, OccurrenceChoice.LAST)).isEqualTo(time("16:30"));
    }

    @Test
    void withoutTheStartOfIntervalsTheirEndStaysKnown() {
        history.add(impact(interval("a", "14:00", "14:30"), interval("b", "14:50", "15:00")));
        Milestones after = milestones().without(Milestone.IMPACT_STARTED);

        assertThat(stretches(after)).isEmpty();
        assertThat(at(after, Milestone.IMPACT_ENDED, OccurrenceChoice.FIRST)).isEqualTo(time("14:30"));
        assertThat(at(after, Milestone.IMPACT_ENDED, null)).isEqualTo(time("15:00"));
    }

    @Test
    void withoutItsEndsAnImpactLasts() {
        history.add(impact(interval("a", "14:00", "14:30"), interval("b", "14:50", "15:00")),
                stated(Milestone.IMPACT_ENDED, "15:00"));
        Milestones after = milestones().without(Milestone.IMPACT_ENDED);

        assertThat(stretches(after)).containsExactly("14:00–", "14:50–");
        assertThat(restoration(after).state()).isEqualTo(MeasurementStatus.PENDING);
        assertThat(at(after, Milestone.IMPACT_ENDED, OccurrenceChoice.FIRST)).isNull();
        assertThat(at(after, Milestone.IMPACT_STARTED, null)).isEqualTo(time("14:00"));
    }

    @ParameterizedTest
    @EnumSource(Milestone.class)
    void ofWhatIsDroppedNoOccurrenceIsKnown(Milestone milestone) {
        history.at("14:30").add(update(null, "one"), new IncidentResolved(null, null), stated(milestone, "14:40"))
                .at("15:10").add(new IncidentReopened(null, null), update(null, "two"),
                        new IncidentResolved(null, null), stated(milestone, "15:20"));
        Milestones after = milestones().without(milestone);

        assertThat(at(after, milestone, null)).isNull();
        assertThat(at(after, milestone, OccurrenceChoice.FIRST)).isNull();
        assertThat(at(after, milestone, OccurrenceChoice.LAST)).isNull();
    }
}

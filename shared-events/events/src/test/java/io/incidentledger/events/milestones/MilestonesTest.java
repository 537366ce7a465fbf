package io.incidentledger.events.milestones;

import java.time.Instant;

import io.incidentledger.events.Audience;
import io.incidentledger.events.History;
import io.incidentledger.events.IncidentEvent.IncidentAcknowledged;
import io.incidentledger.events.IncidentEvent.IncidentCancelled;
import io.incidentledger.events.IncidentEvent.IncidentClosed;
import io.incidentledger.events.IncidentEvent.IncidentMerged;
import io.incidentledger.events.IncidentEvent.IncidentMitigated;
import io.incidentledger.events.IncidentEvent.IncidentReopened;
import io.incidentledger.events.IncidentEvent.IncidentResolved;
import io.incidentledger.events.IncidentEvent.IncidentRevived;
import io.incidentledger.events.IncidentEvent.IncidentUnmerged;
import io.incidentledger.events.IncidentEvent.MilestoneCleared;
import io.incidentledger.events.IncidentEvent.PostmortemPublished;
import io.incidentledger.events.IncidentEvent.StatusUpdated;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.MilestoneQuality;
import io.incidentledger.events.RecordedEvent;
import io.incidentledger.events.Role;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Status;
import io.incidentledger.events.durations.DurationDefinition;
import io.incidentledger.events.durations.DurationDefinitions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.incidentledger.events.History.assigned;
import static io.incidentledger.events.History.impact;
import static io.incidentledger.events.History.interval;
import static io.incidentledger.events.History.stated;
import static io.incidentledger.events.History.time;
import static io.incidentledger.events.History.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class MilestonesTest {

    private static final Instant LATER = time("2024-04-01T00:00:00Z");

    private final History history = History.ofIncident().declared(Severity.SEV2);

    private Milestones milestones() {
        Milestones milestones = Milestones.NONE;
        for (RecordedEvent event : history.events()) {
            milestones = milestones.evolve(event);
        }
        return milestones;
    }

    private EvaluatedMilestone reading(Milestone milestone) {
        return milestones().reading(milestone, LATER);
    }

    private void assertRecorded(Milestone milestone, String at) {
        EvaluatedMilestone reading = reading(milestone);
        assertThat(reading.state()).isEqualTo(MeasurementStatus.RECORDED);
        assertThat(reading.at()).isEqualTo(time(at));
    }

    private void assertInvalid(Milestone milestone, String because) {
        EvaluatedMilestone reading = reading(milestone);
        assertThat(reading.state()).isEqualTo(MeasurementStatus.INVALID);
        assertThat(reading.at()).isNotNull();
        assertThat(reading.reason()).contains(because);
    }

    @Test
    void anIncidentThatWasJustDeclaredHasOnlyThatMilestone() {
        assertRecorded(Milestone.DECLARED, "14:00");
        assertThat(milestones().readings(LATER)).hasSize(Milestone.values().length);
        assertThat(milestones().readings(LATER).values().stream().filter(it -> it.state() == MeasurementStatus.PENDING))
                .hasSize(Milestone.values().length - 1)
                .allMatch(it -> it.at() == null && it.recordedAt() == null && it.quality() == null);
    }

    @Test
    void eachMilestoneComesFromItsEvent() {
        history.at("14:05").add(new IncidentAcknowledged(null), assigned(Role.INCIDENT_COMMANDER, "bob"))
                .at("14:10").add(update(null, "we look"))
                .at("14:20").add(update(Status.IDENTIFIED, null))
                .at("14:40").add(new IncidentMitigated(null, null))
                .at("15:00").add(new IncidentResolved(null, null))
                .at("16:00").add(new PostmortemPublished(null))
                .at("17:00").add(new IncidentClosed(null, null));

        assertRecorded(Milestone.ACKNOWLEDGED, "14:05");
        assertRecorded(Milestone.COMMANDER_ASSIGNED, "14:05");
        assertRecorded(Milestone.FIRST_UPDATE, "14:10");
        assertRecorded(Milestone.CAUSE_IDENTIFIED, "14:20");
        assertRecorded(Milestone.MITIGATED, "14:40");
        assertRecorded(Milestone.RESOLVED, "15:00");
        assertRecorded(Milestone.POSTMORTEM_PUBLISHED, "16:00");
        assertRecorded(Milestone.CLOSED, "17:00");
    }

    @Test
    void otherRolesAndWordlessUpdatesReachNoMilestone() {
        history.add(assigned(Role.SCRIBE, "bob"), update(Status.MONITORING, null));

        assertThat(reading(Milestone.COMMANDER_ASSIGNED).state()).isEqualTo(MeasurementStatus.PENDING);
        assertThat(reading(Milestone.FIRST_UPDATE).state()).isEqualTo(MeasurementStatus.PENDING);
        assertThat(reading(Milestone.CAUSE_IDENTIFIED).state()).isEqualTo(MeasurementStatus.PENDING);
    }

    @Test
    void theFirstUpdateIsTheEarliestInTheWorldAndNotTheFirstThatWasRecorded() {
        history.at("14:30").add(update(null, "by chat"))
                .at("14:50").add(new StatusUpdated("u", null, "by phone", Audience.INTERNAL, time("14:12")))
                .at("14:55").add(update(null, "again"));

        assertRecorded(Milestone.FIRST_UPDATE, "14:12");
        assertThat(reading(Milestone.FIRST_UPDATE).recordedAt()).isEqualTo(time("14:50"));
    }

    @Test
    void aNewCommanderDoesNotMoveTheFirstAssignment() {
        history.at("14:05").add(assigned(Role.INCIDENT_COMMANDER, "bob"))
                .at("14:30").add(assigned(Role.INCIDENT_COMMANDER, "carol"));

        assertRecorded(Milestone.COMMANDER_ASSIGNED, "14:05");
    }

    @Test
    void theLastMitigationCounts() {
        history.at("14:20").add(new IncidentMitigated(null, null)).at("14:40").add(new IncidentMitigated(null, null));

        assertRecorded(Milestone.MITIGATED, "14:40");
    }

    @Test
    void whatWasStatedWinsUntilItIsWithdrawn() {
        history.at("14:05").add(new IncidentAcknowledged(null))
                .at("14:10").add(stated(Milestone.ACKNOWLEDGED, "14:03", MilestoneQuality.MEASURED))
                .at("14:20").add(new IncidentAcknowledged(null));
        assertRecorded(Milestone.ACKNOWLEDGED, "14:03");
        assertThat(reading(Milestone.ACKNOWLEDGED).quality()).isEqualTo(MilestoneQuality.MEASURED);
        assertThat(reading(Milestone.ACKNOWLEDGED).recordedAt()).isEqualTo(time("14:10"));

        history.add(new MilestoneCleared(Milestone.ACKNOWLEDGED, "typo", null));
        assertRecorded(Milestone.ACKNOWLEDGED, "14:05");
    }

    @ParameterizedTest
    @EnumSource(Milestone.class)
    void everyMilestoneCanBeStatedAndWithdrawn(Milestone milestone) {
        EvaluatedMilestone before = reading(milestone);
        history.add(stated(milestone, "14:33"));
        assertThat(reading(milestone).at()).isEqualTo(time("14:33"));

        history.add(new MilestoneCleared(milestone, null, null));
        assertThat(reading(milestone)).isEqualTo(before);
    }

    @Test
    void reopeningTakesBackTheEndAndKeepsTheRest() {
        history.add(stated(Milestone.IMPACT_STARTED, "13:50"))
                .at("14:40").add(new IncidentMitigated(null, null))
                .at("15:00").add(new IncidentResolved(null, null), stated(Milestone.IMPACT_ENDED, "15:00"))
                .at("15:10").add(stated(Milestone.RESOLVED, "14:59"), new IncidentClosed(null, null))
                .at("15:30").add(new IncidentReopened("again", null));

        assertThat(reading(Milestone.RESOLVED).state()).isEqualTo(MeasurementStatus.PENDING);
        assertThat(reading(Milestone.CLOSED).state()).isEqualTo(MeasurementStatus.PENDING);
        assertThat(reading(Milestone.IMPACT_ENDED).state()).isEqualTo(MeasurementStatus.PENDING);
        assertRecorded(Milestone.IMPACT_STARTED, "13:50");
        assertThat(reading(Milestone.MITIGATED).state()).isEqualTo(MeasurementStatus.PENDING);

        history.at("16:00").add(new IncidentMitigated(null, null), new IncidentResolved(null, null),
                stated(Milestone.IMPACT_ENDED, "15:45"));
        assertRecorded(Milestone.RESOLVED, "16:00");
        assertRecorded(Milestone.IMPACT_ENDED, "15:45");
        assertRecorded(Milestone.MITIGATED, "16:00");
    }

    @Test
    void whatIsStillPendingWhenAnIncidentIsCancelledDoesNotApply() {
        history.add(new IncidentAcknowledged(null), new IncidentCancelled("nothing", null));

        assertRecorded(Milestone.ACKNOWLEDGED, "14:00");
        assertThat(reading(Milestone.RESOLVED)).isEqualTo(EvaluatedMilestone.absent(MeasurementStatus.NOT_APPLICABLE));
    }

    @Test
    void whatIsStillPendingWhenAnIncidentIsRevivedOrUnmergedMayStillCome() {
        history.add(new IncidentCancelled("nothing", null), new IncidentRevived(null, null));
        assertThat(reading(Milestone.RESOLVED).state()).isEqualTo(MeasurementStatus.PENDING);

        history.add(new IncidentMerged("other", null, null), new IncidentUnmerged("other", null, null));
        assertThat(reading(Milestone.RESOLVED).state()).isEqualTo(MeasurementStatus.PENDING);
    }

    @Test
    void whatIsStillPendingWhenAnIncidentIsMergedDoesNotApply() {
        history.add(new IncidentMerged("other", null, null));

        assertThat(reading(Milestone.RESOLVED).state()).isEqualTo(MeasurementStatus.NOT_APPLICABLE);
    }

    @Test
    void aTimeInTheFutureIsInvalidUntilItHasPassed() {
        history.add(stated(Milestone.MITIGATION_STARTED, "15:00"));

        assertThat(milestones().reading(Milestone.MITIGATION_STARTED, time("14:59")).state())
                .isEqualTo(MeasurementStatus.INVALID);
        assertThat(milestones().reading(Milestone.MITIGATION_STARTED, time("15:00")).state())
                .isEqualTo(MeasurementStatus.RECORDED);
    }

    @Test
    void theLaterSideOfAContradictionIsInvalidAndTheOtherOneStays() {
        history.add(stated(Milestone.IMPACT_STARTED, "13:50"), stated(Milestone.DETECTED, "13:40"));

        assertRecorded(Milestone.IMPACT_STARTED, "13:50");
        assertInvalid(Milestone.DETECTED, "before impactStarted: impact cannot be detected before it starts");
    }

    @Test
    void aCorrectionAfterwardsMendsTheContradiction() {
        history.add(stated(Milestone.IMPACT_STARTED, "13:50"), stated(Milestone.DETECTED, "13:40"),
                stated(Milestone.IMPACT_STARTED, "13:35"));

        assertRecorded(Milestone.DETECTED, "13:40");
    }

    @Test
    void everyPairOfTheOrderIsChecked() {
        for (MilestoneOrdering pair : MilestoneOrdering.ALL) {
            History contradiction = History.ofIncident().declared(Severity.SEV2)
                    .add(stated(pair.earlier(), "15:00"), stated(pair.later(), "14:30"));
            Milestones milestones = Milestones.NONE;
            for (RecordedEvent event : contradiction.events()) {
                milestones = milestones.evolve(event);
            }
            assertThat(milestones.reading(pair.later(), LATER).state()).as("%s", pair)
                    .isEqualTo(MeasurementStatus.INVALID);
            assertThat(milestones.reading(pair.later(), LATER).reason()).contains(pair.reason());
            assertThat(milestones.reading(pair.earlier(), LATER).state()).as("%s", pair)
                    .isEqualTo(MeasurementStatus.RECORDED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"14:00", "14:01"})
    void equalTimesAndTheRightOrderAreValid(String resolved) {
        history.add(new IncidentResolved(null, time(resolved)));

        assertRecorded(Milestone.RESOLVED, resolved);
    }

    @Test
    void aResolutionBeforeTheLastCustomerIsServedAgainIsNoContradiction() {
        history.add(stated(Milestone.IMPACT_STARTED, "13:50"), new IncidentResolved(null, time("14:30")),
                stated(Milestone.IMPACT_ENDED, "14:50"), stated(Milestone.MITIGATED, "14:50"));

        assertRecorded(Milestone.RESOLVED, "14:30");
        assertRecorded(Milestone.IMPACT_ENDED, "14:50");
        assertRecorded(Milestone.MITIGATED, "14:50");
    }

    @Test
    void theMeasuresThatCanBeNegativeAreAllPairsOfTheOrder() {
        for (DurationDefinition definition : DurationDefinitions.DEFAULT.all()) {
            assertThat(MilestoneOrdering.ALL).as(definition.key())
                    .anyMatch(pair -> pair.earlier() == definition.from().milestone()
                            && pair.later() == definition.to().milestone());
        }
    }

    @Test
    void theImpactRunsFromTheEarliestToTheLatestStatedInterval() {
        history.at("15:00").add(impact(interval("search", "13:55", "14:20"), interval("checkout", "13:45", "14:10")));

        assertRecorded(Milestone.IMPACT_STARTED, "13:45");
        assertRecorded(Milestone.IMPACT_ENDED, "14:20");
        assertThat(reading(Milestone.IMPACT_ENDED).recordedAt()).isEqualTo(time("15:00"));
    }

    @Test
    void theImpactHasNotEndedWhileAnIntervalLasts() {
        history.add(impact(interval("search", "13:55", "14:20"), interval("checkout", "13:45", null)));

        assertThat(reading(Milestone.IMPACT_ENDED).state()).isEqualTo(MeasurementStatus.PENDING);
    }

    @Test
    void aStatedMilestoneWinsOverTheIntervals() {
        history.add(impact(interval(null, "13:45", "14:10")), stated(Milestone.IMPACT_STARTED, "13:40"),
                stated(Milestone.IMPACT_ENDED, "14:15"));

        assertRecorded(Milestone.IMPACT_STARTED, "13:40");
        assertRecorded(Milestone.IMPACT_ENDED, "14:15");
    }

    @Test
    void everyFactNamesTheEventThatToldIt() {
        history.add(stated(Milestone.DETECTED, "13:50"), stated(Milestone.DETECTED, "13:55"),
                new IncidentResolved(null, null));

        assertThat(reading(Milestone.DECLARED).position()).isEqualTo(1);
        assertThat(reading(Milestone.DETECTED).position()).isEqualTo(3);
        assertThat(reading(Milestone.RESOLVED).position()).isEqualTo(4);
        assertThat(reading(Milestone.CLOSED).position()).isNull();
        history.add(new MilestoneCleared(Milestone.DETECTED, null, null), stated(Milestone.IMPACT_STARTED, "14:10"),
                stated(Milestone.DETECTED, "14:05"));
        assertInvalid(Milestone.DETECTED, "before impactStarted");
        assertThat(reading(Milestone.DETECTED).position()).isEqualTo(7);
    }

    @Test
    void whatIsDerivedFromStatedIntervalsNamesTheEventThatStatedThem() {
        history.add(impact(interval(null, "13:00", "13:30")), impact(interval(null, "13:05", "13:40")));

        assertThat(reading(Milestone.IMPACT_STARTED).position()).isEqualTo(3);
        assertThat(reading(Milestone.IMPACT_ENDED).position()).isEqualTo(3);
        history.add(new IncidentReopened(null, time("15:00")), stated(Milestone.IMPACT_ENDED, "15:30"));
        assertThat(milestones().impact().periods()).extracting(period -> period.beginning().position(),
                period -> period.ending().position()).containsExactly(tuple(3L, 3L), tuple(4L, 5L));
    }
}

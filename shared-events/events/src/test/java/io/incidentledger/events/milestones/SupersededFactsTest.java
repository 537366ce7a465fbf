package io.incidentledger.events.milestones;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import io.incidentledger.events.Audience;
import io.incidentledger.events.CorrectedEvents;
import io.incidentledger.events.EntryKind;
import io.incidentledger.events.History;
import io.incidentledger.events.ImpactDetails;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.*;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.MilestoneQuality;
import io.incidentledger.events.RecordedEvent;
import io.incidentledger.events.Role;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Status;
import io.incidentledger.events.Visibility;
import io.incidentledger.tiers.CpuTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static io.incidentledger.events.History.assigned;
import static io.incidentledger.events.History.impact;
import static io.incidentledger.events.History.interval;
import static io.incidentledger.events.History.stated;
import static io.incidentledger.events.History.time;
import static io.incidentledger.events.History.update;
import static org.assertj.core.api.Assertions.assertThat;

class SupersededFactsTest {

    private final History history = History.ofIncident().declared(Severity.SEV2);

    private static IncidentEvent ended(String at) {
        return stated(Milestone.IMPACT_ENDED, at, MilestoneQuality.ESTIMATED);
    }

    private static IncidentEvent resolved(String at) {
        return new IncidentResolved(null, time(at));
    }

    private static IncidentEvent cleared(Milestone milestone) {
        return new MilestoneCleared(milestone, "it was wrong", null);
    }

    private static IncidentEvent retracted(int sequence) {
        return new EntryRetracted("event-" + (sequence + 1), sequence, "it was wrong", null);
    }

    private static IncidentEvent users(Long users, List<String> regions) {
        return new ImpactRecorded(new ImpactDetails(null, users, null, null, regions, null, null), null);
    }

    private static IncidentEvent details(String title, String issue) {
        return new DetailsChanged(title, null, null, issue, null, null, null);
    }

    private SupersededFacts superseded() {
        return SupersededFacts.of(CorrectedEvents.corrected(history.events()));
    }

    /// Returns marks such as "1 title by 2", preceded by "whole" for an entry of which nothing holds.
    private List<String> marks() {
        SupersededFacts superseded = superseded();
        return LongStream.range(0, history.events().size()).boxed().flatMap(sequence -> superseded.of(sequence).stream()
                .map(mark -> (superseded.whole(sequence) ? "whole " : "") + sequence + " " + mark.fact() + " by "
                        + mark.by()))
                .toList();
    }

    @Test
    void aMilestoneThatIsStatedAgainSupersedesTheFormerStatement() {
        history.add(stated(Milestone.IMPACT_STARTED, "13:00"), stated(Milestone.IMPACT_STARTED, "13:10"));
        assertThat(marks()).containsExactly("whole 1 impactStarted by 2");

        history.add(stated(Milestone.IMPACT_STARTED, "12:50"));
        assertThat(marks()).containsExactly("whole 1 impactStarted by 2", "whole 2 impactStarted by 3");
        assertThat(superseded().holding(1, "impactStarted")).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(Milestone.class)
    void thatGoesForEveryMilestone(Milestone milestone) {
        history.add(stated(milestone, "13:00"), stated(milestone, "13:10"));

        assertThat(marks()).contains("whole 1 " + milestone.wireName() + " by 2").noneMatch(it -> it.contains(" 2 "));
    }

    @Test
    void aMilestoneSupersedesTheTimeOfItsStepAndNothingElseOfIt() {
        history.add(new IncidentAcknowledged(time("14:05")), new IncidentMitigated("rolled back", time("14:10")),
                resolved("14:40"), new PostmortemPublished(null), new IncidentClosed(null, time("15:00")),
                stated(Milestone.DECLARED, "13:59"), stated(Milestone.ACKNOWLEDGED, "14:04"),
                stated(Milestone.MITIGATED, "14:09"), stated(Milestone.RESOLVED, "14:20"),
                stated(Milestone.POSTMORTEM_PUBLISHED, "14:41"), stated(Milestone.CLOSED, "14:50"));

        assertThat(marks()).containsExactly("0 declared by 6", "1 acknowledged by 7", "2 mitigated by 8",
                "3 resolved by 9", "4 postmortemPublished by 10", "5 closed by 11");
    }

    @Test
    void anEndOfTheImpactThatWasTakenFromTheResolutionGoesWithIt() {
        history.add(resolved("14:40"), ended("14:40"), stated(Milestone.RESOLVED, "14:20"));
        assertThat(marks()).containsExactly("1 resolved by 3", "whole 2 impactEnded by 3");

        history.add(stated(Milestone.RESOLVED, "14:30"));
        assertThat(marks()).containsExactly("1 resolved by 3", "whole 2 impactEnded by 4", "whole 3 resolved by 4");
        assertThat(superseded().holding(1, "resolved")).isEqualTo(4);

        history.add(cleared(Milestone.RESOLVED));
        assertThat(marks()).as("it holds again").containsExactly("whole 3 resolved by 4", "whole 4 resolved by 5");
        assertThat(superseded().holding(3, "resolved")).as("what counts again").isEqualTo(1);
    }

    @Test
    void anEndOfTheImpactThatWasMeasuredStaysWhenTheResolutionMoves() {
        history.add(resolved("14:40"), stated(Milestone.IMPACT_ENDED, "14:40", MilestoneQuality.MEASURED),
                stated(Milestone.RESOLVED, "14:20"));
        assertThat(marks()).containsExactly("1 resolved by 3");
    }

    @Test
    void anEndOfTheImpactThatIsStatedSupersedesTheOneTakenFromTheResolution() {
        history.add(resolved("14:40"), ended("14:40"), stated(Milestone.IMPACT_ENDED, "14:35"),
                stated(Milestone.RESOLVED, "14:20"));
        assertThat(marks()).containsExactly("1 resolved by 4", "whole 2 impactEnded by 3");
    }

    @Test
    void aResolutionStatedForTheSameTimeLeavesTheEndAsItIs() {
        history.add(resolved("14:40"), ended("14:40"), stated(Milestone.RESOLVED, "14:40", MilestoneQuality.MEASURED));
        assertThat(marks()).containsExactly("1 resolved by 3");
    }

    @Test
    void aWithdrawalSupersedesWhatItWithdrawsAndWhatIsStatedAfterItTheWithdrawal() {
        history.add(stated(Milestone.DETECTED, "13:00"), cleared(Milestone.DETECTED));
        assertThat(marks()).containsExactly("whole 1 detected by 2");
        assertThat(superseded().holding(1, "detected")).as("nothing else tells it").isEqualTo(2);

        history.add(stated(Milestone.DETECTED, "13:10"));
        assertThat(marks()).containsExactly("whole 1 detected by 2", "whole 2 detected by 3");
        assertThat(superseded().holding(1, "detected")).isEqualTo(3);
    }

    @Test
    void whenAWithdrawnTimeIsStatedAnewTheStepIsSupersededByThat() {
        history.add(resolved("14:40"), stated(Milestone.RESOLVED, "14:20"), cleared(Milestone.RESOLVED),
                stated(Milestone.RESOLVED, "14:30"));
        assertThat(marks()).containsExactly("1 resolved by 4", "whole 2 resolved by 3", "whole 3 resolved by 4");
    }

    @Test
    void eachCycleHasItsOwnEnd() {
        history.add(resolved("14:40"), ended("14:40"), stated(Milestone.RESOLVED, "14:20"))
                .at("15:00").add(new IncidentReopened(null, null), resolved("15:30"), ended("15:30"));
        assertThat(marks()).containsExactly("1 resolved by 3", "whole 2 impactEnded by 3");

        history.at("15:40").add(stated(Milestone.RESOLVED, "15:20"));
        assertThat(marks()).containsExactly("1 resolved by 3", "whole 2 impactEnded by 3", "5 resolved by 7",
                "whole 6 impactEnded by 7");
        assertThat(superseded().holding(1, "resolved")).isEqualTo(3);
    }

    @Test
    void aMitigationOfAFormerCycleIsNotSupersededByThatOfTheNext() {
        history.add(new IncidentMitigated(null, time("14:10")), stated(Milestone.MITIGATED, "14:05"), resolved("14:40"))
                .at("15:00").add(new IncidentReopened(null, null)).at("15:10")
                .add(new IncidentMitigated(null, null), stated(Milestone.MITIGATED, "15:05"));
        assertThat(marks()).containsExactly("1 mitigated by 2", "5 mitigated by 6");
    }

    @Test
    void whatIsNotOfACycleIsStatedForAll() {
        history.add(stated(Milestone.IMPACT_STARTED, "13:00"), resolved("14:40")).at("15:00")
                .add(new IncidentReopened(null, null), stated(Milestone.IMPACT_STARTED, "13:10"));
        assertThat(marks()).containsExactly("whole 1 impactStarted by 4");
    }

    @Test
    void theFormerStatementHoldsAgainWhenTheOneThatSupersededItIsRetracted() {
        history.add(stated(Milestone.IMPACT_STARTED, "13:00"), stated(Milestone.IMPACT_STARTED, "13:10"), retracted(2));
        assertThat(marks()).isEmpty();

        history.add(stated(Milestone.IMPACT_STARTED, "13:20"));
        assertThat(marks()).containsExactly("whole 1 impactStarted by 4");
    }

    @Test
    void theResolutionAndItsEndHoldAgainWhenTheMilestoneIsRetracted() {
        history.add(resolved("14:40"), ended("14:40"), stated(Milestone.RESOLVED, "14:20"), retracted(3));
        assertThat(marks()).isEmpty();
    }

    @Test
    void aStatementThatWasBackdatedStillSupersedes() {
        history.add(resolved("14:40"), ended("14:40"), stated(Milestone.RESOLVED, "14:20"),
                new EntryBackdated("event-4", 3, time("14:15"), "a typo", null));
        assertThat(marks()).containsExactly("1 resolved by 3", "whole 2 impactEnded by 3");

        history.add(new EntryBackdated("event-4", 3, time("14:40"), "it was right", null));
        assertThat(marks()).as("the end is where it was").containsExactly("1 resolved by 3");
    }

    @Test
    void aTitleSupersedesTheTitleAndNotTheIssue() {
        history.at("14:05").add(details("Checkout is down", "cards")).at("14:10").add(details("Checkout fails", null));
        assertThat(marks()).containsExactly("1 title by 2");

        history.at("14:15").add(details(null, "the pool"));
        assertThat(marks()).containsExactlyInAnyOrder("whole 1 title by 2", "whole 1 issue by 3");
    }

    @Test
    void eachLabelIsAFactOfItsOwn() {
        history.at("14:05").add(new DetailsChanged(null, null, Map.of("region", "eu", "tier", "1"), null,
                null, null, null)).at("14:06")
                .add(new DetailsChanged(null, null, Map.of("region", "us"), null, null, null, null));
        assertThat(marks()).containsExactly("1 labels.region by 2");
    }

    @Test
    void aFactOfTheImpactSupersedesThatFact() {
        history.at("14:05").add(users(100L, List.of("eu"))).at("14:10").add(users(2000L, null));
        assertThat(marks()).containsExactly("1 usersAffected by 2");

        history.at("14:15").add(users(3000L, List.of()));
        assertThat(marks()).containsExactlyInAnyOrder("whole 1 usersAffected by 2", "whole 1 regions by 3",
                "whole 2 usersAffected by 3");
    }

    @Test
    void intervalsReplaceOneAnotherThroughAllCycles() {
        history.add(impact(interval(null, "13:00", "13:30")), resolved("14:40")).at("15:00")
                .add(new IncidentReopened(null, null), impact(interval(null, "13:00", "13:40")));
        assertThat(marks()).containsExactly("whole 1 intervals by 4");
    }

    @Test
    void anIntervalThatAnImportConcludedSupersedesNothing() {
        history.add(impact(interval("checkout", "13:00", "13:30")), resolved("14:40")).from("import")
                .add(impact(interval(null, "13:00", "14:40")));
        assertThat(marks()).isEmpty();

        history.from("cli").add(impact(interval(null, "13:00", "13:40")));
        assertThat(marks()).containsExactly("whole 1 intervals by 4", "whole 3 intervals by 4");
    }

    @Test
    void whatAnImportIsToldAsAnIntervalSupersedes() {
        history.from("import").add(impact(interval("checkout", "13:00", "13:30")),
                impact(interval("checkout", "13:00", "13:40")));
        assertThat(marks()).containsExactly("whole 1 intervals by 2");
    }

    @Test
    void aMilestoneDoesNotSupersedeTheIntervals() {
        history.add(impact(interval("checkout", "13:00", "13:30")), stated(Milestone.IMPACT_STARTED, "12:50"),
                stated(Milestone.IMPACT_ENDED, "13:50"));
        assertThat(marks()).isEmpty();
    }

    @Test
    void historyIsNotSuperseded() {
        history.at("14:01").add(new SeverityChanged(Severity.SEV2, Severity.SEV1, null, null),
                new SeverityChanged(Severity.SEV1, Severity.SEV3, null, null),
                assigned(Role.INCIDENT_COMMANDER, "bob"), assigned(Role.INCIDENT_COMMANDER, "eve"),
                new ResponsibilityAssigned("payments", null, null), new ResponsibilityAssigned("web", null, null),
                new VisibilityChanged(Visibility.RESTRICTED, null, null),
                new VisibilityChanged(Visibility.NORMAL, null, null),
                new ServicesChanged(List.of("a"), List.of(), null), new ServicesChanged(List.of(), List.of("a"), null),
                update(Status.IDENTIFIED, "the pool"), update(Status.IDENTIFIED, "the pool"),
                History.entry(EntryKind.NOTE, "a", "14:00"), History.entry(EntryKind.NOTE, "a", "14:00"),
                stated(Milestone.COMMANDER_ASSIGNED, "14:00"), stated(Milestone.FIRST_UPDATE, "14:00"),
                stated(Milestone.CAUSE_IDENTIFIED, "14:00"));
        assertThat(marks()).isEmpty();
    }

    @Test
    void aMitigationThatRelapsedIsHistory() {
        history.add(new IncidentMitigated(null, time("14:01"))).at("14:10").add(update(Status.INVESTIGATING, "again"))
                .at("14:20").add(new IncidentMitigated(null, null), stated(Milestone.MITIGATED, "14:15"));
        assertThat(marks()).as("only the last one is the milestone").containsExactly("3 mitigated by 4");
    }

    @Test
    void whenAReopeningIsRetractedTheLastResolutionHoldsAsItDoesForTheMilestones() {
        history.add(new StatusUpdated("u", Status.RESOLVED, null, Audience.INTERNAL, time("14:40")), resolved("14:40"),
                ended("14:40"), new IncidentClosed(null, time("14:50"))).at("15:00")
                .add(new IncidentReopened(null, null)).at("15:30")
                .add(resolved("15:30"), ended("15:30"), new IncidentClosed(null, time("15:40")));
        assertThat(marks()).isEmpty();

        history.at("16:00").add(retracted(5));
        assertThat(marks()).containsExactly("1 resolved by 6", "2 resolved by 6", "whole 3 impactEnded by 7",
                "4 closed by 8");
        assertThat(holding(2, Milestone.RESOLVED)).isEqualTo(milestones().fact(Milestone.RESOLVED).at());
        assertThat(holding(4, Milestone.CLOSED)).isEqualTo(milestones().fact(Milestone.CLOSED).at());
    }

    @Test
    void whatWasStatedOfTheCycleHoldsForBothOfItsResolutions() {
        history.add(resolved("14:40"), stated(Milestone.RESOLVED, "14:20")).at("15:00")
                .add(new IncidentReopened(null, null)).at("15:30").add(resolved("15:30")).at("16:00").add(retracted(3));
        assertThat(marks()).containsExactly("1 resolved by 4", "4 resolved by 2");
        assertThat(superseded().holding(1, "resolved")).isEqualTo(2);
        assertThat(holding(1, Milestone.RESOLVED)).isEqualTo(milestones().fact(Milestone.RESOLVED).at());

        history.add(cleared(Milestone.RESOLVED));
        assertThat(marks()).containsExactly("1 resolved by 4", "whole 2 resolved by 6");
        assertThat(holding(1, Milestone.RESOLVED)).isEqualTo(milestones().fact(Milestone.RESOLVED).at());
    }

    @Test
    void ofTwoMitigationsInARowTheLastOneHolds() {
        history.at("14:20").add(new IncidentMitigated("failed over", null)).at("14:30")
                .add(new IncidentMitigated("it began to work", time("14:10")));
        assertThat(marks()).containsExactly("2 mitigated by 1");
        assertThat(holding(2, Milestone.MITIGATED)).isEqualTo(milestones().fact(Milestone.MITIGATED).at());
    }

    static Stream<Arguments> steps() {
        return Stream.of(
                Arguments.of(Milestone.MITIGATED,
                        (Function<Instant, IncidentEvent>) at -> new IncidentMitigated(null, at)),
                Arguments.of(Milestone.RESOLVED,
                        (Function<Instant, IncidentEvent>) at -> new IncidentResolved(null, at)),
                Arguments.of(Milestone.CLOSED, (Function<Instant, IncidentEvent>) at -> new IncidentClosed(null, at)));
    }

    /// The result does not depend on which of them was recorded last.
    @ParameterizedTest
    @MethodSource("steps")
    void ofTwoEqualStepsInACycleTheLaterInTheWorldHolds(Milestone milestone, Function<Instant, IncidentEvent> step) {
        history.at("14:40").add(step.apply(null)).at("15:00").add(new IncidentReopened(null, null)).at("15:30")
                .add(step.apply(time("14:30"))).at("16:00").add(retracted(2));
        assertThat(marks()).containsExactly("3 " + milestone.wireName() + " by 1");
        assertThat(milestones().fact(milestone).at()).isEqualTo(time("14:40"));
        assertThat(holding(3, milestone)).isEqualTo(time("14:40"));

        history.add(new EntryBackdated("event-4", 3, time("14:50"), "a typo", null));
        assertThat(marks()).containsExactly("1 " + milestone.wireName() + " by 3");
        assertThat(milestones().fact(milestone).at()).isEqualTo(time("14:50"));

        history.add(new EntryBackdated("event-2", 1, time("14:50"), "a typo", null));
        assertThat(marks()).as("of one instant").containsExactly("1 " + milestone.wireName() + " by 3");
    }

    private Milestones milestones() {
        Milestones milestones = Milestones.NONE;
        for (RecordedEvent event : CorrectedEvents.corrected(history.events())) {
            milestones = milestones.evolve(event);
        }
        return milestones;
    }

    private Instant holding(int sequence, Milestone milestone) {
        return history.events().get((int) superseded().holding(sequence, milestone.wireName())).happenedAt();
    }

    @Test
    void thatSomebodyElseAcknowledgedAsWellIsHistory() {
        history.at("14:05").add(new IncidentAcknowledged(null)).at("14:10").add(new IncidentAcknowledged(null),
                stated(Milestone.ACKNOWLEDGED, "14:03"));
        assertThat(marks()).containsExactly("1 acknowledged by 3");
    }

    @Test
    void anUpdateThatOnlySaysResolvedSharesTheFateOfItsResolution() {
        history.add(new StatusUpdated("u", Status.RESOLVED, null, Audience.INTERNAL, time("14:40")), resolved("14:40"),
                ended("14:40"), stated(Milestone.RESOLVED, "14:20"));
        assertThat(marks()).containsExactly("1 resolved by 4", "2 resolved by 4", "whole 3 impactEnded by 4");
    }

    @Test
    void anUpdateWithWordsWasSaidWhenItWasSaid() {
        history.add(new StatusUpdated("u", Status.RESOLVED, "it is over", Audience.PUBLIC, time("14:40")),
                resolved("14:40"), ended("14:40"), stated(Milestone.RESOLVED, "14:20"));
        assertThat(marks()).containsExactly("2 resolved by 4", "whole 3 impactEnded by 4");
    }

    @Test
    void aStatementThatCameBeforeTheStepStillTellsItsTime() {
        history.add(stated(Milestone.MITIGATED, "14:05")).at("14:20").add(new IncidentMitigated("rolled back", null));
        assertThat(marks()).containsExactly("2 mitigated by 1");
    }

    @Test
    void anEntryThatStatesNothingIsNotSuperseded() {
        history.add(details(null, null), users(null, null));
        SupersededFacts superseded = superseded();
        assertThat(List.of(superseded.whole(1), superseded.whole(2))).containsOnly(false);
    }

    @Test
    void theTimeOfAStepIsThatOfTheLastStatement() {
        history.add(new IncidentMitigated("rolled back", time("14:10")), stated(Milestone.MITIGATED, "14:05"),
                stated(Milestone.MITIGATED, "14:06"), details("Checkout", null), details("Payments", null));
        SupersededFacts superseded = superseded();
        assertThat(superseded.timeOfStep(1)).isEqualTo(3);
        assertThat(superseded.timeOfStep(2)).as("a statement is no step").isNull();
        assertThat(superseded.timeOfStep(4)).as("nor are details").isNull();
        assertThat(superseded.timeOfStep(5)).isNull();
    }

    @Test
    void theEndsOfALongChainCostNoMoreThanItsLength() {
        int many = 30_000;
        for (int i = 0; i < many; i++) {
            history.add(stated(Milestone.MITIGATED, i % 2 == 0 ? "14:05" : "14:06"));
        }
        SupersededFacts superseded = superseded();
        assertThat(CpuTime.of(() -> assertThat(LongStream.range(1, many)
                .map(sequence -> superseded.holding(sequence, "mitigated"))).containsOnly((long) many)))
                .isLessThan(Duration.ofSeconds(5));
    }
}

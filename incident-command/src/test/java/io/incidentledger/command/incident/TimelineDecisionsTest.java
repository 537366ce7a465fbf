package io.incidentledger.command.incident;

import java.math.BigDecimal;
import java.util.List;

import io.incidentledger.command.incident.IncidentCommand.AddTimelineEntry;
import io.incidentledger.command.incident.IncidentCommand.ClearMilestone;
import io.incidentledger.command.incident.IncidentCommand.RecordImpact;
import io.incidentledger.command.incident.IncidentCommand.RecordMilestone;
import io.incidentledger.events.EntryKind;
import io.incidentledger.events.ImpactDetails;
import io.incidentledger.events.ImpactInterval;
import io.incidentledger.events.ImpactLevel;
import io.incidentledger.events.IncidentEvent.ImpactRecorded;
import io.incidentledger.events.IncidentEvent.IncidentReopened;
import io.incidentledger.events.IncidentEvent.MilestoneCleared;
import io.incidentledger.events.IncidentEvent.MilestoneRecorded;
import io.incidentledger.events.IncidentEvent.PostmortemPublished;
import io.incidentledger.events.IncidentEvent.TimelineEntryAdded;
import io.incidentledger.events.Link;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.MilestoneQuality;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static io.incidentledger.command.incident.Given.*;

class TimelineDecisionsTest {
    private final FixtureConfiguration<Incident> incident = Given.incident();

    @Test
    void somebodyWritesIntoTheTimeline() {
        List<Link> links = List.of(new Link("https://graphs.example/1", "errors"));
        incident.given(DECLARED)
                .when(new AddTimelineEntry(ID, "e1", EntryKind.HYPOTHESIS, "a full disk?", links, T1))
                .expectEvents(new TimelineEntryAdded("e1", EntryKind.HYPOTHESIS, "a full disk?", links, T1));
    }

    @Test
    void theTimeOfAMilestoneIsStated() {
        incident.given(DECLARED)
                .when(new RecordMilestone(ID, Milestone.DETECTED, T0, MilestoneQuality.MEASURED, "from the graphs"))
                .expectEvents(new MilestoneRecorded(Milestone.DETECTED, MilestoneQuality.MEASURED, "from the graphs",
                        T0));
    }

    @Test
    void theSameStatementAgainChangesNothing() {
        incident.given(DECLARED, new MilestoneRecorded(Milestone.DETECTED, MilestoneQuality.MEASURED, null, T0))
                .when(new RecordMilestone(ID, Milestone.DETECTED, T0, MilestoneQuality.MEASURED, null))
                .expectNoEvents();
    }

    @Test
    void anotherTimeOrQualityIsAnotherStatement() {
        MilestoneRecorded before = new MilestoneRecorded(Milestone.DETECTED, MilestoneQuality.MEASURED, null, T0);
        incident.given(DECLARED, before).when(new RecordMilestone(ID, Milestone.DETECTED, T1, null, null))
                .expectEvents(new MilestoneRecorded(Milestone.DETECTED, null, null, T1));
        Given.incident().given(DECLARED, before)
                .when(new RecordMilestone(ID, Milestone.DETECTED, T0, MilestoneQuality.ASSUMED, null))
                .expectEvents(new MilestoneRecorded(Milestone.DETECTED, MilestoneQuality.ASSUMED, null, T0));
    }

    @ParameterizedTest
    @EnumSource(names = {"RESOLVED", "CLOSED", "POSTMORTEM_PUBLISHED",
        "COMMANDER_ASSIGNED"}, mode = EnumSource.Mode.EXCLUDE)
    void mostMilestonesCanBeStatedAtAnyTime(Milestone milestone) {
        incident.given(DECLARED).when(new RecordMilestone(ID, milestone, T1, null, null))
                .expectEvents(new MilestoneRecorded(milestone, null, null, T1));
    }

    @ParameterizedTest
    @EnumSource(names = {"RESOLVED", "CLOSED", "POSTMORTEM_PUBLISHED", "COMMANDER_ASSIGNED"})
    void theTimeOfATransitionCannotBeStatedBeforeItHappened(Milestone milestone) {
        incident.given(DECLARED).when(new RecordMilestone(ID, milestone, T1, null, null))
                .expectException(by(IncidentRule.MILESTONE_NOT_REACHED)).expectNoEvents();
    }

    @ParameterizedTest
    @EnumSource(names = {"RESOLVED", "CLOSED", "POSTMORTEM_PUBLISHED", "COMMANDER_ASSIGNED"})
    void theTimeOfATransitionCanBeStatedAfterwards(Milestone milestone) {
        incident.given(DECLARED, COMMANDED, RESOLVED, new PostmortemPublished(null), CLOSED)
                .when(new RecordMilestone(ID, milestone, T1, null, null))
                .expectEvents(new MilestoneRecorded(milestone, null, null, T1));
    }

    @Test
    void theTimeOfTheResolutionCanBeStatedBeforeClosing() {
        incident.given(DECLARED, RESOLVED).when(new RecordMilestone(ID, Milestone.RESOLVED, T0, null, null))
                .expectEvents(new MilestoneRecorded(Milestone.RESOLVED, null, null, T0));
    }

    @Test
    void aResolutionThatWasTakenBackHasNoTime() {
        incident.given(DECLARED, RESOLVED, new IncidentReopened(null, T2))
                .when(new RecordMilestone(ID, Milestone.RESOLVED, T1, null, null))
                .expectException(by(IncidentRule.MILESTONE_NOT_REACHED)).expectNoEvents();
    }

    @Test
    void aStatementIsWithdrawn() {
        incident.given(DECLARED, new MilestoneRecorded(Milestone.DETECTED, null, null, T0))
                .when(new ClearMilestone(ID, Milestone.DETECTED, "a typo"))
                .expectEvents(new MilestoneCleared(Milestone.DETECTED, "a typo", null));
    }

    @Test
    void onlyWhatWasStatedCanBeWithdrawn() {
        incident.given(DECLARED, new MilestoneRecorded(Milestone.DETECTED, null, null, T0),
                new MilestoneCleared(Milestone.DETECTED, null, null))
                .when(new ClearMilestone(ID, Milestone.DETECTED, null))
                .expectException(by(IncidentRule.MILESTONE_NOT_STATED)).expectNoEvents();
        Given.incident().given(DECLARED).when(new ClearMilestone(ID, Milestone.DECLARED, null))
                .expectException(by(IncidentRule.MILESTONE_NOT_STATED)).expectNoEvents();
    }

    @Test
    void withdrawingOneStatementLeavesTheOthers() {
        incident.given(DECLARED, new MilestoneRecorded(Milestone.DETECTED, null, null, T0),
                new MilestoneRecorded(Milestone.MITIGATED, null, null, T1),
                new MilestoneCleared(Milestone.DETECTED, null, null))
                .when(new RecordMilestone(ID, Milestone.MITIGATED, T1, null, null)).expectNoEvents();
    }

    @ParameterizedTest
    @EnumSource(names = {"MITIGATED", "IMPACT_ENDED", "RESOLVED", "CLOSED"})
    void aReopeningEndsWhatWasStatedAboutTheEarlierCycle(Milestone milestone) {
        incident.given(DECLARED, RESOLVED, CLOSED, new MilestoneRecorded(milestone, null, null, T1),
                new IncidentReopened(null, T2))
                .when(new ClearMilestone(ID, milestone, null)).expectException(by(IncidentRule.MILESTONE_NOT_STATED));
    }

    @ParameterizedTest
    @EnumSource(names = {"MITIGATED", "IMPACT_ENDED", "RESOLVED", "CLOSED", "POSTMORTEM_PUBLISHED",
        "COMMANDER_ASSIGNED"}, mode = EnumSource.Mode.EXCLUDE)
    void aReopeningKeepsWhatWasStatedAboutEarlierMoments(Milestone milestone) {
        incident.given(DECLARED, new MilestoneRecorded(milestone, null, null, T0), RESOLVED,
                new IncidentReopened(null, T2))
                .when(new RecordMilestone(ID, milestone, T0, null, null)).expectNoEvents();
    }

    @Test
    void theSameTimeIsNewsAfterAReopening() {
        incident.given(DECLARED, new MilestoneRecorded(Milestone.MITIGATED, null, null, T1), RESOLVED,
                new IncidentReopened(null, T2))
                .when(new RecordMilestone(ID, Milestone.MITIGATED, T1, null, null))
                .expectEvents(new MilestoneRecorded(Milestone.MITIGATED, null, null, T1));
    }

    @Test
    void factsAboutTheImpactBecomeKnown() {
        ImpactDetails facts = new ImpactDetails(List.of(new ImpactInterval("checkout", ImpactLevel.FULL, T0, null)),
                1200L,
                new BigDecimal("0.15"), List.of("ACME"), List.of("eu"), "12000.50 USD", new BigDecimal("42"));
        incident.given(DECLARED).when(new RecordImpact(ID, facts)).expectEvents(new ImpactRecorded(facts, null));
    }

    @Test
    void factsThatAreKnownChangeNothing() {
        ImpactDetails facts = new ImpactDetails(List.of(new ImpactInterval("checkout", ImpactLevel.FULL, T0, null)),
                1200L,
                new BigDecimal("0.15"), List.of("ACME"), List.of("eu"), "12000.50 USD", new BigDecimal("42"));
        ImpactDetails writtenOtherwise = new ImpactDetails(facts.intervals(), 1200L, new BigDecimal("0.150"),
                facts.customers(), facts.regions(), facts.revenue(), new BigDecimal("42.0"));
        incident.given(DECLARED, new ImpactRecorded(facts, null)).when(new RecordImpact(ID, writtenOtherwise))
                .expectNoEvents();
    }

    @Test
    void whatIsKnownStaysKnownWhenMoreBecomesKnown() {
        ImpactDetails all = new ImpactDetails(List.of(new ImpactInterval("checkout", ImpactLevel.FULL, T0, null)),
                1200L,
                new BigDecimal("0.15"), List.of("ACME"), List.of("eu"), "12000.50 USD", new BigDecimal("42"));
        ImpactDetails none = new ImpactDetails(null, null, null, null, null, null, null);
        incident.given(DECLARED, new ImpactRecorded(all, null), new ImpactRecorded(none, null))
                .when(new RecordImpact(ID, all)).expectNoEvents();
    }

    @Test
    void onlyFactsThatDifferAreNamed() {
        ImpactDetails before = new ImpactDetails(null, 1200L, new BigDecimal("0.15"), null, List.of("eu"), null, null);
        ImpactDetails after = new ImpactDetails(null, 1300L, new BigDecimal("0.16"), null, List.of("eu"), null, null);
        incident.given(DECLARED, new ImpactRecorded(before, null)).when(new RecordImpact(ID, after)).expectEvents(
                new ImpactRecorded(new ImpactDetails(null, 1300L, new BigDecimal("0.16"), null, null, null, null),
                        null));
    }
}

package io.incidentledger.command.incident;

import java.time.Instant;
import java.util.List;

import io.incidentledger.command.incident.IncidentCommand.*;
import io.incidentledger.events.Audience;
import io.incidentledger.events.ImpactDetails;
import io.incidentledger.events.ImpactInterval;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.*;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.MilestoneQuality;
import io.incidentledger.events.Status;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

import static io.incidentledger.command.incident.Given.*;

class LifecycleDecisionsTest {
    private static final IncidentEvent END_AT_T1 = endedAt(T1);
    private static final IncidentEvent MITIGATED = new IncidentMitigated(null, T0);
    private static final IncidentEvent REOPENED = new IncidentReopened("errors again", T2);

    private final FixtureConfiguration<Incident> incident = Given.incident();

    @Test
    void anIncidentIsAcknowledged() {
        incident.given(DECLARED).when(new AcknowledgeIncident(ID, T1)).expectEvents(new IncidentAcknowledged(T1));
    }

    @Test
    void acknowledgingTwiceChangesNothing() {
        incident.given(DECLARED, new IncidentAcknowledged(T1)).when(new AcknowledgeIncident(ID, null)).expectNoEvents();
        Given.incident().given(DECLARED, new IncidentAcknowledged(T1)).when(new AcknowledgeIncident(ID, T1))
                .expectNoEvents();
    }

    @Test
    void acknowledgingTwiceAtAnotherTimeIsRefusedSinceItWouldBeLost() {
        incident.given(DECLARED, new IncidentAcknowledged(T1)).when(new AcknowledgeIncident(ID, T2))
                .expectException(by(IncidentRule.ALREADY_ACKNOWLEDGED)).expectNoEvents();
    }

    @Test
    void anIncidentIsMitigated() {
        incident.given(DECLARED).when(new MitigateIncident(ID, "rolled back", T1))
                .expectEvents(new IncidentMitigated("rolled back", T1));
    }

    @Test
    void mitigatingTwiceChangesNothing() {
        incident.given(DECLARED, MITIGATED).when(new MitigateIncident(ID, null, null)).expectNoEvents();
    }

    @Test
    void mitigatingTwiceWithWordsIsRefusedSinceTheyWouldBeLost() {
        incident.given(DECLARED, MITIGATED).when(new MitigateIncident(ID, "failed over", null))
                .expectException(by(IncidentRule.ALREADY_MITIGATED)).expectNoEvents();
    }

    @Test
    void aMitigationBeforeTheOneThatCountsIsRefusedSinceItWouldHaveNoEffect() {
        incident.given(DECLARED, new IncidentMitigated(null, T2)).when(new MitigateIncident(ID, null, T1))
                .expectException(by(IncidentRule.ALREADY_MITIGATED)).expectNoEvents();
        Given.incident().given(DECLARED, new IncidentMitigated(null, T2), announced(Status.IDENTIFIED, T3))
                .when(new MitigateIncident(ID, "rolled back", T1))
                .expectException(by(IncidentRule.ALREADY_MITIGATED)).expectNoEvents();
    }

    @Test
    void aMitigationThatDidNotHoldMayBeRecordedLate() {
        incident.given(DECLARED, announced(Status.INVESTIGATING, T1), new IncidentMitigated(null, T2))
                .when(new MitigateIncident(ID, "rolled back", T0))
                .expectEvents(new IncidentMitigated("rolled back", T0));
        Given.incident().given(DECLARED, RESOLVED, REOPENED, new IncidentMitigated(null, T3))
                .when(new MitigateIncident(ID, "rolled back", T0))
                .expectEvents(new IncidentMitigated("rolled back", T0));
    }

    @Test
    void monitoringAloneIsNoMitigation() {
        incident.given(DECLARED, announced(Status.MONITORING)).when(new MitigateIncident(ID, null, null))
                .expectEvents(new IncidentMitigated(null, null));
    }

    @Test
    void monitoringAfterAMitigationLeavesItMitigated() {
        incident.given(DECLARED, MITIGATED, announced(Status.MONITORING)).when(new MitigateIncident(ID, null, null))
                .expectNoEvents();
    }

    @Test
    void aMitigationThatDidNotHoldIsFollowedByAnother() {
        incident.given(DECLARED, MITIGATED, announced(Status.INVESTIGATING, T2))
                .when(new MitigateIncident(ID, "failed over", T3))
                .expectEvents(new IncidentMitigated("failed over", T3));
        Given.incident().given(DECLARED, MITIGATED, announced(Status.IDENTIFIED, T2))
                .when(new MitigateIncident(ID, null, T3)).expectEvents(new IncidentMitigated(null, T3));
    }

    @Test
    void resolvingEndsTheImpact() {
        incident.given(DECLARED).when(new ResolveIncident(ID, "fixed", T1))
                .expectEvents(new IncidentResolved("fixed", T1), END_AT_T1);
    }

    @Test
    void resolvingLeavesAnEndOfTheImpactThatWasStated() {
        incident.given(DECLARED, endedAt(T0)).when(new ResolveIncident(ID, null, T1))
                .expectEvents(new IncidentResolved(null, T1));
    }

    @Test
    void resolvingEndsTheImpactWhenAStatedEndWasWithdrawn() {
        incident.given(DECLARED, endedAt(T0), new MilestoneCleared(Milestone.IMPACT_ENDED, null, null))
                .when(new ResolveIncident(ID, null, T1)).expectEvents(new IncidentResolved(null, T1), END_AT_T1);
    }

    @Test
    void anotherMilestoneIsNoEndOfTheImpact() {
        incident.given(DECLARED, new MilestoneRecorded(Milestone.MITIGATED, null, null, T0))
                .when(new ResolveIncident(ID, null, T1)).expectEvents(new IncidentResolved(null, T1), END_AT_T1);
    }

    @Test
    void withdrawingAnotherMilestoneLeavesTheEndOfTheImpact() {
        incident.given(DECLARED, endedAt(T0), new MilestoneRecorded(Milestone.DETECTED, null, null, T0),
                new MilestoneCleared(Milestone.DETECTED, null, null))
                .when(new ResolveIncident(ID, null, T1)).expectEvents(new IncidentResolved(null, T1));
    }

    @Test
    void resolvingLeavesIntervalsOfImpactThatHaveAllEnded() {
        incident.given(DECLARED, impact(new ImpactInterval("checkout", null, T0, T1)))
                .when(new ResolveIncident(ID, null, T2)).expectEvents(new IncidentResolved(null, T2));
    }

    @Test
    void resolvingEndsAnImpactOfWhichAnIntervalLasts() {
        incident.given(DECLARED,
                impact(new ImpactInterval("checkout", null, T0, T1), new ImpactInterval("payments", null, T0, null)))
                .when(new ResolveIncident(ID, null, T2)).expectEvents(new IncidentResolved(null, T2), endedAt(T2));
    }

    @Test
    void noIntervalsAreNoEndOfTheImpact() {
        incident.given(DECLARED, impact()).when(new ResolveIncident(ID, null, T2))
                .expectEvents(new IncidentResolved(null, T2), endedAt(T2));
    }

    @Test
    void resolvingTwiceChangesNothing() {
        incident.given(DECLARED, RESOLVED).when(new ResolveIncident(ID, null, T1)).expectNoEvents();
    }

    @Test
    void resolvingTwiceWithWordsIsRefusedSinceTheyWouldBeLost() {
        incident.given(DECLARED, RESOLVED).when(new ResolveIncident(ID, "really", null))
                .expectException(by(IncidentRule.INCIDENT_RESOLVED)).expectNoEvents();
    }

    @Test
    void aResolvedIncidentIsReopened() {
        incident.given(DECLARED, RESOLVED).when(new ReopenIncident(ID, "errors again", T2)).expectEvents(REOPENED);
    }

    @Test
    void aClosedIncidentIsReopened() {
        incident.given(DECLARED, RESOLVED, CLOSED).when(new ReopenIncident(ID, "errors again", T2))
                .expectEvents(REOPENED);
    }

    @Test
    void anOpenIncidentCannotBeReopened() {
        incident.given(DECLARED).when(new ReopenIncident(ID, null, null))
                .expectException(by(IncidentRule.INCIDENT_NOT_RESOLVED)).expectNoEvents();
    }

    @Test
    void afterReopeningTheImpactEndsWithTheNextResolution() {
        incident.given(DECLARED, RESOLVED, END_AT_T1, REOPENED).when(new ResolveIncident(ID, null, T3))
                .expectEvents(new IncidentResolved(null, T3), endedAt(T3));
    }

    @Test
    void intervalsFromBeforeTheReopeningAreNoEndOfTheImpactThatResumed() {
        incident.given(DECLARED, impact(new ImpactInterval(null, null, T0, T1)), RESOLVED, REOPENED)
                .when(new ResolveIncident(ID, null, T3)).expectEvents(new IncidentResolved(null, T3), endedAt(T3));
    }

    @Test
    void afterReopeningItCanBeMitigatedAnew() {
        incident.given(DECLARED, MITIGATED, RESOLVED, REOPENED).when(new MitigateIncident(ID, null, T3))
                .expectEvents(new IncidentMitigated(null, T3));
    }

    @Test
    void aMitigationBeforeTheReopeningIsNoneOfTheIncidentThatGoesOn() {
        IncidentEvent mitigated = new IncidentMitigated("rolled back", T0);
        incident.given(DECLARED, mitigated, RESOLVED, REOPENED).when(new MitigateIncident(ID, "rolled back", T0))
                .expectException(by(IncidentRule.ALREADY_MITIGATED)).expectNoEvents();
        Given.incident().given(DECLARED, mitigated, RESOLVED, REOPENED)
                .when(new MitigateIncident(ID, "rolled back", null))
                .expectEvents(new IncidentMitigated("rolled back", null));
        Given.incident().given(DECLARED, mitigated, RESOLVED, REOPENED, new IncidentMitigated("rolled back", T3))
                .when(new MitigateIncident(ID, "rolled back", T0)).expectException(by(IncidentRule.ALREADY_MITIGATED))
                .expectNoEvents();
    }

    @Test
    void aMitigationOfAFormerCycleThatIsToldLateDoesNotStandForThePresentOne() {
        incident.given(DECLARED, RESOLVED, REOPENED, new IncidentMitigated("failed over", T3),
                new IncidentMitigated("rolled back", T0)).when(new MitigateIncident(ID, "failed over", T3))
                .expectNoEvents();
        Given.incident().given(DECLARED, RESOLVED, REOPENED, new IncidentMitigated("failed over", T3),
                new IncidentMitigated("rolled back", T0)).when(new MitigateIncident(ID, "rolled back", null))
                .expectException(by(IncidentRule.ALREADY_MITIGATED)).expectNoEvents();
    }

    @Test
    void theReopeningIsAcknowledgedAnew() {
        incident.given(DECLARED, new IncidentAcknowledged(T0), RESOLVED, REOPENED)
                .when(new AcknowledgeIncident(ID, null)).expectEvents(new IncidentAcknowledged(null));
        Given.incident().given(DECLARED, new IncidentAcknowledged(T0), RESOLVED, REOPENED)
                .when(new AcknowledgeIncident(ID, T3)).expectEvents(new IncidentAcknowledged(T3));
        Given.incident().given(DECLARED, new IncidentAcknowledged(T0), RESOLVED, REOPENED, new IncidentAcknowledged(T3))
                .when(new AcknowledgeIncident(ID, null)).expectNoEvents();
        Given.incident().given(DECLARED, new IncidentAcknowledged(T0), RESOLVED, REOPENED, new IncidentAcknowledged(T3))
                .when(new AcknowledgeIncident(ID, T0)).expectNoEvents();
    }

    @Test
    void anUpdateWithoutWordsDoesNotTellAReopenedIncidentThatItIsResolvedAsBefore() {
        incident.given(DECLARED, RESOLVED, REOPENED)
                .when(new ChangeStatus(ID, "u", Status.RESOLVED, null, Audience.INTERNAL, T1))
                .expectException(by(IncidentRule.INCIDENT_RESOLVED)).expectNoEvents();
        Given.incident().given(DECLARED, RESOLVED, REOPENED).when(new ResolveIncident(ID, null, T1))
                .expectEvents(new IncidentResolved(null, T1), END_AT_T1);
    }

    @Test
    void whatWasUndoneCanBeDoneAgainInTheSameWordsAndAtTheSameTime() {
        incident.given(DECLARED, CANCELLED, new IncidentRevived(null, T2)).when(new CancelIncident(ID, null, T1))
                .expectEvents(CANCELLED);
        Given.incident().given(DECLARED, RESOLVED, CLOSED, REOPENED, RESOLVED).when(new CloseIncident(ID, null, T2))
                .expectEvents(CLOSED);
        Given.incident().given(DECLARED, CANCELLED, new IncidentRevived("real", T2), CANCELLED)
                .when(new ReviveIncident(ID, "real", T2)).expectEvents(new IncidentRevived("real", T2));
    }

    @Test
    void aResolvedIncidentIsClosed() {
        incident.given(DECLARED, RESOLVED).when(new CloseIncident(ID, "all learned", T2))
                .expectEvents(new IncidentClosed("all learned", T2));
    }

    @Test
    void anOpenIncidentCannotBeClosed() {
        incident.given(DECLARED, announced(Status.MONITORING)).when(new CloseIncident(ID, null, null))
                .expectException(by(IncidentRule.INCIDENT_NOT_RESOLVED)).expectNoEvents();
    }

    @Test
    void closingTwiceChangesNothing() {
        incident.given(DECLARED, RESOLVED, CLOSED).when(new CloseIncident(ID, null, T2)).expectNoEvents();
    }

    @Test
    void closingTwiceWithWordsIsRefusedSinceTheyWouldBeLost() {
        incident.given(DECLARED, RESOLVED, CLOSED).when(new CloseIncident(ID, "really", null))
                .expectException(by(IncidentRule.INCIDENT_CLOSED)).expectNoEvents();
    }

    @Test
    void aFalseAlarmIsCancelled() {
        incident.given(DECLARED).when(new CancelIncident(ID, "a test rig", T1))
                .expectEvents(new IncidentCancelled("a test rig", T1));
    }

    @Test
    void aResolvedIncidentWasNoFalseAlarm() {
        incident.given(DECLARED, RESOLVED).when(new CancelIncident(ID, null, null))
                .expectException(by(IncidentRule.INCIDENT_RESOLVED)).expectNoEvents();
    }

    @Test
    void cancellingTwiceChangesNothing() {
        incident.given(DECLARED, CANCELLED).when(new CancelIncident(ID, null, T1)).expectNoEvents();
    }

    @Test
    void cancellingTwiceWithWordsIsRefusedSinceTheyWouldBeLost() {
        incident.given(DECLARED, CANCELLED).when(new CancelIncident(ID, "really", null))
                .expectException(by(IncidentRule.INCIDENT_CANCELLED)).expectNoEvents();
    }

    private static IncidentEvent endedAt(Instant at) {
        return new MilestoneRecorded(Milestone.IMPACT_ENDED, MilestoneQuality.ESTIMATED, null, at);
    }

    private static IncidentEvent impact(ImpactInterval... intervals) {
        return new ImpactRecorded(new ImpactDetails(List.of(intervals), null, null, null, null, null, null), null);
    }
}

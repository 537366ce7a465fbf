package io.incidentledger.command.incident;

import io.incidentledger.command.incident.IncidentCommand.ChangeStatus;
import io.incidentledger.command.incident.IncidentCommand.PostUpdate;
import io.incidentledger.events.Audience;
import io.incidentledger.events.IncidentEvent.IncidentCancelled;
import io.incidentledger.events.IncidentEvent.IncidentClosed;
import io.incidentledger.events.IncidentEvent.IncidentReopened;
import io.incidentledger.events.IncidentEvent.IncidentResolved;
import io.incidentledger.events.IncidentEvent.IncidentRevived;
import io.incidentledger.events.IncidentEvent.MilestoneRecorded;
import io.incidentledger.events.IncidentEvent.StatusUpdated;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.MilestoneQuality;
import io.incidentledger.events.Status;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.hamcrest.CoreMatchers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static io.incidentledger.command.incident.Given.*;

class StatusUpdateDecisionsTest {
    private final FixtureConfiguration<Incident> incident = Given.incident();

    @Test
    void anUpdateIsPosted() {
        incident.given(DECLARED).when(post("still looking", null))
                .expectEvents(new StatusUpdated("u1", null, "still looking", Audience.PUBLIC, T1));
    }

    @Test
    void theSameWordsAgainAreAnotherUpdate() {
        incident.given(DECLARED, new StatusUpdated("u0", null, "still looking", Audience.PUBLIC, T0))
                .when(post("still looking", null))
                .expectEvents(new StatusUpdated("u1", null, "still looking", Audience.PUBLIC, T1));
    }

    @Test
    void anUpdateMayCarryAStatus() {
        incident.given(DECLARED).when(post("it is the cache", Status.IDENTIFIED))
                .expectEvents(new StatusUpdated("u1", Status.IDENTIFIED, "it is the cache", Audience.PUBLIC, T1));
    }

    @Test
    void theStatusChangesWithoutWords() {
        incident.given(DECLARED).when(change(Status.MONITORING, null))
                .expectEvents(new StatusUpdated("u1", Status.MONITORING, null, Audience.INTERNAL, T1));
    }

    @Test
    void theStatusMayGoBack() {
        incident.given(DECLARED, announced(Status.MONITORING)).when(change(Status.INVESTIGATING, null))
                .expectEvents(new StatusUpdated("u1", Status.INVESTIGATING, null, Audience.INTERNAL, T1));
    }

    @Test
    void theSameStatusChangesNothing() {
        incident.given(DECLARED, new StatusUpdated("u0", Status.IDENTIFIED, "a bad deployment", Audience.INTERNAL, T1))
                .when(change(Status.IDENTIFIED, null)).expectNoEvents();
    }

    @Test
    void aStatusOfATimeAtWhichTheIncidentWasCancelledIsRefused() {
        incident.given(DECLARED, new IncidentCancelled(null, T1), new IncidentRevived(null, T3))
                .when(new ChangeStatus(ID, "u1", Status.IDENTIFIED, null, Audience.INTERNAL, T2))
                .expectException(RuleViolationException.class)
                .expectExceptionMessage(CoreMatchers.containsString("The incident was cancelled"));
    }

    @Test
    void aStatusOfATimeAtWhichTheIncidentWasClosedIsRefused() {
        incident.given(DECLARED, new IncidentResolved(null, T1), new IncidentClosed(null, T1),
                new IncidentReopened(null, T3))
                .when(new ChangeStatus(ID, "u1", Status.IDENTIFIED, null, Audience.INTERNAL, T2))
                .expectException(RuleViolationException.class)
                .expectExceptionMessage(CoreMatchers.containsString("The status of the incident is closed"));
    }

    @Test
    void theSameStatusWithWordsIsAnUpdate() {
        incident.given(DECLARED, announced(Status.IDENTIFIED)).when(change(Status.IDENTIFIED, "a bad deployment"))
                .expectEvents(new StatusUpdated("u1", Status.IDENTIFIED, "a bad deployment", Audience.INTERNAL, T1));
    }

    @Test
    void announcingResolvedResolves() {
        incident.given(DECLARED).when(change(Status.RESOLVED, null)).expectEvents(
                new StatusUpdated("u1", Status.RESOLVED, null, Audience.INTERNAL, T1),
                new IncidentResolved(null, T1),
                new MilestoneRecorded(Milestone.IMPACT_ENDED, MilestoneQuality.ESTIMATED, null, T1));
        Given.incident().given(DECLARED).when(post("all good", Status.RESOLVED)).expectEvents(
                new StatusUpdated("u1", Status.RESOLVED, "all good", Audience.PUBLIC, T1),
                new IncidentResolved(null, T1),
                new MilestoneRecorded(Milestone.IMPACT_ENDED, MilestoneQuality.ESTIMATED, null, T1));
    }

    @Test
    void announcingResolvedLeavesAnEndOfTheImpactThatWasStated() {
        incident.given(DECLARED, new MilestoneRecorded(Milestone.IMPACT_ENDED, MilestoneQuality.MEASURED, null, T0))
                .when(change(Status.RESOLVED, null))
                .expectEvents(new StatusUpdated("u1", Status.RESOLVED, null, Audience.INTERNAL, T1),
                        new IncidentResolved(null, T1));
    }

    @Test
    void resolvedIsReachedOnlyOnce() {
        incident.given(DECLARED, RESOLVED).when(change(Status.RESOLVED, null)).expectNoEvents();
        Given.incident().given(DECLARED, RESOLVED).when(post("a last word", Status.RESOLVED))
                .expectEvents(new StatusUpdated("u1", Status.RESOLVED, "a last word", Audience.PUBLIC, T1));
    }

    @Test
    void announcingResolvedAfterAReopeningResolvesAgain() {
        incident.given(DECLARED, RESOLVED, new IncidentReopened(null, T0)).when(change(Status.RESOLVED, null))
                .expectEvents(new StatusUpdated("u1", Status.RESOLVED, null, Audience.INTERNAL, T1),
                        new IncidentResolved(null, T1),
                        new MilestoneRecorded(Milestone.IMPACT_ENDED, MilestoneQuality.ESTIMATED, null, T1));
    }

    @Test
    void aResolvedIncidentStillGetsUpdates() {
        incident.given(DECLARED, RESOLVED).when(post("the review is on Monday", null))
                .expectEvents(new StatusUpdated("u1", null, "the review is on Monday", Audience.PUBLIC, T1));
    }

    @ParameterizedTest
    @EnumSource(names = {"INVESTIGATING", "IDENTIFIED", "MONITORING"})
    void noUpdateTakesAResolutionBack(Status status) {
        incident.given(DECLARED, RESOLVED).when(post("errors again", status))
                .expectException(by(IncidentRule.INCIDENT_RESOLVED)).expectNoEvents();
    }

    @ParameterizedTest
    @EnumSource(names = {"CLOSED", "CANCELLED", "MERGED"})
    void noUpdateReplacesTheCommandsThatEndAnIncident(Status status) {
        incident.given(DECLARED, RESOLVED).when(change(status, "done"))
                .expectException(by(IncidentRule.STATUS_HAS_ITS_OWN_COMMAND)).expectNoEvents();
    }

    private static PostUpdate post(String message, Status status) {
        return new PostUpdate(ID, "u1", message, status, Audience.PUBLIC, T1);
    }

    private static ChangeStatus change(Status status, String message) {
        return new ChangeStatus(ID, "u1", status, message, Audience.INTERNAL, T1);
    }
}

package io.incidentledger.command.incident;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.incidentledger.command.incident.IncidentCommand.AssignResponsibility;
import io.incidentledger.command.incident.IncidentCommand.AssignRole;
import io.incidentledger.command.incident.IncidentCommand.UnassignRole;
import io.incidentledger.events.IncidentEvent.ResponsibilityAssigned;
import io.incidentledger.events.IncidentEvent.RoleAssigned;
import io.incidentledger.events.IncidentEvent.RoleUnassigned;
import io.incidentledger.events.Role;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.incidentledger.command.incident.Given.*;
import static io.incidentledger.events.Role.INCIDENT_COMMANDER;
import static io.incidentledger.events.Role.SCRIBE;
import static io.incidentledger.events.Role.SUBJECT_MATTER_EXPERT;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ResponderDecisionsTest {
    private final FixtureConfiguration<Incident> incident = Given.incident();

    @Test
    void somebodyTakesARole() {
        incident.given(DECLARED).when(new AssignRole(ID, SCRIBE, "bob", null, null))
                .expectEvents(took(SCRIBE, "bob", null));
    }

    @Test
    void theSameHolderAgainChangesNothing() {
        incident.given(DECLARED, took(SCRIBE, "bob", "decisions"))
                .when(new AssignRole(ID, SCRIBE, "bob", "decisions", null)).expectNoEvents();
    }

    @Test
    void anIncidentHasAtMostAThousandAssignmentsFormerOnesIncludedAndAlwaysACommander() {
        Object[] assignments = IntStream.range(0, ResponderDecisions.MAX_ASSIGNMENTS).boxed()
                .flatMap(i -> i % 2 == 0
                        ? Stream.of(took(SUBJECT_MATTER_EXPERT, "p" + i, null))
                        : Stream.of(took(SCRIBE, "p" + i, null), new RoleUnassigned(SCRIBE, "p" + i, null, null)))
                .toArray();
        Object[] allButOne = Arrays.copyOfRange(assignments, 1, assignments.length);
        AssignRole another = new AssignRole(ID, SCRIBE, "bob", null, null);
        incident.given(DECLARED).andGiven(allButOne).when(another).expectSuccessfulHandlerExecution();
        Given.incident().given(DECLARED).andGiven(assignments).when(another)
                .expectException(by(IncidentRule.TOO_MANY_RESPONDERS));
        Given.incident().given(DECLARED).andGiven(assignments)
                .when(new AssignRole(ID, INCIDENT_COMMANDER, "bob", null, null)).expectSuccessfulHandlerExecution();
    }

    @Test
    void theSameHolderMayGetAnotherPartOfTheRole() {
        incident.given(DECLARED, took(SCRIBE, "bob", "decisions")).when(new AssignRole(ID, SCRIBE, "bob", null, null))
                .expectEvents(took(SCRIBE, "bob", null));
    }

    @Test
    void thePartOfTheRoleThatWasAssignedLastCounts() {
        incident.given(DECLARED, took(SUBJECT_MATTER_EXPERT, "eve", "databases"),
                took(SUBJECT_MATTER_EXPERT, "eve", "caches"))
                .when(new AssignRole(ID, SUBJECT_MATTER_EXPERT, "eve", "databases", null))
                .expectEvents(took(SUBJECT_MATTER_EXPERT, "eve", "databases"));
    }

    @Test
    void oneMayHoldSeveralRoles() {
        incident.given(DECLARED, COMMANDED).when(new AssignRole(ID, SCRIBE, "ada", null, null))
                .expectEvents(took(SCRIBE, "ada", null));
    }

    @Test
    void aRoleWithOneHolderPassesOver() {
        incident.given(DECLARED, COMMANDED, took(INCIDENT_COMMANDER, "bob", null))
                .when(new UnassignRole(ID, INCIDENT_COMMANDER, "ada", null))
                .expectException(by(IncidentRule.ROLE_NOT_HELD));
        Given.incident().given(DECLARED, COMMANDED, took(INCIDENT_COMMANDER, "bob", null))
                .when(new AssignRole(ID, INCIDENT_COMMANDER, "ada", null, null))
                .expectEvents(took(INCIDENT_COMMANDER, "ada", null));
    }

    @Test
    void anAssignmentHasAReason() {
        incident.given(DECLARED, COMMANDED)
                .when(new AssignRole(ID, INCIDENT_COMMANDER, "bob", null, "ada sleeps"))
                .expectEvents(new RoleAssigned(INCIDENT_COMMANDER, "bob", null, "ada sleeps", null));
        Given.incident().given(DECLARED, took(SCRIBE, "bob", null))
                .when(new UnassignRole(ID, SCRIBE, "bob", "his shift is over"))
                .expectEvents(new RoleUnassigned(SCRIBE, "bob", "his shift is over", null));
    }

    @Test
    void anAssignmentWithoutItsReasonOrWithTheSameOneIsARepetition() {
        RoleAssigned assigned = new RoleAssigned(SCRIBE, "bob", null, "types fast", null);
        incident.given(DECLARED, assigned).when(new AssignRole(ID, SCRIBE, "bob", null, "types fast"))
                .expectNoEvents();
        Given.incident().given(DECLARED, assigned).when(new AssignRole(ID, SCRIBE, "bob", null, null))
                .expectNoEvents();
    }

    @Test
    void aReasonThatWouldBeLostIsRefused() {
        incident.given(DECLARED, took(SCRIBE, "bob", null))
                .when(new AssignRole(ID, SCRIBE, "bob", null, "types fast"))
                .expectException(by(IncidentRule.ROLE_ALREADY_HELD)).expectNoEvents();
    }

    @Test
    void takingOneRoleLeavesTheOthers() {
        incident.given(DECLARED, COMMANDED, took(SCRIBE, "bob", null))
                .when(new AssignRole(ID, INCIDENT_COMMANDER, "ada", null, null)).expectNoEvents();
    }

    @Test
    void thereMayBeSeveralExperts() {
        incident.given(DECLARED, took(SUBJECT_MATTER_EXPERT, "eve", null), took(SUBJECT_MATTER_EXPERT, "dan", null))
                .when(new UnassignRole(ID, SUBJECT_MATTER_EXPERT, "eve", null))
                .expectEvents(new RoleUnassigned(SUBJECT_MATTER_EXPERT, "eve", null, null));
    }

    @Test
    void oneExpertLeavesAndTheOthersStay() {
        incident.given(DECLARED, took(SUBJECT_MATTER_EXPERT, "eve", null), took(SUBJECT_MATTER_EXPERT, "dan", null),
                new RoleUnassigned(SUBJECT_MATTER_EXPERT, "eve", null, null))
                .when(new AssignRole(ID, SUBJECT_MATTER_EXPERT, "dan", null, null)).expectNoEvents();
    }

    @Test
    void aRepeatedRemovalChangesNothingUnlessItHasAnotherReason() {
        RoleUnassigned removed = new RoleUnassigned(SCRIBE, "bob", "end of shift", null);
        incident.given(DECLARED, took(SCRIBE, "bob", null), removed)
                .when(new UnassignRole(ID, SCRIBE, "bob", "end of shift")).expectNoEvents();
        Given.incident().given(DECLARED, took(SCRIBE, "bob", null), removed)
                .when(new UnassignRole(ID, SCRIBE, "bob", null)).expectNoEvents();
        Given.incident().given(DECLARED, took(SCRIBE, "bob", null), removed)
                .when(new UnassignRole(ID, SCRIBE, "bob", "asleep"))
                .expectException(by(IncidentRule.ROLE_NOT_HELD)).expectNoEvents();
    }

    @Test
    void whoHasComeBackCanBeRemovedAgain() {
        incident.given(DECLARED, took(SCRIBE, "bob", null), new RoleUnassigned(SCRIBE, "bob", null, null),
                took(SCRIBE, "bob", null)).when(new UnassignRole(ID, SCRIBE, "bob", null))
                .expectEvents(new RoleUnassigned(SCRIBE, "bob", null, null));
    }

    @Test
    void onlyAHolderCanLeaveARole() {
        incident.given(DECLARED, took(SCRIBE, "bob", null)).when(new UnassignRole(ID, SCRIBE, "ada", null))
                .expectException(by(IncidentRule.ROLE_NOT_HELD)).expectNoEvents();
        Given.incident().given(DECLARED, took(SCRIBE, "bob", null))
                .when(new UnassignRole(ID, Role.PLANNING_LEAD, "bob", null))
                .expectException(by(IncidentRule.ROLE_NOT_HELD)).expectNoEvents();
    }

    @Test
    void theCommanderCanOnlyBeReplaced() {
        incident.given(DECLARED, COMMANDED).when(new UnassignRole(ID, INCIDENT_COMMANDER, "ada", null))
                .expectException(by(IncidentRule.COMMANDER_REQUIRED)).expectNoEvents();
    }

    @Test
    void theCommanderStaysUntilTheIncidentIsClosed() {
        incident.given(DECLARED, COMMANDED, RESOLVED).when(new UnassignRole(ID, INCIDENT_COMMANDER, "ada", null))
                .expectException(by(IncidentRule.COMMANDER_REQUIRED)).expectNoEvents();
    }

    @Test
    void aTeamAnswersForTheIncident() {
        incident.given(DECLARED).when(new AssignResponsibility(ID, "payments", null))
                .expectEvents(new ResponsibilityAssigned("payments", null, null));
    }

    @Test
    void anIndividualTakesOverFromATeam() {
        incident.given(DECLARED, new ResponsibilityAssigned("payments", null, null))
                .when(new AssignResponsibility(ID, null, "ada"))
                .expectEvents(new ResponsibilityAssigned(null, "ada", null));
    }

    @Test
    void aTeamIsNotAnIndividualOfTheSameName() {
        incident.given(DECLARED, new ResponsibilityAssigned("payments", null, null))
                .when(new AssignResponsibility(ID, null, "payments"))
                .expectEvents(new ResponsibilityAssigned(null, "payments", null));
    }

    @Test
    void theSameTeamAgainChangesNothing() {
        incident.given(DECLARED, new ResponsibilityAssigned("payments", null, null), took(SCRIBE, "bob", null))
                .when(new AssignResponsibility(ID, "payments", null)).expectNoEvents();
    }

    @Test
    void exactlyOneAnswersForTheIncident() {
        assertThatIllegalArgumentException().isThrownBy(() -> new AssignResponsibility(ID, null, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new AssignResponsibility(ID, "payments", "ada"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"anonymous", "ANONYMOUS", "anonymous ", "anony\u00admous",
        "\uff41\uff4e\uff4f\uff4e\uff59\uff4d\uff4f\uff55\uff53", "\uff21nonymous", "\ud835\udc00nonymous",
        "\u24d0\u200dnonymous\u3000",
        "anonymou\u017f"})
    void nobodyInParticularGetsARole(String nobody) {
        incident.given(DECLARED).when(new AssignRole(ID, SCRIBE, nobody, null, null))
                .expectException(by(IncidentRule.PERSON_REQUIRED)).expectNoEvents();
        Given.incident().given(DECLARED).when(new AssignResponsibility(ID, null, nobody))
                .expectException(by(IncidentRule.PERSON_REQUIRED)).expectNoEvents();
    }

    @Test
    void whatNobodyHoldsSinceEarlierReleasesCanBeTakenAndGivenUp() {
        incident.given(DECLARED, took(SCRIBE, "anonymous", null)).when(new AssignRole(ID, SCRIBE, "bob", null, null))
                .expectEvents(took(SCRIBE, "bob", null));
        Given.incident().given(DECLARED, took(SCRIBE, "anonymous", null))
                .when(new UnassignRole(ID, SCRIBE, "anonymous", null))
                .expectEvents(new RoleUnassigned(SCRIBE, "anonymous", null, null));
    }

    private static RoleAssigned took(Role role, String person, String scope) {
        return new RoleAssigned(role, person, scope, null, null);
    }
}

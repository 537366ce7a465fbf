package io.incidentledger.command.incident;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.incidentledger.command.incident.IncidentCommand.DeclareIncident;
import io.incidentledger.events.ExternalRef;
import io.incidentledger.events.IncidentEvent.IncidentDeclared;
import io.incidentledger.events.IncidentEvent.MilestoneRecorded;
import io.incidentledger.events.IncidentEvent.RoleAssigned;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.MilestoneQuality;
import io.incidentledger.events.Mode;
import io.incidentledger.events.Role;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Visibility;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.incidentledger.command.incident.Given.ID;
import static io.incidentledger.command.incident.Given.T0;
import static io.incidentledger.command.incident.Given.T1;
import static io.incidentledger.command.incident.Given.T2;

class DeclaringTest {
    private static final Map<String, String> ADA = Map.of(Incident.ACTOR, "ada");

    private final FixtureConfiguration<Incident> incident = Given.incident();

    @Test
    void whoDeclaresTakesCommandAtOnce() {
        incident.givenNoPriorActivity().when(declare(null, "manual", Mode.LIVE), ADA)
                .expectEvents(declared(null, "manual", Mode.LIVE), commander("ada", null));
    }

    @Test
    void whoDeclaresLateCommandsSinceTheTimeOfTheDeclaration() {
        incident.givenNoPriorActivity().when(declare(T1, "customer", Mode.DRILL), ADA)
                .expectEvents(declared(T1, "customer", Mode.DRILL), commander("ada", T1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"alert", "alert:grafana", "automation", "automation:x", "import", "import:github"})
    void anIncidentThatAMachineDeclaresNeedsACommander(String source) {
        incident.givenNoPriorActivity().when(declare(null, source, Mode.LIVE), ADA)
                .expectEvents(declared(null, source, Mode.LIVE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"alerted-by-a-customer", "important", "my:alert"})
    void aSourceThatOnlyLooksLikeAMachineIsAPerson(String source) {
        incident.givenNoPriorActivity().when(declare(null, source, Mode.LIVE), ADA)
                .expectEvents(declared(null, source, Mode.LIVE), commander("ada", null));
    }

    @Test
    void anIncidentRecordedAfterTheFactHasNoCommander() {
        incident.givenNoPriorActivity().when(declare(T0, "manual", Mode.BACKFILL), ADA)
                .expectEvents(declared(T0, "manual", Mode.BACKFILL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"anonymous", "Anonymous", "anonymous\u200b", "\uff41nonymou\uff53"})
    void anIncidentThatNobodyInParticularDeclaresNeedsACommander(String nobody) {
        incident.givenNoPriorActivity().when(declare(null, "manual", Mode.LIVE), Map.of(Incident.ACTOR, nobody))
                .expectEvents(declared(null, "manual", Mode.LIVE));
    }

    @Test
    void withoutAnActorItIsNobodyInParticular() {
        incident.givenNoPriorActivity().when(declare(null, "manual", Mode.LIVE))
                .expectEvents(declared(null, "manual", Mode.LIVE));
    }

    @Test
    void allThatIsGivenIsRecordedAndServicesCountOnce() {
        ExternalRef ref = new ExternalRef("jira", "OPS-1", "https://jira.example/OPS-1");
        DeclareIncident command = new DeclareIncident(ID, "Login fails", "since the release", Severity.SEV1,
                List.of("login", "api", "login"), Map.of("team", "identity"), T0, MilestoneQuality.MEASURED, T1, T2,
                "alert", Visibility.RESTRICTED, Mode.LIVE, ref);
        incident.givenNoPriorActivity().when(command, ADA).expectEvents(
                new IncidentDeclared("Login fails", "since the release", Severity.SEV1, List.of("login", "api"),
                        Map.of("team", "identity"), Visibility.RESTRICTED, Mode.LIVE, "alert", ref, T2),
                new MilestoneRecorded(Milestone.IMPACT_STARTED, MilestoneQuality.MEASURED, null, T0),
                new MilestoneRecorded(Milestone.DETECTED, null, null, T1));
    }

    @Test
    void theStartOfTheImpactIsEstimatedUnlessItIsSaidToBeBetterKnown() {
        DeclareIncident command = new DeclareIncident(ID, "Login fails", null, Severity.SEV1, List.of(), Map.of(), T0,
                null, null, null, "alert", Visibility.NORMAL, Mode.LIVE, null);
        incident.givenNoPriorActivity().when(command).expectEvents(
                new IncidentDeclared("Login fails", null, Severity.SEV1, List.of(), Map.of(), Visibility.NORMAL,
                        Mode.LIVE, "alert", null, null),
                new MilestoneRecorded(Milestone.IMPACT_STARTED, MilestoneQuality.ESTIMATED, null, T0));
    }

    private static DeclareIncident declare(Instant declaredAt, String source, Mode mode) {
        return new DeclareIncident(ID, "Checkout fails", null, Severity.SEV2, List.of("checkout"), Map.of(), null, null,
                null, declaredAt, source, Visibility.NORMAL, mode, null);
    }

    private static IncidentDeclared declared(Instant at, String source, Mode mode) {
        return new IncidentDeclared("Checkout fails", null, Severity.SEV2, List.of("checkout"), Map.of(),
                Visibility.NORMAL, mode, source, null, at);
    }

    private static RoleAssigned commander(String person, Instant at) {
        return new RoleAssigned(Role.INCIDENT_COMMANDER, person, null, null, at);
    }
}

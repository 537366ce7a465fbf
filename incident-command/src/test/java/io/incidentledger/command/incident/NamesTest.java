package io.incidentledger.command.incident;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

import io.incidentledger.command.incident.IncidentCommand.AssignResponsibility;
import io.incidentledger.command.incident.IncidentCommand.AssignRole;
import io.incidentledger.command.incident.IncidentCommand.ChangeActionItem;
import io.incidentledger.command.incident.IncidentCommand.ChangeDetails;
import io.incidentledger.command.incident.IncidentCommand.ChangeServices;
import io.incidentledger.command.incident.IncidentCommand.DeclareIncident;
import io.incidentledger.command.incident.IncidentCommand.RecordImpact;
import io.incidentledger.command.incident.IncidentCommand.UnassignRole;
import io.incidentledger.events.ActionItemPriority;
import io.incidentledger.events.ImpactDetails;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.*;
import io.incidentledger.events.Mode;
import io.incidentledger.events.Role;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Visibility;
import io.incidentledger.events.codec.EventCodec;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.incidentledger.command.incident.Given.*;

/// Names that look the same are the same, in commands and in what earlier releases stored.
class NamesTest {
    /// As an earlier release wrote it, byte for byte.
    private static final IncidentEvent STORED = stored("IncidentDeclared", """
            {"title":"t","severity":"SEV2","services":["checkout ","caf\u0065\u0301"],"labels":{"region ":"eu"},\
            "visibility":"normal","mode":"live","source":"manual"}""");

    private final FixtureConfiguration<Incident> incident = Given.incident();

    private static IncidentEvent stored(String type, String payload) {
        return new EventCodec().readIncidentEvent(type, "1", payload);
    }

    @ParameterizedTest
    @ValueSource(strings = {"checkout", "checkout ", "\u200bcheckout", "check\u00adout"})
    void aServiceIsRemovedUnderAnySpelling(String spelling) {
        incident.given(STORED).when(new ChangeServices(ID, List.of(), List.of(spelling)))
                .expectEvents(new ServicesChanged(List.of(), List.of("checkout"), null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u3000%s\u3000", "%s\ufe0f", "\u00ad%s", "%s\u200b", "\u200c%s", "%s\u200d",
        "%s\u3000\u200b"})
    void everyDoorTakesEverySpelling(String spelling) {
        UnaryOperator<String> as = name -> String.format(Locale.ROOT, spelling,
                name.charAt(0) + spelling.replace("%s", "").strip() + name.substring(1));
        incident.given(STORED).when(new ChangeServices(ID, List.of("search"), List.of(as.apply("checkout"))))
                .expectEvents(new ServicesChanged(List.of("search"), List.of("checkout"), null));
        Given.incident().given(STORED).when(new ChangeServices(ID, List.of(as.apply("checkout")), List.of()))
                .expectNoEvents();
        Given.incident().given(STORED).when(labels(Map.of(as.apply("region"), as.apply("eu")))).expectNoEvents();
        Given.incident().given(DECLARED, COMMANDED)
                .when(new AssignRole(ID, Role.INCIDENT_COMMANDER, as.apply("ada"), null, null)).expectNoEvents();
        Given.incident().given(DECLARED, stored("RoleAssigned", "{\"role\":\"scribe\",\"assignee\":\"bob \"}"))
                .when(new UnassignRole(ID, Role.SCRIBE, as.apply("bob"), null))
                .expectEvents(new RoleUnassigned(Role.SCRIBE, "bob", null, null));
        Given.incident().given(DECLARED, new ResponsibilityAssigned("payments", null, null))
                .when(new AssignResponsibility(ID, as.apply("payments"), null)).expectNoEvents();
        Given.incident()
                .given(DECLARED, new ActionItemAdded("a1", "Alert", "bob", ActionItemPriority.P2, null, null))
                .when(new ChangeActionItem(ID, "a1", null, as.apply("bob"), null, null, null)).expectNoEvents();
        ImpactDetails known = new ImpactDetails(null, null, null, List.of("acme"), List.of("eu"), null, null);
        Given.incident().given(DECLARED, new ImpactRecorded(known, null))
                .when(new RecordImpact(ID, new ImpactDetails(null, null, null, List.of(as.apply("acme")),
                        List.of(as.apply("eu")), null, null)))
                .expectNoEvents();
        Given.incident().givenNoPriorActivity()
                .when(new DeclareIncident(ID, "t", null, Severity.SEV2, List.of(as.apply("web"), "web"),
                        Map.of(as.apply("team"), as.apply("red")), null, null, null, null, as.apply("alert"),
                        Visibility.NORMAL, Mode.LIVE, null), Map.of(Incident.ACTOR, as.apply("ada")))
                .expectEvents(new IncidentDeclared("t", null, Severity.SEV2, List.of("web"), Map.of("team", "red"),
                        Visibility.NORMAL, Mode.LIVE, "alert", null, null));
    }

    @Test
    void aServiceThatIsThereByKeyIsNotAddedAgain() {
        incident.given(STORED)
                .when(new ChangeServices(ID, List.of("checkout", "caf\u00e9", "checkout\u200b"), List.of()))
                .expectNoEvents();
    }

    @Test
    void twoSpellingsInOneRequestAreOneService() {
        incident.given(DECLARED).when(new ChangeServices(ID, List.of("search ", "search"), List.of()))
                .expectEvents(new ServicesChanged(List.of("search"), List.of(), null));
    }

    @Test
    void aServiceIsNotAddedUnderOneSpellingAndRemovedUnderAnother() {
        incident.given(DECLARED).when(new ChangeServices(ID, List.of("search "), List.of("search")))
                .expectException(by(IncidentRule.SERVICE_ADDED_AND_REMOVED)).expectNoEvents();
    }

    @Test
    void aRoleDoesNotPassToTheSamePersonUnderAnotherSpelling() {
        incident.given(DECLARED, COMMANDED).when(new AssignRole(ID, Role.INCIDENT_COMMANDER, " ada\u200b", null, null))
                .expectNoEvents();
        Given.incident().given(DECLARED, stored("RoleAssigned", "{\"role\":\"scribe\",\"assignee\":\"bob \"}"))
                .when(new UnassignRole(ID, Role.SCRIBE, "bob", null))
                .expectEvents(new RoleUnassigned(Role.SCRIBE, "bob", null, null));
    }

    @Test
    void aTeamIsTheSameUnderAnotherSpelling() {
        incident.given(DECLARED, new ResponsibilityAssigned("payments", null, null))
                .when(new AssignResponsibility(ID, "pay\u00adments ", null)).expectNoEvents();
    }

    @Test
    void aLabelIsTheSameUnderAnotherSpelling() {
        incident.given(STORED).when(labels(Map.of("region", "eu "))).expectNoEvents();
        Map<String, String> removed = new LinkedHashMap<>();
        removed.put("\u200bregion", null);
        Map<String, String> key = new LinkedHashMap<>();
        key.put("region", null);
        Given.incident().given(STORED).when(labels(removed))
                .expectEvents(new DetailsChanged(null, null, key, null, null, null, null));
    }

    private static ChangeDetails labels(Map<String, String> labels) {
        return new ChangeDetails(ID, null, null, labels, false, null, null, null, null, null);
    }

    @Test
    void ownersCustomersAndRegionsAreComparedByKey() {
        incident.given(DECLARED, new ActionItemAdded("a1", "Alert", "bob", ActionItemPriority.P2, null, null))
                .when(new ChangeActionItem(ID, "a1", null, "bob ", null, null, null)).expectNoEvents();
        ImpactDetails known = new ImpactDetails(null, null, null, List.of("acme"), List.of("eu"), null, null);
        Given.incident().given(DECLARED, new ImpactRecorded(known, null)).when(new RecordImpact(ID,
                new ImpactDetails(null, null, null, List.of("acme ", "acme"), List.of("eu\u200b"), null, null)))
                .expectNoEvents();
    }

    @Test
    void aDeclarationStoresKeys() {
        incident.givenNoPriorActivity()
                .when(new DeclareIncident(ID, "t", null, Severity.SEV2, List.of("web ", "web"), Map.of(" a", "b "),
                        null,
                        null, null, null, "alert ", Visibility.NORMAL, Mode.LIVE, null), Map.of(Incident.ACTOR, "ada "))
                .expectEvents(new IncidentDeclared("t", null, Severity.SEV2, List.of("web"), Map.of("a", "b"),
                        Visibility.NORMAL, Mode.LIVE, "alert", null, null));
    }

    @Test
    void whoDeclaresCommandsUnderTheirKey() {
        incident.givenNoPriorActivity()
                .when(new DeclareIncident(ID, "t", null, Severity.SEV2, List.of(), Map.of(), null, null, null, null,
                        "manual", Visibility.NORMAL, Mode.LIVE, null), Map.of(Incident.ACTOR, "a\u200bda"))
                .expectEvents(
                        new IncidentDeclared("t", null, Severity.SEV2, List.of(), Map.of(), Visibility.NORMAL,
                                Mode.LIVE, "manual", null, null),
                        new RoleAssigned(Role.INCIDENT_COMMANDER, "ada", null, null, null));
    }
}

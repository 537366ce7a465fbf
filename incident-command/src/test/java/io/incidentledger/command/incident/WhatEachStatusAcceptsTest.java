package io.incidentledger.command.incident;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.incidentledger.command.incident.IncidentCommand.*;
import io.incidentledger.command.incident.IncidentCommand.ImportCommand;
import io.incidentledger.events.ActionItemPriority;
import io.incidentledger.events.ActionItemStatus;
import io.incidentledger.events.Audience;
import io.incidentledger.events.EntryKind;
import io.incidentledger.events.ImpactDetails;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.ActionItemAdded;
import io.incidentledger.events.IncidentEvent.MilestoneRecorded;
import io.incidentledger.events.IncidentEvent.PostmortemTimelineSignedOff;
import io.incidentledger.events.IncidentEvent.RoleAssigned;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.PostmortemSection;
import io.incidentledger.events.Role;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Status;
import io.incidentledger.events.Visibility;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static io.incidentledger.command.incident.Given.*;
import static io.incidentledger.events.Status.CLOSED;
import static io.incidentledger.events.Status.INVESTIGATING;
import static io.incidentledger.events.Status.RESOLVED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.axonframework.test.matchers.Matchers.noEvents;
import static org.hamcrest.Matchers.not;

/// The complete table of which commands an incident accepts in which status, and which rule rejects the others.
class WhatEachStatusAcceptsTest {
    private static final Set<Status> ACTIVE = EnumSet.of(INVESTIGATING, RESOLVED);
    private static final Set<Status> NOT_WITHDRAWN = EnumSet.of(INVESTIGATING, RESOLVED, CLOSED);
    private static final Set<Status> NOT_MERGED = EnumSet.of(INVESTIGATING, RESOLVED, CLOSED, Status.CANCELLED);
    private static final Set<Status> OVER = EnumSet.of(RESOLVED, CLOSED, Status.CANCELLED);
    private static final Set<Status> ANY = EnumSet.of(INVESTIGATING, RESOLVED, CLOSED, Status.CANCELLED, Status.MERGED);

    /// Each command would change something if the status allows it.
    private static final Map<IncidentCommand, Set<Status>> ACCEPTED_IN = Map.ofEntries(
            Map.entry(new AcknowledgeIncident(ID, T3), ACTIVE),
            Map.entry(new AssignRole(ID, Role.INCIDENT_COMMANDER, "zoe", null, null), ACTIVE),
            Map.entry(new UnassignRole(ID, Role.SCRIBE, "bob", null), ACTIVE),
            Map.entry(new AssignResponsibility(ID, "payments", null), ACTIVE),
            Map.entry(new ChangeSeverity(ID, Severity.SEV1, null), ACTIVE),
            Map.entry(new ChangeStatus(ID, "u1", Status.IDENTIFIED, null, Audience.INTERNAL, T3),
                    Set.of(INVESTIGATING)),
            Map.entry(new PostUpdate(ID, "u1", "news", null, Audience.INTERNAL, T3), ACTIVE),
            Map.entry(new ChangeDetails(ID, "Another title", null, null, false, null, null, null,
                    Visibility.RESTRICTED, null), ACTIVE),
            Map.entry(new ChangeServices(ID, List.of("search"), List.of()), ACTIVE),
            Map.entry(new AddTimelineEntry(ID, "e1", EntryKind.NOTE, "a note", List.of(), T3),
                    ANY),
            Map.entry(new RecordMilestone(ID, Milestone.DETECTED, T3, null, null), NOT_WITHDRAWN),
            Map.entry(new ClearMilestone(ID, Milestone.DETECTED, null), NOT_WITHDRAWN),
            Map.entry(new RecordImpact(ID, new ImpactDetails(null, 1L, null, null, null, null, null)), ACTIVE),
            Map.entry(new MitigateIncident(ID, null, T3), Set.of(INVESTIGATING)),
            Map.entry(new ResolveIncident(ID, "again", T3), Set.of(INVESTIGATING)),
            Map.entry(new ReopenIncident(ID, null, T3), Set.of(RESOLVED, CLOSED)),
            Map.entry(new CloseIncident(ID, "again", T3), Set.of(RESOLVED)),
            Map.entry(new CancelIncident(ID, "again", T3), Set.of(INVESTIGATING)),
            Map.entry(new ReviveIncident(ID, null, T3), Set.of(Status.CANCELLED)),
            Map.entry(new AddActionItem(ID, "a2", "Learn", null, ActionItemPriority.P1, null), NOT_MERGED),
            Map.entry(new ChangeActionItem(ID, "a1", null, null, null, ActionItemStatus.DONE, null), ANY),
            Map.entry(new WritePostmortemSection(ID, PostmortemSection.SUMMARY, "It broke."), NOT_MERGED),
            Map.entry(new SignOffPostmortem(ID), OVER),
            Map.entry(new PublishPostmortem(ID), OVER));

    private static final List<Class<?>> TESTED_BY_THEMSELVES = List.of(DeclareIncident.class, ImportCommand.class,
            MergeIncident.class, UnmergeIncident.class, MoveEntry.class, AmendEntry.class, RetractEntry.class);

    @Test
    void theTableHasEveryCommand() {
        Stream<Class<?>> inTheTable = ACCEPTED_IN.keySet().stream().map(Object::getClass);
        assertThat(Stream.concat(inTheTable, TESTED_BY_THEMSELVES.stream()))
                .containsExactlyInAnyOrder(IncidentCommand.class.getPermittedSubclasses());
    }

    @ParameterizedTest(name = "{0} when {1}")
    @MethodSource("commandsAndStatuses")
    void aStatusAcceptsOrNamesTheRuleThatRefuses(String name, Status status, IncidentCommand command) {
        var outcome = inStatus(status, command).when(command, Map.of(Incident.ACTOR, "ann"));
        if (ACCEPTED_IN.get(command).contains(status)) {
            outcome.expectSuccessfulHandlerExecution().expectEventsMatching(not(noEvents()));
        } else {
            outcome.expectException(by(refusing(command, status))).expectNoEvents();
        }
    }

    static Stream<Arguments> commandsAndStatuses() {
        List<Status> statuses = List.of(INVESTIGATING, RESOLVED, CLOSED, Status.CANCELLED, Status.MERGED);
        return ACCEPTED_IN.keySet().stream().flatMap(command -> statuses.stream()
                .map(status -> Arguments.of(command.getClass().getSimpleName(), status, command)));
    }

    private static IncidentRule refusing(IncidentCommand command, Status status) {
        return command instanceof ReviveIncident && status != Status.MERGED
                ? IncidentRule.INCIDENT_NOT_CANCELLED
                : refusingIn(status);
    }

    private static IncidentRule refusingIn(Status status) {
        return switch (status) {
            case INVESTIGATING, IDENTIFIED, MONITORING -> IncidentRule.INCIDENT_NOT_RESOLVED;
            case RESOLVED -> IncidentRule.INCIDENT_RESOLVED;
            case CLOSED -> IncidentRule.INCIDENT_CLOSED;
            case CANCELLED -> IncidentRule.INCIDENT_CANCELLED;
            case MERGED -> IncidentRule.INCIDENT_MERGED;
        };
    }

    private static TestExecutor<Incident> inStatus(Status status, IncidentCommand command) {
        List<IncidentEvent> events = new ArrayList<>(List.of(DECLARED, COMMANDED,
                new RoleAssigned(Role.SCRIBE, "bob", null, null, null),
                new ActionItemAdded("a1", "Alert", null, ActionItemPriority.P1, null, null),
                new MilestoneRecorded(Milestone.DETECTED, null, null, T0)));
        switch (status) {
            case INVESTIGATING, IDENTIFIED, MONITORING -> events.add(announced(status));
            case RESOLVED -> events.add(Given.RESOLVED);
            case CLOSED -> events.addAll(List.of(Given.RESOLVED, Given.CLOSED));
            case CANCELLED -> events.add(CANCELLED);
            case MERGED -> events.add(MERGED);
        }
        if (command instanceof PublishPostmortem) {
            events.add(new PostmortemTimelineSignedOff(null));
        }
        return Given.incident().given(events);
    }
}

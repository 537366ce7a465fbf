package io.incidentledger.command.incident;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.incidentledger.command.incident.IncidentCommand.*;
import io.incidentledger.command.incident.IncidentCommand.ImportCommand;
import io.incidentledger.events.ActionItemPriority;
import io.incidentledger.events.ActionItemStatus;
import io.incidentledger.events.Audience;
import io.incidentledger.events.EntryKind;
import io.incidentledger.events.ImpactDetails;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.IncidentAcknowledged;
import io.incidentledger.events.IncidentEvent.PostmortemPublished;
import io.incidentledger.events.IncidentEvent.PostmortemTimelineSignedOff;
import io.incidentledger.events.Link;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.MilestoneQuality;
import io.incidentledger.events.Mode;
import io.incidentledger.events.PostmortemSection;
import io.incidentledger.events.Role;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Status;
import io.incidentledger.events.Visibility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static io.incidentledger.command.incident.Given.ID;
import static io.incidentledger.command.incident.Given.OTHER;
import static io.incidentledger.command.incident.Given.T1;
import static io.incidentledger.command.incident.Given.T2;
import static io.incidentledger.command.incident.Given.T3;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// The complete table of what happens to each component of each command when it differs from what the ledger has.
/// Nothing is dropped: it is recorded, or rejected by a named rule.
class EveryCommandKeepsWhatItIsToldTest {
    private static final String ANN = "ann";
    private static final List<Link> LINKS = List.of(new Link("https://a.example", null));

    /// Decisions on imports depend on previous imports and are tested in ImportDecisionsTest and SnapshotImportTest.
    private static final List<Class<?>> TESTED_BY_THEMSELVES = List.of(ImportCommand.class);

    /// @param history the previous commands, by ann
    /// @param repeated a command that says what the ledger has already
    /// @param refusal the rule that rejects the repeated command; null: it changes nothing, or adds something each time
    private record Row(List<IncidentCommand> history, IncidentCommand repeated, boolean adds, IncidentRule refusal,
            Map<String, Kept> components) {

        /// Components that identify the incident, or what the command creates.
        Row id(String... names) {
            Arrays.stream(names).forEach(name -> components.put(name, new Kept(null, null)));
            return this;
        }

        Row recorded(String name, IncidentCommand other) {
            components.put(name, new Kept(other, null));
            return this;
        }

        Row refused(String name, IncidentRule rule, IncidentCommand other) {
            components.put(name, new Kept(other, rule));
            return this;
        }

        /// Components that are always recorded, since each command of this type adds something.
        Row always(String... names) {
            return id(names);
        }
    }

    /// @param other the command with another value of the component; null: there is nothing that could be lost
    /// @param rule the rule that rejects it; null: the value is recorded
    private record Kept(IncidentCommand other, IncidentRule rule) {}

    /// A repeated command that changes nothing.
    private static Row again(IncidentCommand command, IncidentCommand... before) {
        List<IncidentCommand> history = new ArrayList<>(List.of(before));
        history.add(command);
        return new Row(history, command, false, null, new LinkedHashMap<>()).id("incidentId");
    }

    /// A repeated command that is rejected.
    private static Row refusedAgain(IncidentRule rule, IncidentCommand command, IncidentCommand... before) {
        return new Row(again(command, before).history(), command, false, rule, new LinkedHashMap<>()).id("incidentId");
    }

    private static Row adding(IncidentCommand command) {
        return new Row(List.of(), command, true, null, new LinkedHashMap<>()).id("incidentId");
    }

    private static final ResolveIncident RESOLVED = new ResolveIncident(ID, null, null);
    private static final AddTimelineEntry NOTE = new AddTimelineEntry(ID, "n", EntryKind.NOTE, "a", List.of(), T1);
    private static final AddActionItem ITEM = new AddActionItem(ID, "a", "t", null, ActionItemPriority.P3, null);
    private static final LocalDate DAY = LocalDate.parse("2026-03-06");

    private static List<Row> rows() {
        return Stream.of(people(), facts(), timeline(), lifecycle(), aftermath()).flatMap(List::stream).toList();
    }

    private static List<Row> people() {
        return List.of(
                again(new AcknowledgeIncident(ID, T1))
                        .refused("at", IncidentRule.ALREADY_ACKNOWLEDGED, new AcknowledgeIncident(ID, T2)),
                again(new AssignRole(ID, Role.SCRIBE, "bob", "notes", "fast"))
                        .recorded("role", new AssignRole(ID, Role.PLANNING_LEAD, "bob", "notes", "fast"))
                        .recorded("assignee", new AssignRole(ID, Role.SCRIBE, "eve", "notes", "fast"))
                        .recorded("scope", new AssignRole(ID, Role.SCRIBE, "bob", "decisions", "fast"))
                        .refused("reason", IncidentRule.ROLE_ALREADY_HELD,
                                new AssignRole(ID, Role.SCRIBE, "bob", "notes", "exact")),
                again(new UnassignRole(ID, Role.SCRIBE, "bob", null),
                        new AssignRole(ID, Role.SCRIBE, "bob", null, null))
                        .refused("role", IncidentRule.ROLE_NOT_HELD,
                                new UnassignRole(ID, Role.PLANNING_LEAD, "bob", null))
                        .refused("assignee", IncidentRule.ROLE_NOT_HELD, new UnassignRole(ID, Role.SCRIBE, "eve", null))
                        .refused("reason", IncidentRule.ROLE_NOT_HELD,
                                new UnassignRole(ID, Role.SCRIBE, "bob", "her shift is over")),
                again(new AssignResponsibility(ID, "payments", null))
                        .recorded("team", new AssignResponsibility(ID, "search", null))
                        .recorded("individual", new AssignResponsibility(ID, null, "bob")));
    }

    private static List<Row> facts() {
        ImpactDetails known = new ImpactDetails(null, 1L, null, null, null, null, null);
        ImpactDetails other = new ImpactDetails(null, 22L, null, null, null, null, null);
        return List.of(
                again(new ChangeSeverity(ID, Severity.SEV4, "few"))
                        .recorded("severity", new ChangeSeverity(ID, Severity.SEV1, "few"))
                        .recorded("reason", new ChangeSeverity(ID, Severity.SEV4, "to be sure")),
                again(new ChangeStatus(ID, "u", Status.IDENTIFIED, null, Audience.INTERNAL, T1)).id("updateId")
                        .recorded("status", new ChangeStatus(ID, "v", Status.MONITORING, null, Audience.INTERNAL, T1))
                        .recorded("message", new ChangeStatus(ID, "v", Status.IDENTIFIED, "why", Audience.INTERNAL, T1))
                        .recorded("audience", new ChangeStatus(ID, "v", Status.IDENTIFIED, null, Audience.PUBLIC, T1))
                        .recorded("at", new ChangeStatus(ID, "v", Status.IDENTIFIED, null, Audience.INTERNAL, T2)),
                again(new ChangeStatus(ID, "u", Status.RESOLVED, null, Audience.INTERNAL, T1)).id("updateId", "status")
                        .recorded("message", new ChangeStatus(ID, "v", Status.RESOLVED, "why", Audience.INTERNAL, T1))
                        .refused("audience", IncidentRule.INCIDENT_RESOLVED,
                                new ChangeStatus(ID, "v", Status.RESOLVED, null, Audience.PUBLIC, T1))
                        .refused("at", IncidentRule.INCIDENT_RESOLVED,
                                new ChangeStatus(ID, "v", Status.RESOLVED, null, Audience.INTERNAL, T2)),
                adding(new PostUpdate(ID, "u", "m", Status.IDENTIFIED, Audience.PUBLIC, T1)).always("updateId",
                        "message", "status", "audience", "at"),
                again(details("t", "s", "b", "i", "c", T1, Visibility.RESTRICTED, "legal")).id("withoutLabels")
                        .recorded("title", details("title", "s", "b", "i", "c", T1, Visibility.RESTRICTED, "legal"))
                        .recorded("summary", details("t", "summary", "b", "i", "c", T1, Visibility.RESTRICTED, "legal"))
                        .recorded("labels", details("t", "s", "label", "i", "c", T1, Visibility.RESTRICTED, "legal"))
                        .recorded("issue", details("t", "s", "b", "issue", "c", T1, Visibility.RESTRICTED, "legal"))
                        .recorded("rootCause", details("t", "s", "b", "i", "cause", T1, Visibility.RESTRICTED, "legal"))
                        .recorded("eta", details("t", "s", "b", "i", "c", T2, Visibility.RESTRICTED, "legal"))
                        .recorded("visibility", details("t", "s", "b", "i", "c", T1, Visibility.NORMAL, "legal"))
                        .recorded("reason", details("t", "s", "b", "i", "c", T1, Visibility.RESTRICTED, "security")),
                again(new ChangeServices(ID, List.of("web"), List.of("checkout")))
                        .recorded("add", new ChangeServices(ID, List.of("web", "api"), List.of("checkout")))
                        .recorded("remove", new ChangeServices(ID, List.of(), List.of("checkout", "payments"))),
                again(new RecordImpact(ID, known)).recorded("facts", new RecordImpact(ID, other)));
    }

    private static ChangeDetails details(String title, String summary, String label, String issue, String rootCause,
            Instant eta, Visibility visibility, String reason) {
        return new ChangeDetails(ID, title, summary, Map.of("a", label), false, issue, rootCause, eta, visibility,
                reason);
    }

    private static List<Row> timeline() {
        return List.of(
                adding(NOTE).always("entryId", "kind", "message", "links", "at"),
                again(amend("b", T2, LINKS, "typo"), NOTE).id("entryId")
                        .recorded("message", amend("c", T2, LINKS, "typo"))
                        .recorded("at", amend("b", T3, LINKS, "typo"))
                        .recorded("links", amend("b", T2, List.of(), "typo"))
                        .refused("reason", IncidentRule.ENTRY_UNCHANGED, amend("b", T2, LINKS, "to be sure"))
                        .refused("severity", IncidentRule.ENTRY_NOT_CORRECTABLE,
                                new AmendEntry(ID, "n", null, null, Severity.SEV1, null, null, null, "typo"))
                        .refused("status", IncidentRule.ENTRY_NOT_CORRECTABLE,
                                new AmendEntry(ID, "n", null, null, null, Status.IDENTIFIED, null, null, "typo"))
                        .refused("audience", IncidentRule.ENTRY_NOT_CORRECTABLE,
                                new AmendEntry(ID, "n", null, null, null, null, Audience.PUBLIC, null, "typo")),
                again(new RetractEntry(ID, "n", "wrong"), NOTE).id("entryId")
                        .refused("reason", IncidentRule.ENTRY_RETRACTED, new RetractEntry(ID, "n", "not here")),
                again(new MoveEntry(ID, "n", OTHER, "m", "not here"), NOTE).id("entryId", "newEntryId")
                        .refused("to", IncidentRule.ENTRY_MOVED, new MoveEntry(ID, "n", THIRD, "m", "not here"))
                        .refused("reason", IncidentRule.ENTRY_MOVED,
                                new MoveEntry(ID, "n", OTHER, "m", "it is theirs")),
                again(new RecordMilestone(ID, Milestone.DETECTED, T1, MilestoneQuality.MEASURED, "pager"))
                        .recorded("milestone",
                                new RecordMilestone(ID, Milestone.MITIGATED, T1, MilestoneQuality.MEASURED, "pager"))
                        .recorded("at",
                                new RecordMilestone(ID, Milestone.DETECTED, T2, MilestoneQuality.MEASURED, "pager"))
                        .recorded("quality",
                                new RecordMilestone(ID, Milestone.DETECTED, T1, MilestoneQuality.ASSUMED, "pager"))
                        .recorded("reason",
                                new RecordMilestone(ID, Milestone.DETECTED, T1, MilestoneQuality.MEASURED, "phone")),
                refusedAgain(IncidentRule.MILESTONE_NOT_STATED, new ClearMilestone(ID, Milestone.DETECTED, "wrong"),
                        new RecordMilestone(ID, Milestone.DETECTED, T1, null, null))
                        .refused("milestone", IncidentRule.MILESTONE_NOT_STATED,
                                new ClearMilestone(ID, Milestone.MITIGATED, "wrong"))
                        .refused("reason", IncidentRule.MILESTONE_NOT_STATED,
                                new ClearMilestone(ID, Milestone.DETECTED, "not so")));
    }

    private static AmendEntry amend(String message, Instant at, List<Link> links, String reason) {
        return new AmendEntry(ID, "n", message, at, null, null, null, links, reason);
    }

    private static List<Row> lifecycle() {
        return List.of(
                again(new MitigateIncident(ID, "m", T1))
                        .refused("message", IncidentRule.ALREADY_MITIGATED, new MitigateIncident(ID, "w", T1))
                        .refused("at", IncidentRule.ALREADY_MITIGATED, new MitigateIncident(ID, "m", T2)),
                again(new ResolveIncident(ID, "m", T1))
                        .refused("message", IncidentRule.INCIDENT_RESOLVED, new ResolveIncident(ID, "w", T1))
                        .refused("at", IncidentRule.INCIDENT_RESOLVED, new ResolveIncident(ID, "m", T2)),
                refusedAgain(IncidentRule.INCIDENT_NOT_RESOLVED, new ReopenIncident(ID, "m", T1), RESOLVED)
                        .refused("reason", IncidentRule.INCIDENT_NOT_RESOLVED, new ReopenIncident(ID, "w", T1))
                        .refused("at", IncidentRule.INCIDENT_NOT_RESOLVED, new ReopenIncident(ID, "m", T2)),
                again(new CloseIncident(ID, "m", T1), RESOLVED)
                        .refused("message", IncidentRule.INCIDENT_CLOSED, new CloseIncident(ID, "w", T1))
                        .refused("at", IncidentRule.INCIDENT_CLOSED, new CloseIncident(ID, "m", T2)),
                again(new CancelIncident(ID, "m", T1))
                        .refused("reason", IncidentRule.INCIDENT_CANCELLED, new CancelIncident(ID, "w", T1))
                        .refused("at", IncidentRule.INCIDENT_CANCELLED, new CancelIncident(ID, "m", T2)),
                again(new ReviveIncident(ID, "m", T1), new CancelIncident(ID, null, null))
                        .refused("reason", IncidentRule.INCIDENT_NOT_CANCELLED, new ReviveIncident(ID, "w", T1))
                        .refused("at", IncidentRule.INCIDENT_NOT_CANCELLED, new ReviveIncident(ID, "m", T2)),
                again(new MergeIncident(ID, OTHER, "m", T1))
                        .refused("into", IncidentRule.INCIDENT_MERGED, new MergeIncident(ID, THIRD, "m", T1))
                        .refused("reason", IncidentRule.INCIDENT_MERGED, new MergeIncident(ID, OTHER, "w", T1))
                        .refused("at", IncidentRule.INCIDENT_MERGED, new MergeIncident(ID, OTHER, "m", T2)),
                again(new UnmergeIncident(ID, "m", T1), new MergeIncident(ID, OTHER, null, null))
                        .refused("reason", IncidentRule.INCIDENT_NOT_MERGED, new UnmergeIncident(ID, "w", T1))
                        .refused("at", IncidentRule.INCIDENT_NOT_MERGED, new UnmergeIncident(ID, "m", T2)));
    }

    private static List<Row> aftermath() {
        return List.of(
                adding(ITEM).always("actionItemId", "title", "owner", "priority", "dueOn"),
                again(item("x", "bob", ActionItemPriority.P1, ActionItemStatus.DONE, DAY), ITEM).id("actionItemId")
                        .recorded("title", item("y", "bob", ActionItemPriority.P1, ActionItemStatus.DONE, DAY))
                        .recorded("owner", item("x", "eve", ActionItemPriority.P1, ActionItemStatus.DONE, DAY))
                        .recorded("priority", item("x", "bob", ActionItemPriority.P2, ActionItemStatus.DONE, DAY))
                        .recorded("status", item("x", "bob", ActionItemPriority.P1, ActionItemStatus.OPEN, DAY))
                        .recorded("dueOn",
                                item("x", "bob", ActionItemPriority.P1, ActionItemStatus.DONE, DAY.plusDays(1))),
                again(new WritePostmortemSection(ID, PostmortemSection.SUMMARY, "It broke."))
                        .recorded("section", new WritePostmortemSection(ID, PostmortemSection.LESSONS, "It broke."))
                        .recorded("markdown", new WritePostmortemSection(ID, PostmortemSection.SUMMARY, "It fell.")),
                again(new SignOffPostmortem(ID), RESOLVED),
                again(new PublishPostmortem(ID), RESOLVED, new SignOffPostmortem(ID)));
    }

    private static ChangeActionItem item(String title, String owner, ActionItemPriority priority,
            ActionItemStatus status, LocalDate dueOn) {
        return new ChangeActionItem(ID, "a", title, owner, priority, status, dueOn);
    }

    private static final String THIRD = "0199f3a0-0000-7000-8000-000000000003";

    private final AxonInMemory axon = new AxonInMemory();

    @Test
    void theTableHasEveryComponentOfEveryCommand() {
        Map<Class<?>, List<String>> commands = new LinkedHashMap<>();
        for (Class<?> command : IncidentCommand.class.getPermittedSubclasses()) {
            if (!TESTED_BY_THEMSELVES.contains(command) && command != DeclareIncident.class) {
                commands.put(command, names(command));
            }
        }
        assertThat(rows().stream().<Class<?>>map(row -> row.repeated().getClass()).distinct())
                .containsExactlyInAnyOrderElementsOf(commands.keySet());
        assertThat(rows()).allSatisfy(row -> assertThat(row.components().keySet())
                .as("%s", row.repeated().getClass().getSimpleName())
                .containsExactlyInAnyOrderElementsOf(commands.get(row.repeated().getClass())));
    }

    private static List<String> names(Class<?> command) {
        return Arrays.stream(command.getRecordComponents()).map(RecordComponent::getName).toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("repeatedCommands")
    void whatTheLedgerHoldsAlreadyChangesNothing(String name, Row row) {
        List<IncidentEvent> before = happened(row);
        if (row.refusal() != null) {
            assertRefused(row.repeated(), row.refusal());
        } else {
            axon.send(row.repeated(), ANN);
        }
        assertThat(axon.eventsOf(ID)).hasSize(row.adds() ? before.size() + 1 : before.size());
    }

    static Stream<Arguments> repeatedCommands() {
        return rows().stream().map(row -> Arguments.of(row.repeated().toString(), row));
    }

    @ParameterizedTest(name = "{0} of {1}")
    @MethodSource("otherComponents")
    void whatElseItSaysIsRecordedOrRefusedByName(String component, String name, Row row) throws Exception {
        Kept kept = row.components().get(component);
        assertThat(value(component, kept.other())).isNotEqualTo(value(component, row.repeated()));
        List<IncidentEvent> before = happened(row);
        if (kept.rule() != null) {
            assertRefused(kept.other(), kept.rule());
            assertThat(axon.eventsOf(ID)).hasSameSizeAs(before);
        } else {
            axon.send(kept.other(), ANN);
            List<IncidentEvent> news = axon.eventsOf(ID).subList(before.size(), axon.eventsOf(ID).size());
            assertThat(news).isNotEmpty();
            assertThat(news.toString()).contains(said(value(component, kept.other())));
        }
    }

    static Stream<Arguments> otherComponents() {
        return rows().stream().flatMap(row -> row.components().entrySet().stream()
                .filter(component -> component.getValue().other() != null)
                .map(component -> Arguments.of(component.getKey(), row.repeated().toString(), row)));
    }

    private static Object value(String component, IncidentCommand command) throws ReflectiveOperationException {
        var accessor = command.getClass().getDeclaredMethod(component);
        accessor.setAccessible(true);
        return accessor.invoke(command);
    }

    /// Returns the last of several values: the new one.
    private static String said(Object value) {
        return value instanceof List<?> list
                ? list.isEmpty() ? "[]" : list.getLast().toString()
                : Objects.toString(value);
    }

    private List<IncidentEvent> happened(Row row) {
        for (String id : List.of(ID, OTHER, THIRD)) {
            axon.send(new DeclareIncident(id, "Checkout fails", null, Severity.SEV2, List.of("checkout", "payments"),
                    Map.of(), null, null, null, null, "manual", Visibility.NORMAL, Mode.LIVE, null), ANN);
        }
        row.history().forEach(command -> axon.send(command, ANN));
        return axon.eventsOf(ID);
    }

    private void assertRefused(IncidentCommand command, IncidentRule rule) {
        assertThatThrownBy(() -> axon.send(command, ANN)).isInstanceOfSatisfying(RuleViolationException.class,
                refusal -> assertThat(refusal.rule()).isEqualTo(rule));
    }

    @Test
    void whoElseAcknowledgesIsAFactOnce() {
        happened(again(new AcknowledgeIncident(ID, null)));
        assertRecordedOnceBy("bob", new AcknowledgeIncident(ID, null), new IncidentAcknowledged(null));
        axon.send(new AcknowledgeIncident(ID, null), "anonymous");
        assertThat(axon.eventsOf(ID)).filteredOn(IncidentAcknowledged.class::isInstance).hasSize(2);
    }

    @Test
    void whoElseVouchesIsAFactOnce() {
        happened(again(new SignOffPostmortem(ID), RESOLVED));
        assertRecordedOnceBy("bob", new SignOffPostmortem(ID), new PostmortemTimelineSignedOff(null));
        assertRecordedOnceBy("ann", new PublishPostmortem(ID), new PostmortemPublished(null));
        assertRecordedOnceBy("bob", new PublishPostmortem(ID), new PostmortemPublished(null));
        axon.send(NOTE, ANN);
        assertRecordedOnceBy("bob", new SignOffPostmortem(ID), new PostmortemTimelineSignedOff(null));
        assertRecordedOnceBy("ann", new SignOffPostmortem(ID), new PostmortemTimelineSignedOff(null));
    }

    private void assertRecordedOnceBy(String person, IncidentCommand command, IncidentEvent event) {
        int before = axon.eventsOf(ID).size();
        axon.send(command, person);
        assertThat(axon.eventsOf(ID)).hasSize(before + 1).last().isEqualTo(event);
        axon.send(command, person + "\u200b");
        assertThat(axon.eventsOf(ID)).hasSize(before + 1);
    }
}

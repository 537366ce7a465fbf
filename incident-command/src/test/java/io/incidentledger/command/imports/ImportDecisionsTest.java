package io.incidentledger.command.imports;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.incidentledger.command.imports.ExternalIncident.Entry;
import io.incidentledger.command.imports.ExternalIncident.RoleHolder;
import io.incidentledger.command.imports.ExternalIncident.Times;
import io.incidentledger.command.incident.Given;
import io.incidentledger.command.incident.Incident;
import io.incidentledger.command.incident.IncidentCommand.*;
import io.incidentledger.command.incident.IncidentRule;
import io.incidentledger.command.incident.IncidentUnderImport;
import io.incidentledger.events.ActionItemPriority;
import io.incidentledger.events.ActionItemStatus;
import io.incidentledger.events.Audience;
import io.incidentledger.events.EntryKind;
import io.incidentledger.events.ExternalRef;
import io.incidentledger.events.ImpactDetails;
import io.incidentledger.events.ImpactInterval;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.*;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.MilestoneQuality;
import io.incidentledger.events.Mode;
import io.incidentledger.events.Role;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Status;
import io.incidentledger.events.Visibility;
import io.incidentledger.tiers.CpuTime;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.matchers.Matchers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.incidentledger.command.imports.SampleImportLine.update;
import static io.incidentledger.command.incident.Given.*;
import static org.assertj.core.api.Assertions.assertThat;

class ImportDecisionsTest {
    private static final ExternalRef REF = new ExternalRef("status-page", "42", "https://status.example/42");
    private static final LocalDate FRIDAY = LocalDate.parse("2026-03-06");
    private static final IncidentEvent DECLARED_AT_T1 = new IncidentDeclared("Checkout fails", null, Severity.SEV2,
            List.of("checkout", "payments"), Map.of("region", "eu"), Visibility.NORMAL, Mode.BACKFILL, "import", REF,
            T1);
    private static final Instant T4 = Instant.parse("2026-03-01T14:00:00Z");

    private final FixtureConfiguration<Incident> incident = Given.incident();

    @Test
    void aLineBecomesADeclaredAndResolvedIncidentWithItsUpdatesAndTimes() {
        incident.givenNoPriorActivity().when(line().imported()).expectEvents(
                DECLARED_AT_T1,
                new MilestoneRecorded(Milestone.IMPACT_STARTED, MilestoneQuality.ESTIMATED, null, T0),
                told("1", Status.INVESTIGATING, "We are looking", T1),
                told("2", null, "Still looking", T1),
                told("3", Status.RESOLVED, "It works again", T3),
                new IncidentResolved(null, T4),
                new MilestoneRecorded(Milestone.MITIGATED, null, null, T3),
                new MilestoneRecorded(Milestone.IMPACT_ENDED, MilestoneQuality.ESTIMATED, null, T3));
    }

    @Test
    void theSameLineAgainChangesNothing() {
        incident.givenCommands(line().imported()).when(line().imported()).expectNoEvents();
    }

    @Test
    void allThatALineSaysIsRecorded() {
        incident.givenNoPriorActivity().when(everything().imported()).expectEvents(
                DECLARED_AT_T1,
                new MilestoneRecorded(Milestone.IMPACT_STARTED, MilestoneQuality.MEASURED, null, T0),
                new MilestoneRecorded(Milestone.DETECTED, null, null, T0),
                new IncidentAcknowledged(T1),
                new RoleAssigned(Role.INCIDENT_COMMANDER, "ada", null, null, T1),
                new RoleAssigned(Role.INCIDENT_COMMANDER, "bob", "nights", null, T2),
                new TimelineEntryAdded("e1", EntryKind.ACTION, "rolled back", List.of(), T2),
                new ActionItemAdded("a1", "Alert earlier", "bob", ActionItemPriority.P1, FRIDAY, null),
                new ActionItemAdded("a2", "Buy disks", null, ActionItemPriority.P3, null, null),
                new ActionItemChanged("a2", null, null, null, ActionItemStatus.DONE, null, null));
    }

    @Test
    void allThatALineSaysIsNotSaidTwice() {
        incident.givenCommands(everything().imported()).when(everything().imported()).expectNoEvents();
    }

    @Test
    void aTimeOfResolutionResolvesWithoutAnUpdateThatSaysSo() {
        incident.givenNoPriorActivity().when(new SampleImportLine(new Times(T1, null, null, null, null, null, null, T3))
                .imported()).expectEvents(DECLARED_AT_T1, new IncidentResolved(null, T3),
                        new MilestoneRecorded(Milestone.IMPACT_ENDED, MilestoneQuality.ESTIMATED, null, T3));
    }

    @Test
    void withoutATimeOfResolutionTheUpdateThatResolvesTellsIt() {
        incident.givenNoPriorActivity()
                .when(new SampleImportLine(T1).updates(update("1", Status.RESOLVED, "Done", T2)).imported())
                .expectEvents(
                        DECLARED_AT_T1, told("1", Status.RESOLVED, "Done", T2), new IncidentResolved(null, T2),
                        new MilestoneRecorded(Milestone.IMPACT_ENDED, MilestoneQuality.ESTIMATED, null, T2));
    }

    @Test
    void resolvedIsReachedOnceHoweverOftenItIsAnnounced() {
        incident.givenNoPriorActivity().when(new SampleImportLine(T1)
                .updates(update("1", Status.RESOLVED, "Done", T2), update("2", Status.RESOLVED, "Really", T3))
                .imported())
                .expectEvents(DECLARED_AT_T1, told("1", Status.RESOLVED, "Done", T2), new IncidentResolved(null, T2),
                        told("2", Status.RESOLVED, "Really", T3),
                        new MilestoneRecorded(Milestone.IMPACT_ENDED, MilestoneQuality.ESTIMATED, null, T2));
    }

    @Test
    void anIncidentThatCameBackIsReopenedAndKeepsTheOneImpactThatIsKnown() {
        SampleImportLine line = reopened();
        incident.givenNoPriorActivity().when(line.imported()).expectEvents(DECLARED_AT_T1,
                new MilestoneRecorded(Milestone.IMPACT_STARTED, MilestoneQuality.ESTIMATED, null, T0),
                told("1", Status.RESOLVED, "Done", T1), new IncidentResolved(null, T1),
                new IncidentReopened(null, T2), told("2", Status.MONITORING, "Not quite", T2),
                told("3", Status.RESOLVED, "Now", T3), new IncidentResolved(null, T4),
                new MilestoneRecorded(Milestone.IMPACT_ENDED, MilestoneQuality.ESTIMATED, null, T3),
                new ImpactRecorded(new ImpactDetails(List.of(new ImpactInterval(null, null, T0, T3)), null, null, null,
                        null, null, null), T3));
    }

    @Test
    void anIncidentThatCameBackIsNotReopenedAgainByTheSameLine() {
        incident.givenCommands(reopened().imported()).when(reopened().imported()).expectNoEvents();
    }

    @Test
    void aLineThatGrewAddsWhatIsNew() {
        incident.givenCommands(line().imported())
                .when(line().updates(update("1", Status.INVESTIGATING, "We are looking", T1),
                        update("2", null, "Still looking", T1), update("3", Status.RESOLVED, "It works again", T3),
                        update("4", null, "The report is out", T4)).imported())
                .expectEvents(told("4", null, "The report is out", T4));
    }

    @Test
    void anUpdateThatReopensAfterTheFactReopens() {
        incident.givenCommands(new SampleImportLine(T1).updates(update("1", Status.RESOLVED, "Done", T1)).imported())
                .when(new SampleImportLine(T1).updates(update("1", Status.RESOLVED, "Done", T1),
                        update("2", Status.IDENTIFIED, "It is back", T2)).imported())
                .expectEvents(new IncidentReopened(null, T2), told("2", Status.IDENTIFIED, "It is back", T2));
    }

    @Test
    void anUpdateWithOtherWordsIsAmended() {
        var reworded = line().updates(update("1", Status.INVESTIGATING, "We were looking", T1),
                update("2", null, "Still looking", T1), update("3", Status.RESOLVED, "It works again", T3));
        incident.givenCommands(line().imported()).when(reworded.imported())
                .expectEvents(reworded("1", "We were looking"));
        Given.incident().givenCommands(line().imported(), reworded.imported()).when(reworded.imported())
                .expectNoEvents();
        Given.incident().givenCommands(line().imported(), reworded.imported()).when(line().imported())
                .expectEvents(reworded("1", "We are looking"));
    }

    @Test
    void anUpdateOfAnotherTimeIsBackdated() {
        var earlier = line().updates(update("1", Status.INVESTIGATING, "We are looking", T0),
                update("2", null, "Still looking", T1), update("3", Status.RESOLVED, "It works again", T3));
        incident.givenCommands(line().imported()).when(earlier.imported())
                .expectEvents(new EntryBackdated("1", sequenceOf("1"), T0, ImportCorrections.REASON, null));
        Given.incident().givenCommands(line().imported(), earlier.imported()).when(earlier.imported())
                .expectNoEvents();
    }

    private static EntryAmended reworded(String updateId, String message) {
        return new EntryAmended(updateId, sequenceOf(updateId), message, null, null, null, null,
                ImportCorrections.REASON, null);
    }

    /// Returns the update's sequence in the stream that the line produces.
    private static long sequenceOf(String updateId) {
        List<IncidentEvent> stream = ImportDecisions
                .newEvents(IncidentUnderImport.begin(), line().imported().incident())
                .newEvents();
        return stream.stream().takeWhile(
                event -> !(event instanceof StatusUpdated update && update.updateId().equals(updateId))).count();
    }

    @Test
    void theStatusOfAnEarlierUpdateIsHistory() {
        incident.givenCommands(line().imported())
                .when(line().updates(update("1", Status.IDENTIFIED, "We are looking", T1)).imported())
                .expectException(by(IncidentRule.IMPORTED_HISTORY_FIXED)).expectNoEvents();
    }

    @Test
    void factsThatChangedAreWritten() {
        SampleImportLine changed = line().title("Checkout and login fail").summary("both").severity(Severity.SEV1)
                .visibility(Visibility.RESTRICTED).services("login", "payments").labels(Map.of("tier", "1", "a", "b"));
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("tier", "1");
        labels.put("a", "b");
        labels.put("region", null);
        incident.givenCommands(line().imported()).when(changed.imported()).expectEvents(
                new DetailsChanged("Checkout and login fail", "both", labels, null, null, null, null),
                new ServicesChanged(List.of("login"), List.of("checkout"), null),
                new SeverityChanged(Severity.SEV2, Severity.SEV1, null, null),
                new VisibilityChanged(Visibility.RESTRICTED, null, null));
        Given.incident().givenCommands(line().imported(), changed.imported()).when(changed.imported()).expectNoEvents();
    }

    @Test
    void timesThatChangedAreStatedAnew() {
        Times before = new Times(T0, T0, MilestoneQuality.ASSUMED, T0, T0, T1, T1, T1);
        Times after = new Times(T1, T1, MilestoneQuality.MEASURED, T1, T1, T2, T2, T2);
        incident.givenCommands(new SampleImportLine(before).imported())
                .when(new SampleImportLine(after).imported()).expectEvents(
                        new MilestoneRecorded(Milestone.DECLARED, null, null, T1),
                        new MilestoneRecorded(Milestone.IMPACT_STARTED, MilestoneQuality.MEASURED, null, T1),
                        new MilestoneRecorded(Milestone.DETECTED, null, null, T1),
                        new MilestoneRecorded(Milestone.ACKNOWLEDGED, null, null, T1),
                        new MilestoneRecorded(Milestone.MITIGATED, null, null, T2),
                        new MilestoneRecorded(Milestone.RESOLVED, null, null, T2),
                        new MilestoneRecorded(Milestone.IMPACT_ENDED, MilestoneQuality.ESTIMATED, null, T2));
    }

    @Test
    void aQualityThatChangedIsStatedAnew() {
        incident.givenCommands(new SampleImportLine(new Times(T1, T0, null, null, null, null, null, null)).imported())
                .when(new SampleImportLine(new Times(T1, T0, MilestoneQuality.MEASURED, null, null, null, null, null))
                        .imported())
                .expectEvents(new MilestoneRecorded(Milestone.IMPACT_STARTED, MilestoneQuality.MEASURED, null, T0));
    }

    @Test
    void timesThatAreNoLongerSaidAreWithdrawn() {
        incident.givenCommands(new SampleImportLine(new Times(T1, T0, null, T0, T1, T2, T3, null)).imported())
                .when(new SampleImportLine(T1).imported()).expectEvents(
                        withdrawn(Milestone.IMPACT_STARTED), withdrawn(Milestone.DETECTED),
                        withdrawn(Milestone.MITIGATED), withdrawn(Milestone.IMPACT_ENDED));
    }

    @Test
    void whatSomebodyWithdrewIsNotWithdrawnAgain() {
        incident.givenCommands(new SampleImportLine(new Times(T1, T0, null, null, null, null, null, null)).imported(),
                new ClearMilestone(ID, Milestone.IMPACT_STARTED, null))
                .when(new SampleImportLine(T1).imported()).expectNoEvents();
    }

    @Test
    void anEntryAndAnActionItemThatChangedAreWritten() {
        SampleImportLine changed = new SampleImportLine(
                new Times(T1, T0, MilestoneQuality.MEASURED, T0, T1, null, null, null))
                .entries(new Entry("e1", EntryKind.ACTION, "rolled back twice", List.of(), T2))
                .actionItems(new ExternalIncident.ActionItem("a1", "Alert earlier", "eve", ActionItemPriority.P1,
                        ActionItemStatus.IN_PROGRESS, FRIDAY));
        incident.givenCommands(everything().imported()).when(changed.imported()).expectEvents(
                new EntryAmended("e1",
                        ImportDecisions.newEvents(IncidentUnderImport.begin(), everything().imported().incident())
                                .newEvents()
                                .stream()
                                .takeWhile(event -> !(event instanceof TimelineEntryAdded)).count(),
                        "rolled back twice", null,
                        null, null, null, ImportCorrections.REASON, null),
                new ActionItemChanged("a1", null, "eve", null, ActionItemStatus.IN_PROGRESS, null, null));
    }

    @Test
    void whatPeopleChangedSinceIsNotUndoneByTheSameLine() {
        incident.givenCommands(everything().imported(),
                new ChangeDetails(ID, "By hand", null, null, false, null, null, null, null, null),
                new ChangeSeverity(ID, Severity.SEV4, null), new ChangeServices(ID, List.of("x"), List.of("checkout")),
                new RecordMilestone(ID, Milestone.DETECTED, T3, null, null),
                new AssignRole(ID, Role.INCIDENT_COMMANDER, "zoe", null, null),
                new ChangeActionItem(ID, "a1", "By hand", null, null, ActionItemStatus.WONT_DO, null),
                new ResolveIncident(ID, "By hand", null))
                .when(everything().imported()).expectNoEvents();
    }

    @Test
    void whatPeopleChangedSinceIsNotUndoneByALineThatChangedElsewhere() {
        incident.givenCommands(line().imported(),
                new ChangeDetails(ID, "By hand", null, null, false, null, null, null, null, null))
                .when(line().severity(Severity.SEV3).imported())
                .expectEvents(new SeverityChanged(Severity.SEV2, Severity.SEV3, null, null));
    }

    @Test
    void whatPeopleChangedAlreadyIsNotWrittenAgain() {
        incident.givenCommands(line().imported(),
                new ChangeDetails(ID, "Payments fail", null, Map.of("tier", "1"), false, null, null, null, null, null),
                new ChangeSeverity(ID, Severity.SEV1, null),
                new ChangeServices(ID, List.of("login"), List.of("checkout")))
                .when(line().title("Payments fail").severity(Severity.SEV1).services("login", "payments")
                        .labels(Map.of("region", "eu", "tier", "1")).imported())
                .expectNoEvents();
    }

    @Test
    void aResolutionByHandIsNotRepeatedButItsTimeIsStated() {
        incident.givenCommands(new SampleImportLine(T1).imported(), new ResolveIncident(ID, null, T2))
                .when(new SampleImportLine(new Times(T1, null, null, null, null, null, T2, T3)).imported())
                .expectEvents(new MilestoneRecorded(Milestone.RESOLVED, null, null, T3),
                        new MilestoneRecorded(Milestone.IMPACT_ENDED, MilestoneQuality.ESTIMATED, null, T2));
    }

    @Test
    void anAcknowledgementByHandIsNotRepeatedButItsTimeIsStated() {
        incident.givenCommands(new SampleImportLine(T1).imported(), new AcknowledgeIncident(ID, T2))
                .when(new SampleImportLine(new Times(T1, null, null, null, T1, null, null, null)).imported())
                .expectEvents(new MilestoneRecorded(Milestone.ACKNOWLEDGED, null, null, T1));
    }

    @Test
    void theTimeOfAResolutionThatSomebodyTookBackCannotChange() {
        incident.givenCommands(line().imported(), new ReopenIncident(ID, null, null))
                .when(line().times(new Times(T1, T0, null, null, null, T3, T3, T3)).imported())
                .expectException(by(IncidentRule.MILESTONE_NOT_REACHED)).expectNoEvents();
    }

    @Test
    void aClosedIncidentTakesNoNewsButTheSameLine() {
        incident.givenCommands(line().imported(), new CloseIncident(ID, null, null))
                .when(line().title("Another title").imported()).expectException(by(IncidentRule.INCIDENT_CLOSED))
                .expectNoEvents();
        Given.incident().givenCommands(line().imported(), new CloseIncident(ID, null, null)).when(line().imported())
                .expectNoEvents();
    }

    @Test
    void anIncidentThatCameFromNoImportIsNotTouched() {
        IncidentEvent declared = new IncidentDeclared("Checkout fails", null, Severity.SEV2, List.of(), Map.of(),
                Visibility.NORMAL, Mode.BACKFILL, "import", REF, T1);
        incident.given(declared).when(line().imported()).expectException(by(IncidentRule.NOT_THIS_IMPORT))
                .expectNoEvents();
    }

    @Test
    void anIncidentThatCameFromAnotherSystemIsNotTouched() {
        incident.givenCommands(line().imported()).when(line().ref(new ExternalRef("jira", "42", null)).imported())
                .expectException(by(IncidentRule.NOT_THIS_IMPORT)).expectNoEvents();
        Given.incident().givenCommands(line().imported())
                .when(line().ref(new ExternalRef("status-page", "43", null)).imported())
                .expectException(by(IncidentRule.NOT_THIS_IMPORT)).expectNoEvents();
        IncidentEvent withoutRef = new IncidentDeclared("Checkout fails", null, Severity.SEV2, List.of(), Map.of(),
                Visibility.NORMAL, Mode.BACKFILL, "import", null, T1);
        Given.incident().given(new GenericEventMessage<>(withoutRef, Map.of(Incident.SOURCE, "import")))
                .when(line().imported()).expectException(by(IncidentRule.NOT_THIS_IMPORT)).expectNoEvents();
    }

    @Test
    void theAddressInTheOtherSystemMayChange() {
        incident.givenCommands(line().imported())
                .when(line().ref(new ExternalRef("status-page", "42", null)).imported())
                .expectNoEvents();
    }

    @Test
    void modeAndSourceAreHistory() {
        incident.givenCommands(line().imported()).when(line().mode(Mode.LIVE).imported())
                .expectException(by(IncidentRule.IMPORTED_HISTORY_FIXED)).expectNoEvents();
        Given.incident().givenCommands(line().imported()).when(line().source("alert").imported())
                .expectException(by(IncidentRule.IMPORTED_HISTORY_FIXED)).expectNoEvents();
    }

    @ParameterizedTest
    @CsvSource({"nightly, import:nightly", ", import", "import, import", "import:nightly, import:nightly",
        "importer, import:importer"})
    void theEventsOfAnImportNameItAsTheirSource(String caller, String source) {
        incident.givenNoPriorActivity()
                .when(line().imported(), caller == null ? Map.of() : Map.of(Incident.SOURCE, caller))
                .expectEventsMatching(Matchers.listWithAllOf(Matchers.<EventMessage<?>>matches(
                        event -> event.getMetaData().get(Incident.SOURCE).equals(source))));
    }

    @Test
    void anotherCallerThatNamesAnImportAsItsSourceDoesNoHarm() {
        Map<String, String> asImport = Map.of(Incident.SOURCE, "import");
        incident.givenCommands(line().imported(),
                new AddActionItem(ID, "by-hand", "Learn", null, ActionItemPriority.P1, null),
                new GenericCommandMessage<>(
                        new ChangeActionItem(ID, "by-hand", null, null, null, ActionItemStatus.DONE, null), asImport))
                .when(line().imported()).expectNoEvents();
        Given.incident().given(DECLARED).andGivenCommands(
                new GenericCommandMessage<>(new ChangeSeverity(ID, Severity.SEV1, null), asImport))
                .when(new AcknowledgeIncident(ID, T1)).expectEvents(new IncidentAcknowledged(T1));
    }

    private static SampleImportLine line() {
        return new SampleImportLine(new Times(T1, T0, null, null, null, T3, T3, T4)).updates(
                update("1", Status.INVESTIGATING, "We are looking", T1), update("2", null, "Still looking", T1),
                update("3", Status.RESOLVED, "It works again", T3));
    }

    private static SampleImportLine reopened() {
        return new SampleImportLine(new Times(T1, T0, null, null, null, null, T3, T4)).updates(
                update("1", Status.RESOLVED, "Done", T1), update("2", Status.MONITORING, "Not quite", T2),
                update("3", Status.RESOLVED, "Now", T3));
    }

    private static SampleImportLine everything() {
        return new SampleImportLine(new Times(T1, T0, MilestoneQuality.MEASURED, T0, T1, null, null, null))
                .roles(new RoleHolder(Role.INCIDENT_COMMANDER, "ada", null, T1),
                        new RoleHolder(Role.INCIDENT_COMMANDER, "bob", "nights", T2))
                .entries(new Entry("e1", EntryKind.ACTION, "rolled back", List.of(), T2))
                .actionItems(new ExternalIncident.ActionItem("a1", "Alert earlier", "bob", ActionItemPriority.P1,
                        ActionItemStatus.OPEN, FRIDAY),
                        new ExternalIncident.ActionItem("a2", "Buy disks", null, ActionItemPriority.P3,
                                ActionItemStatus.DONE, null));
    }

    private static StatusUpdated told(String id, Status status, String message, Instant at) {
        return new StatusUpdated(id, status, message, Audience.PUBLIC, at);
    }

    private static MilestoneCleared withdrawn(Milestone milestone) {
        return new MilestoneCleared(milestone, "the import no longer says so", null);
    }

    @Test
    void updatesTakeEffectInTheOrderOfTheirTimes() {
        IncidentUnderImport incident = IncidentUnderImport.begin();
        ImportDecisions.newEvents(incident, new SampleImportLine(T0)
                .updates(SampleImportLine.update("1", Status.INVESTIGATING, "we look", T0),
                        SampleImportLine.update("2", Status.RESOLVED, "over", T2),
                        SampleImportLine.update("3", Status.MONITORING, "fixed?", T1))
                .imported().incident());

        assertThat(incident.added()).noneMatch(IncidentReopened.class::isInstance);
        assertThat(incident.status()).isEqualTo(Status.RESOLVED);
    }

    /// Searching the whole history for each of them would take hundreds of millions of steps.
    @Test
    void aLineThatLacksOrCorrectsManyEntriesLooksThroughTheStoryOnce() {
        int notes = 4_000;
        List<ExternalIncident.Entry> all = IntStream.range(0, notes).mapToObj(i -> note(i, "words")).toList();
        List<IncidentEvent> told = ImportDecisions.newEvents(IncidentUnderImport.begin(), withEntries(all)).newEvents();
        Recording incident = new Recording();
        told.forEach(event -> incident.add(event, "import"));
        List<ExternalIncident.Entry> changed = IntStream.range(0, notes).mapToObj(i -> note(i, "others")).toList();

        assertThat(CpuTime.of(() -> {
            assertThat(ImportDecisions.newEvents(incident.draft(), withEntries(all.subList(0, 1))).newEvents())
                    .hasSize(notes - 1).allMatch(EntryRetracted.class::isInstance);
            assertThat(ImportDecisions.newEvents(incident.draft(), withEntries(changed)).newEvents())
                    .hasSize(notes).allMatch(EntryAmended.class::isInstance);
        })).isLessThan(Duration.ofSeconds(8));
    }

    private static ExternalIncident.Entry note(int i, String message) {
        return new ExternalIncident.Entry("n" + i, EntryKind.NOTE, message, List.of(), T0.plusSeconds(i), true);
    }

    private static ExternalIncident withEntries(List<ExternalIncident.Entry> entries) {
        return new SampleImportLine(T0).entries(entries.toArray(ExternalIncident.Entry[]::new)).imported().incident();
    }
}

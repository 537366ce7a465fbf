package io.incidentledger.command.imports;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import io.incidentledger.command.imports.ExternalIncident.Entry;
import io.incidentledger.command.imports.ExternalIncident.Update;
import io.incidentledger.command.incident.IncidentRule;
import io.incidentledger.command.incident.IncidentUnderImport;
import io.incidentledger.command.incident.RuleViolationException;
import io.incidentledger.events.ActionItemPriority;
import io.incidentledger.events.ActionItemStatus;
import io.incidentledger.events.Audience;
import io.incidentledger.events.EntryKind;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.ActionItemAdded;
import io.incidentledger.events.IncidentEvent.EntryAmended;
import io.incidentledger.events.IncidentEvent.EntryBackdated;
import io.incidentledger.events.IncidentEvent.EntryMovedAway;
import io.incidentledger.events.IncidentEvent.EntryMovedHere;
import io.incidentledger.events.IncidentEvent.EntryRetracted;
import io.incidentledger.events.IncidentEvent.IncidentReopened;
import io.incidentledger.events.IncidentEvent.IncidentResolved;
import io.incidentledger.events.IncidentEvent.MilestoneRecorded;
import io.incidentledger.events.IncidentEvent.StatusUpdated;
import io.incidentledger.events.IncidentEvent.TimelineEntryAdded;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.Status;
import org.junit.jupiter.api.Test;

import static io.incidentledger.command.incident.Given.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

/// An import chooses the ids of its updates, and may choose an id that is in use for something else. A ledger of a
/// former release may contain such ids.
class SourceIdConflictCheckerTest {

    private static final TimelineEntryAdded NOTE = new TimelineEntryAdded("n", EntryKind.NOTE, "a disk", List.of(), T0);

    private static final String UUID = "0199f3a0-abcd-7000-8000-00000000000a";

    private final Recording recording = new Recording();

    private void record(IncidentEvent... events) {
        for (IncidentEvent event : events) {
            recording.add(event, "import");
        }
    }

    private void recordByCommand(IncidentEvent... events) {
        for (IncidentEvent event : events) {
            recording.add(event, null);
        }
    }

    private static StatusUpdated update(String id, Status status, String words, Instant at) {
        return new StatusUpdated(id, status, words, Audience.PUBLIC, at);
    }

    private static Update given(StatusUpdated update) {
        return new Update(update.updateId(), update.occurredAt(), update.status(), update.message(),
                update.audience());
    }

    private static Entry entry(String id, String words, boolean placed) {
        return new Entry(id, EntryKind.NOTE, words, List.of(), T0, placed);
    }

    private List<IncidentEvent> newEvents(SampleImportLine line) {
        return ImportDecisions.newEvents(recording.draft(), line.imported().incident()).newEvents();
    }

    private void declared() {
        record(ImportDecisions.declared(new SampleImportLine(T0).imported().incident()));
    }

    @Test
    void whatIsMissingFromAListOfEntriesIsNoUpdate() {
        StatusUpdated update = update("n", Status.MONITORING, "We look", T1);
        declared();
        record(NOTE, update);

        assertThat(newEvents(new SampleImportLine(T0).updates(given(update))
                .entries(new Entry("m", EntryKind.ACTION, "we restart it", List.of(), T1, true))))
                .filteredOn(EntryRetracted.class::isInstance)
                .containsExactly(new EntryRetracted("n", 1, ImportDecisions.GONE, null));
    }

    @Test
    void aCorrectedEntryIsNotTheUpdateOfThatId() {
        StatusUpdated update = update("n", Status.MONITORING, "We look", T1);
        declared();
        record(NOTE, update);

        List<IncidentEvent> entryOnly = newEvents(
                new SampleImportLine(T0).updates(given(update)).entries(entry("n", "a full disk", false)));
        assertThat(entryOnly).containsExactly(
                new EntryAmended("n", 1, "a full disk", null, null, null, null, ImportCorrections.REASON, null));
        record(entryOnly.toArray(IncidentEvent[]::new));
        assertThat(recording.told().updates().get("n")).isEqualTo(update);
        assertThat(newEvents(new SampleImportLine(T0).updates(given(update)).entries(entry("n", "a full disk", false))))
                .isEmpty();

        StatusUpdated otherWords = update("n", Status.MONITORING, "We look again", T1);
        assertThat(newEvents(
                new SampleImportLine(T0).updates(given(otherWords)).entries(entry("n", "a full disk", false))))
                .containsExactly(new EntryAmended("n", 2, "We look again", null, null, null, null,
                        ImportCorrections.REASON, null));
    }

    @Test
    void anEntryThatWasMovedAwayIsNotTheUpdateOfThatId() {
        StatusUpdated update = update("n", Status.MONITORING, "We look", T1);
        declared();
        record(NOTE, update, new EntryMovedAway("n", 1, OTHER, "n", "the other one", null));

        ImportSession session = ImportDecisions.newEvents(recording.draft(),
                new SampleImportLine(T0).updates(given(update))
                        .entries(entry("n", "a full disk", false)).imported().incident());
        assertThat(session.newEvents()).isEmpty();
        assertThat(session.passed()).containsExactly(new MovedEntry("n", OTHER, false));
    }

    @Test
    void anUpdateThatVanishedTakesNothingElseOfThatIdAlong() {
        declared();
        record(update("e3", Status.INVESTIGATING, "We look", T1), NOTE, new IncidentResolved(null, T2));

        Update another = new Update("1", T1, Status.INVESTIGATING, "Somebody looks", Audience.PUBLIC, true);
        List<IncidentEvent> news = newEvents(
                new SampleImportLine(T0).times(new ExternalIncident.Times(T0, null, null, null,
                        null, null, null, T2)).updates(another).entries(entry("n", "a disk", false)));
        assertThat(news).filteredOn(EntryRetracted.class::isInstance)
                .allMatch(event -> event instanceof EntryRetracted gone && gone.entrySequence() == 1);
        record(news.toArray(IncidentEvent[]::new));
        assertThat(recording.draft().status()).isEqualTo(Status.RESOLVED);
    }

    @Test
    void aCorrectionOfSomethingElseIsNoneOfTheUpdate() {
        StatusUpdated update = update("e2", Status.RESOLVED, "Done", T2);
        declared();
        record(update, new MilestoneRecorded(Milestone.IMPACT_ENDED, null, null,
                T2), new EntryBackdated("e2", 2, T1, "a typo", null));
        assertThat(recording.told().updates()).containsEntry("e2", update);

        record(new EntryRetracted("e2", 2, "not so", null));
        assertThat(recording.told().updates()).containsEntry("e2", update);
        record(new EntryRetracted("e2", 1, "not so", null));
        assertThat(recording.told().updates()).isEmpty();
    }

    @Test
    void anIdThatSomethingElseHasIsRefusedByName() {
        declared();
        record(NOTE);

        assertRefused(new SampleImportLine(T0).updates(given(update("n", Status.MONITORING, "We look", T1))), "n");
        assertRefused(new SampleImportLine(T0).updates(given(update("e0", Status.MONITORING, "We look", T1))), "e0");
        assertRefused(new SampleImportLine(T0).updates(given(update("m", Status.MONITORING, "We look", T1)))
                .entries(entry("m", "another", false)), "m");
        incident().given(ImportDecisions.declared(new SampleImportLine(T0).imported().incident()), NOTE)
                .when(new SampleImportLine(T0).updates(given(update("n", null, "We look", T1))).imported())
                .expectNoEvents();
    }

    @Test
    void whatPeopleWroteIsTakenOverUnderNoWayToWriteItsId() {
        declared();
        recordByCommand(update(UUID, Status.IDENTIFIED, "We know it", T1),
                new TimelineEntryAdded("of-bob", EntryKind.NOTE, "a disk", List.of(), T1),
                new EntryMovedHere("moved", EntryKind.NOTE, "a cable", List.of(), OTHER, "there", "bob", T1, T1),
                new ActionItemAdded("fix", "Fix it", "bob", ActionItemPriority.P2, null, null));

        for (String id : List.of(UUID, UUID.toUpperCase(Locale.ROOT), "of-bob", "moved")) {
            assertRefused(new SampleImportLine(T0).updates(given(update(id, Status.MONITORING, "We look", T1))), id);
            assertRefused(new SampleImportLine(T0).entries(entry(id, "words", false)), id);
        }
        assertRefused(new SampleImportLine(T0).actionItems(item("fix")), "fix");
        requireFree(new SampleImportLine(T0).actionItems(item("FIX"), item(UUID))
                .updates(given(update("fix", Status.MONITORING, "We look", T1))));
    }

    @Test
    void aRefusalPointsAtTheId() {
        declared();
        recordByCommand(NOTE, new ActionItemAdded("fix", "Fix it", "bob", ActionItemPriority.P2, null, null));
        Update late = new Update("a", T2, null, "second in time", Audience.PUBLIC, false, 0);

        assertThat(pointer(new SampleImportLine(T0)
                .updates(late, new Update("n", T1, null, "first in time", Audience.PUBLIC, false, 1))))
                .isEqualTo("/updates/1/id");
        assertThat(pointer(new SampleImportLine(T0).entries(entry("m", "a", false), entry("n", "b", false))))
                .isEqualTo("/timeline/1/id");
        assertThat(pointer(new SampleImportLine(T0).actionItems(item("look"), item("fix"))))
                .isEqualTo("/actionItems/1/id");
    }

    private String pointer(SampleImportLine line) {
        return assertThatThrownBy(() -> requireFree(line)).asInstanceOf(type(RuleViolationException.class)).actual()
                .fault()
                .pointer();
    }

    private static ExternalIncident.ActionItem item(String id) {
        return new ExternalIncident.ActionItem(id, "Look", null, ActionItemPriority.P2, ActionItemStatus.OPEN, null);
    }

    /// A former release allowed imports to use such ids.
    @Test
    void anImportTakesBackAndCorrectsNothingOfPeopleThatHasTheSameId() {
        declared();
        recordByCommand(update("u", Status.IDENTIFIED, "We know it", T1), NOTE);
        record(update("u", Status.MONITORING, "We look", T2), NOTE);

        assertThat(newEvents(
                new SampleImportLine(T0).updates(new Update("1", T1, null, "Another one", Audience.PUBLIC, true))
                        .entries(new Entry("m", EntryKind.ACTION, "we restart it", List.of(), T1, true))))
                .filteredOn(EntryRetracted.class::isInstance)
                .extracting(event -> ((EntryRetracted) event).entrySequence()).containsExactlyInAnyOrder(3L, 4L);
        assertThat(
                newEvents(new SampleImportLine(T0).updates(given(update("u", Status.MONITORING, "We look again", T2)))
                        .entries(entry("n", "a full disk", false))))
                .extracting(event -> ((EntryAmended) event).entrySequence())
                .containsExactlyInAnyOrder(3L, 4L);
    }

    @Test
    void whatPeopleWroteAfterTheImportUnderItsIdStays() {
        declared();
        record(update("u", Status.MONITORING, "We look", T2), NOTE);
        recordByCommand(update("u", Status.IDENTIFIED, "We know it", T1), NOTE);

        assertThat(
                newEvents(new SampleImportLine(T0).updates(given(update("u", Status.MONITORING, "We look again", T2)))
                        .entries(entry("n", "a full disk", false))))
                .extracting(event -> ((EntryAmended) event).entrySequence())
                .containsExactlyInAnyOrder(1L, 2L);
        assertThat(newEvents(
                new SampleImportLine(T0).updates(new Update("1", T1, null, "Another one", Audience.PUBLIC, true))
                        .entries(new Entry("m", EntryKind.ACTION, "we restart it", List.of(), T1, true))))
                .filteredOn(EntryRetracted.class::isInstance)
                .extracting(event -> ((EntryRetracted) event).entrySequence()).containsExactlyInAnyOrder(1L, 2L);
    }

    @Test
    void aReopeningOfPeopleStaysWhenTheUpdateBehindItVanishes() {
        declared();
        record(update("1", Status.RESOLVED, "Done", T1), new IncidentResolved(null, T1));
        recordByCommand(new IncidentReopened("not yet", T2));
        record(update("2", Status.INVESTIGATING, "Once more", T2));

        assertThat(
                newEvents(new SampleImportLine(T0)
                        .updates(new Update("1", T1, Status.RESOLVED, "Done", Audience.PUBLIC, true))))
                .noneMatch(event -> event instanceof EntryRetracted gone && gone.entrySequence() == 3);
    }

    @Test
    void anImportKnowsItsPartsAgainHoweverTheirIdsAreWritten() {
        StatusUpdated update = update(UUID, Status.MONITORING, "We look", T1);
        declared();
        record(update);

        SampleImportLine again = new SampleImportLine(T0)
                .updates(given(update(UUID.toUpperCase(Locale.ROOT), Status.MONITORING, "We look again", T1)));
        requireFree(again);
        assertThat(newEvents(again)).containsExactly(new EntryAmended(UUID, 1, "We look again", null, null, null, null,
                ImportCorrections.REASON, null));
        assertThat(newEvents(new SampleImportLine(T0)
                .updates(given(update(UUID.toUpperCase(Locale.ROOT), Status.MONITORING, "We look", T1))))).isEmpty();
        assertThat(recording.draft().entries().find(UUID.toUpperCase(Locale.ROOT))).hasValueSatisfying(
                entry -> assertThat(entry.recorded()).isEqualTo(update));
    }

    @Test
    void anEditedPageGivesWhatItTellsAnIdThatNobodyHas() {
        declared();
        recordByCommand(update("u", Status.IDENTIFIED, "We know it", T1));

        ExternalIncident page = new SampleImportLine(T0).updates(given(update("u", Status.MONITORING, "We look", T2)))
                .imported().incident();
        IncidentUnderImport mirrored = recording.draft();
        SnapshotReconciler.reconcile(mirrored, new ReconcileIncident(ID, page, false));
        assertThat(mirrored.added())
                .containsExactly(update("u~2", Status.MONITORING, "We look", T2));
    }

    private void requireFree(SampleImportLine line) {
        SourceIdConflictChecker.requireFree(line.imported().incident(), recording.draft().entries().all());
    }

    private void assertRefused(SampleImportLine line, String id) {
        assertThatThrownBy(() -> requireFree(line)).isInstanceOfSatisfying(RuleViolationException.class,
                refused -> assertThat(refused.rule()).isEqualTo(IncidentRule.ENTRY_ID_TAKEN)).hasMessageContaining(id);
    }

    @Test
    void whatWasRecordedUnderSuchAnIdIsToldAgain() {
        StatusUpdated update = update("n", Status.MONITORING, "We look", T1);
        declared();
        record(NOTE, update);

        SampleImportLine again = new SampleImportLine(T0)
                .updates(given(update("n", Status.MONITORING, "We look again", T1)));
        requireFree(again);
        assertThat(newEvents(again)).hasSize(1);
    }
}

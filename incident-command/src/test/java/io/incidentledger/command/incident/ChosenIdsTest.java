package io.incidentledger.command.incident;

import java.time.Instant;
import java.util.List;

import io.incidentledger.command.incident.ExternalIncident.Entry;
import io.incidentledger.command.incident.ExternalIncident.Update;
import io.incidentledger.events.Audience;
import io.incidentledger.events.EntryKind;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.EntryAmended;
import io.incidentledger.events.IncidentEvent.EntryBackdated;
import io.incidentledger.events.IncidentEvent.EntryMovedAway;
import io.incidentledger.events.IncidentEvent.EntryRetracted;
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

/// Whoever imports chooses the ids of updates, and may choose that of something else. A ledger of a former release may have such ids.
class ChosenIdsTest {

    private static final TimelineEntryAdded NOTE = new TimelineEntryAdded("n", EntryKind.NOTE, "a disk", List.of(), T0);

    private IncidentState state;
    private ImportedHistory told;

    private void record(IncidentEvent... events) {
        for (IncidentEvent event : events) {
            String id = "e" + (state == null ? 0 : state.entries().sequence() + 1);
            state = after(state, event, id, "ann", "import", T3);
            told = ImportedHistory.evolve(told, event, state.entries());
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

    private List<IncidentEvent> news(ImportLine line) {
        return Import.news(state, told, line.imported().incident()).news();
    }

    private void declared() {
        record(Import.declared(new ImportLine(T0).imported().incident()));
    }

    @Test
    void whatIsMissingFromAListOfEntriesIsNoUpdate() {
        StatusUpdated update = update("n", Status.MONITORING, "We look", T1);
        declared();
        record(NOTE, update);

        assertThat(news(new ImportLine(T0).updates(given(update))
                .entries(new Entry("m", EntryKind.ACTION, "we restart it", List.of(), T1, true))))
                .filteredOn(EntryRetracted.class::isInstance)
                .containsExactly(new EntryRetracted("n", 1, Import.GONE, null));
    }

    @Test
    void aCorrectedEntryIsNotTheUpdateOfThatId() {
        StatusUpdated update = update("n", Status.MONITORING, "We look", T1);
        declared();
        record(NOTE, update);

        List<IncidentEvent> entryOnly = news(
                new ImportLine(T0).updates(given(update)).entries(entry("n", "a full disk", false)));
        assertThat(entryOnly).containsExactly(
                new EntryAmended("n", 1, "a full disk", null, null, null, null, StoryCorrections.REASON, null));
        record(entryOnly.toArray(IncidentEvent[]::new));
        assertThat(told.updates().get("n")).isEqualTo(update);
        assertThat(news(new ImportLine(T0).updates(given(update)).entries(entry("n", "a full disk", false)))).isEmpty();

        StatusUpdated otherWords = update("n", Status.MONITORING, "We look again", T1);
        assertThat(news(new ImportLine(T0).updates(given(otherWords)).entries(entry("n", "a full disk", false))))
                .containsExactly(new EntryAmended("n", 2, "We look again", null, null, null, null,
                        StoryCorrections.REASON, null));
    }

    @Test
    void anEntryThatWasMovedAwayIsNotTheUpdateOfThatId() {
        StatusUpdated update = update("n", Status.MONITORING, "We look", T1);
        declared();
        record(NOTE, update, new EntryMovedAway("n", 1, OTHER, "n", "the other one", null));

        ImportStory story = Import.news(state, told, new ImportLine(T0).updates(given(update))
                .entries(entry("n", "a full disk", false)).imported().incident());
        assertThat(story.news()).isEmpty();
        assertThat(story.passed()).containsExactly(new MovedEntry("n", OTHER, false));
    }

    @Test
    void anUpdateThatVanishedTakesNothingElseOfThatIdAlong() {
        declared();
        record(update("e3", Status.INVESTIGATING, "We look", T1), NOTE, new IncidentResolved(null, T2));

        Update another = new Update("1", T1, Status.INVESTIGATING, "Somebody looks", Audience.PUBLIC, true);
        List<IncidentEvent> news = news(new ImportLine(T0).times(new ExternalIncident.Times(T0, null, null, null,
                null, null, null, T2)).updates(another).entries(entry("n", "a disk", false)));
        assertThat(news).filteredOn(EntryRetracted.class::isInstance)
                .allMatch(event -> event instanceof EntryRetracted gone && gone.entrySequence() == 1);
        record(news.toArray(IncidentEvent[]::new));
        assertThat(state.status()).isEqualTo(Status.RESOLVED);
    }

    @Test
    void aCorrectionOfSomethingElseIsNoneOfTheUpdate() {
        StatusUpdated update = update("e2", Status.RESOLVED, "Done", T2);
        declared();
        record(update, new MilestoneRecorded(Milestone.IMPACT_ENDED, null, null,
                T2), new EntryBackdated("e2", 2, T1, "a typo", null));
        assertThat(told.updates()).containsEntry("e2", update);

        record(new EntryRetracted("e2", 2, "not so", null));
        assertThat(told.updates()).containsEntry("e2", update);
        record(new EntryRetracted("e2", 1, "not so", null));
        assertThat(told.updates()).isEmpty();
    }

    @Test
    void anIdThatSomethingElseHasIsRefusedByName() {
        declared();
        record(NOTE);

        assertRefused(new ImportLine(T0).updates(given(update("n", Status.MONITORING, "We look", T1))), "n");
        assertRefused(new ImportLine(T0).updates(given(update("e0", Status.MONITORING, "We look", T1))), "e0");
        assertRefused(new ImportLine(T0).updates(given(update("m", Status.MONITORING, "We look", T1)))
                .entries(entry("m", "another", false)), "m");
        incident().given(Import.declared(new ImportLine(T0).imported().incident()), NOTE)
                .when(new ImportLine(T0).updates(given(update("n", null, "We look", T1))).imported())
                .expectNoEvents();
    }

    private void assertRefused(ImportLine line, String id) {
        ImportStory story = Import.news(state, told, line.imported().incident());
        assertThatThrownBy(() -> Import.requireOwnIds(story)).isInstanceOfSatisfying(RuleViolation.class,
                refused -> assertThat(refused.rule()).isEqualTo(Rule.ENTRY_ID_TAKEN)).hasMessageContaining(id);
    }

    @Test
    void whatWasRecordedUnderSuchAnIdIsToldAgain() {
        StatusUpdated update = update("n", Status.MONITORING, "We look", T1);
        declared();
        record(NOTE, update);

        ImportStory again = Import.news(state, told, new ImportLine(T0)
                .updates(given(update("n", Status.MONITORING, "We look again", T1))).imported().incident());
        Import.requireOwnIds(again);
        assertThat(again.news()).hasSize(1);
    }
}

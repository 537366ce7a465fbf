package io.incidentledger.command.imports.pagehistory;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.incidentledger.command.dispatch.CommandContext;
import io.incidentledger.command.dispatch.CommitIdDerivation;
import io.incidentledger.command.incident.IncidentCommand.AddTimelineEntry;
import io.incidentledger.command.incident.IncidentCommand.MoveEntry;
import io.incidentledger.command.incident.IncidentCommand.RetractEntry;
import io.incidentledger.events.EntryKind;
import io.incidentledger.events.EventProvenance;
import io.incidentledger.events.IncidentEvent.TimelineEntryAdded;
import io.incidentledger.ledger.Hash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Tests the notes with which imports find an incident whose snapshots have another name, and what people do with these
/// notes.
class NotedNamesTest extends PageThatIsRenaming {
    private static final String OTHER = cloud("\"number\": 5", "Mail fails");

    @Test
    void aNameWhoseNotePeopleMovedAwayIsOfAnIncidentOfItsOwn() throws IOException {
        noteMovedAway();
        apart("12", cloud(BOTH, "Networks fail"), OTHER);

        assertThat(List.of(title("18001"), title("abc"))).containsExactly("Disks still fail", "Networks fail");
        assertThat(title("5")).isEqualTo("Mail fails");
        assertThat(side.doubts).isNotEmpty();
    }

    @Test
    void aNoteThatIsMovedBackCountsAgain() throws IOException {
        String entryId = noteMovedAway();
        by(new MoveEntry(external("5"), entryId, external("18001"), entryId, "it is that one after all"));
        apart("12", cloud(ID, "Disks work"), OTHER);

        assertThat(title("18001")).isEqualTo("Disks work");
        assertThat(incident("abc")).isNull();
        assertThat(side.emit(files).events()).isEmpty();
    }

    @Test
    void whatOtherSnapshotsTookForAnotherAfterItsNoteWasRetractedIsNotRefused() throws IOException {
        apart("10", cloud("\"number\": 7", "Disks fail"));
        apart("11", cloud("\"id\": \"100\", \"number\": 7", "Disks still fail"));
        retractNote(external("7"));
        apart("12", cloud("\"id\": \"100\"", "Few disks fail"));
        apart("13", cloud("\"id\": \"100\"", "Disks work"));
        apart("14", cloud("\"id\": \"103\"", "Mail fails"));
        side.emit(files);

        assertThat(side.emit(files).events()).isEmpty();
    }

    @Test
    void whatWasNeverToldIsNotWithdrawn() throws IOException {
        whatIsPassedOver(false);
        side.emit(files);

        assertThat(LedgerIncident.at(side.log, Long.MAX_VALUE, "statuspage:p", "number:100")).isNull();
        assertThat(side.emit(files).events()).isEmpty();
    }

    @Test
    void whatWasNeverToldIsToldBeforeItIsResolved() throws IOException {
        whatIsPassedOver(true);
        side.emit(files);

        LedgerIncident mail = LedgerIncident.at(side.log, Long.MAX_VALUE, "statuspage:p", "number:100");
        assertThat(mail).isNotNull();
        assertThat(List.of(mail.title(), mail.status())).containsExactly("Mail fails", "resolved");
        assertThat(side.emit(files).events()).isEmpty();
    }

    /// Imported one by one, the snapshots take the number 100 for the incident with that id; imported all together, for
    /// another one.
    private void whatIsPassedOver(boolean open) throws IOException {
        onPage("10", open, page("\"number\": 7", "Disks fail"));
        onPage("11", open, page("\"id\": \"100\", \"number\": 7", "Disks still fail"));
        retractNote(CommitIdDerivation.external("statuspage:p", "7"));
        onPage("12", open, page("\"id\": \"100\"", "Few disks fail"));
        onPage("13", open, page("\"id\": \"100\"", "Disks are slow"), page("\"number\": 100", "Mail fails"));
        onPage("14", open, page("\"id\": \"100\"", "Disks work"));
    }

    /// When the page lists the newest incidents, one of them is over.
    private void onPage(String hour, boolean open, String... incidents) throws IOException {
        List<String> listed = new ArrayList<>(List.of(incidents));
        if (!open) {
            listed.add(page("\"number\": 5", "Old"));
        }
        page(hour, open, listed.toArray(String[]::new));
        side.emit(List.of(files.getLast()));
    }

    private void retractNote(String incidentId) {
        String entryId = CommitIdDerivation.derived(incidentId, "snapshot-name/id");
        by(new RetractEntry(incidentId, entryId, "another one"));
    }

    private String noteMovedAway() throws IOException {
        apart("10", cloud(NUMBER, "Disks fail"), OTHER);
        apart("11", cloud(BOTH, "Disks still fail"), OTHER);
        TimelineEntryAdded note = (TimelineEntryAdded) events("18001").getLast();
        by(new MoveEntry(external("18001"), note.entryId(), external("5"), note.entryId(), "another one"));
        return note.entryId();
    }

    @ParameterizedTest(name = "its source is {0}")
    @ValueSource(strings = {"a-script", "import"})
    void whatSomebodyWritesUnderTheKeyOfANoteIsNone(String source) throws IOException {
        apart("10", cloud(NUMBER, "Disks fail"));
        forge(source, "18001");
        apart("11", cloud(ID, "Networks fail"));

        assertThat(List.of(title("18001"), title("abc"))).containsExactly("Disks fail", "Networks fail");
    }

    @Test
    void norDoesItKeepTheImportFromNotingTheName() throws IOException {
        apart("10", cloud(NUMBER, "Disks fail"), OTHER);
        forge("import", "5");
        apart("11", cloud(BOTH, "Disks still fail"));
        apart("12", cloud(ID, "Disks work"));

        assertThat(title("18001")).isEqualTo("Disks work");
        assertThat(incident("abc")).isNull();
        assertThat(side.emit(files).events()).isEmpty();
    }

    /// Sends what any client can send over HTTP, where ids of entries are derived from the commit.
    private void forge(String source, String id) {
        side.pipeline.send(
                new AddTimelineEntry(external(id), "4f1c0de0-0000-8000-8000-000000000001", EntryKind.NOTE,
                        "On the page this incident has the id abc.", List.of(), null),
                new CommandContext(new EventProvenance("import", source, null, null, null),
                        "snapshot-name/" + SYSTEM + "/id/abc", Hash.of(new byte[Hash.LENGTH]), null))
                .join();
    }
}

package io.incidentledger.command.imports.pagehistory;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.incidentledger.command.incident.IncidentCommand.CancelIncident;
import io.incidentledger.command.incident.IncidentCommand.MergeIncident;
import io.incidentledger.command.incident.IncidentCommand.RetractEntry;
import io.incidentledger.command.incident.IncidentCommand.UnmergeIncident;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.TimelineEntryAdded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Incidents that a page renames, imported in several imports.
class RenamedIncidentsTest extends PageThatIsRenaming {
    @Test
    void anIncidentGoesOnByItsOtherNameInAnImportThatHasNoSnapshotWithBothWhoeverImports() throws IOException {
        apart("10", cloud(NUMBER, "Disks fail"));
        apart("11", cloud(BOTH, "Disks still fail"));
        apartBy("bob", "12", cloud(ID, "All disks fail"));
        assertThat(title("18001")).isEqualTo("All disks fail");
        apartBy("eve", "13", cloud(NUMBER, "Disks work"));

        assertThat(title("18001")).isEqualTo("Disks work");
        assertThat(incident("abc")).isNull();
        assertThat(side.doubts).isEmpty();
    }

    @Test
    void soItDoesWhenThePageWentOverTheOtherWayRound() throws IOException {
        apart("10", cloud(ID, "Disks fail"));
        apart("11", cloud(BOTH, "Disks still fail"));
        apart("12", cloud(NUMBER, "Disks work"));

        assertThat(title("abc")).isEqualTo("Disks work");
        assertThat(incident("18001")).isNull();
    }

    @Test
    void theNameIsRememberedBehindWhatTheSeriesTellsAndOnce() throws IOException {
        snapshot("10", cloud(NUMBER, "Disks fail"));
        snapshot("11", cloud(BOTH, "Disks still fail"));
        snapshot("12", cloud(ID, "Disks work"));

        assertThat(side.emit(files).events()).containsEntry("TimelineEntryAdded", 1L);
        assertThat(events("18001").getLast()).isInstanceOfSatisfying(TimelineEntryAdded.class,
                note -> assertThat(note.message()).isEqualTo("On the page this incident has the id abc."));
        assertThat(side.emit(files).events()).isEmpty();
        assertThat(side.emit(files.subList(0, 2)).events()).isEmpty();
    }

    @Test
    void aPageThatAlwaysHasBothNamesNeedsNoNotes() throws IOException {
        snapshot("10", cloud(BOTH, "Disks fail"));
        snapshot("11", cloud(BOTH, "Disks work"));

        assertThat(side.emit(files.subList(0, 1)).events()).doesNotContainKey("TimelineEntryAdded");
        assertThat(side.emit(files).events()).isEqualTo(Map.of("DetailsChanged", 1L));
    }

    @ParameterizedTest(name = "with the earlier snapshots: {0}")
    @ValueSource(booleans = {false, true})
    void ofTwoIncidentsThatAreOneByTheirNamesThatOfTheIdIsToldAndTheOtherStaysAsItIs(boolean growing)
            throws IOException {
        twoIncidents(growing);
        List<IncidentEvent> before = events("18001");
        emit(growing, "12", cloud(BOTH, "All disks fail"));

        assertThat(side.doubts).singleElement().asString().contains("12-00-00Z.json: ",
                "two incidents for id abc and number 18001: #2 is updated, and #1 stays unchanged",
                "POST /v1/incidents/1/merge with {\"into\": \"2\"}, for example: curl -f -X POST "
                        + "http://127.0.0.1:8080/v1/incidents/1/merge ");
        assertThat(title("abc")).isEqualTo("All disks fail");
        emit(growing, "13", cloud(ID, "Some disks fail"));
        emit(growing, "14", cloud(NUMBER, "Disks work"));
        assertThat(title("abc")).isEqualTo("Disks work");
        emit(growing, "15");
        assertThat(events("18001")).isEqualTo(before);
        assertThat(side.emit(files).events()).isEmpty();
    }

    @Test
    void theOtherOneIsNeitherWithdrawnNorResolvedWhereTheListIsCompleteOrOfOpenOnes() throws IOException {
        page("10", false, page(NUMBER, "Disks fail"), page("\"id\": \"old\"", "Old"));
        side.emit(files);
        page("11", false, page(NUMBER, "Disks fail"), page(ID, "Disks fail"), page("\"id\": \"old\"", "Old"));
        files.removeFirst();
        side.emit(files);
        page("12", false, page(BOTH, "All disks fail"), page("\"id\": \"old\"", "Old"));
        page("13", true, page(BOTH, "Disks work"), page("\"id\": \"old\"", "Old"));
        files.removeFirst();
        side.emit(files);

        assertThat(LedgerIncident.at(side.log, Long.MAX_VALUE, "statuspage:p", "18001")).extracting(
                LedgerIncident::status).isEqualTo("investigating");
    }

    @ParameterizedTest(name = "in one import: {0}")
    @ValueSource(booleans = {false, true})
    void anIncidentIsMissingWhenItsIdIsWhoeverHasItsNumberNow(boolean whole) throws IOException {
        String one = page("\"id\": \"abc\", \"number\": 7", "One fails");
        String two = page("\"id\": \"xyz\", \"number\": 7", "Two fails");
        page("10", true, one);
        page("11", true, one);
        page("12", true, two);
        page("13", true, two);
        page("14", true, page("\"id\": \"zzz\"", "Three fails"));
        for (int last = whole ? files.size() : 1; last <= files.size(); last++) {
            side.emit(files.subList(0, last));
        }

        LedgerIncident first = LedgerIncident.at(side.log, Long.MAX_VALUE, "statuspage:p", "abc");
        LedgerIncident second = LedgerIncident.at(side.log, Long.MAX_VALUE, "statuspage:p", "xyz");
        assertThat(first).isNotNull();
        assertThat(first.resolved()).isEqualTo("2024-05-01T12:00:00Z");
        assertThat(second).isNotNull();
        assertThat(second.resolved()).isEqualTo("2024-05-01T14:00:00Z");
    }

    @ParameterizedTest(name = "in one import: {0}")
    @ValueSource(booleans = {false, true})
    void aNumberThatIsUsedAgainWritesNothingOverWhatHasAnId(boolean whole) throws IOException {
        write("10", "[" + cloud(NUMBER, "Disks fail") + "]");
        write("11", "[" + cloud(BOTH, "Disks fail") + "]");
        write("12", "[" + cloud(BOTH, "Disks work") + "]");
        write("13", "[" + cloud(NUMBER, "Mail fails").replace("T08", "T12") + "]");
        for (int last = whole ? files.size() : 1; last <= files.size(); last++) {
            side.emit(files.subList(0, last));
        }

        assertThat(title("18001")).isEqualTo("Disks work");
        assertThat(title("number:18001")).isEqualTo("Mail fails");
        assertThat(side.doubts).anyMatch(doubt -> doubt.contains("number:18001"));
    }

    @Test
    void anIncidentWhoseIdIsMissingFromACompleteListWasTakenBackWhoeverHasItsNumberNow() throws IOException {
        page("10", false, page("\"id\": \"abc\", \"number\": 7", "One fails"), page("\"id\": \"old\"", "Old"));
        page("11", false, page("\"id\": \"xyz\", \"number\": 7", "Two fails"), page("\"id\": \"old\"", "Old"));
        side.emit(files);

        assertThat(LedgerIncident.at(side.log, Long.MAX_VALUE, "statuspage:p", "abc")).extracting(
                LedgerIncident::status).isEqualTo("cancelled");
    }

    @ParameterizedTest(name = "the number''s into the id''s: {0}")
    @ValueSource(booleans = {false, true})
    void whatPeopleMergedIsOneInTheirDirection(boolean intoId) throws IOException {
        twoIncidents(true);
        String duplicate = intoId ? "18001" : "abc";
        String into = intoId ? "abc" : "18001";
        by(new MergeIncident(external(duplicate), external(into), "the same", null));
        List<IncidentEvent> before = events(duplicate);
        emit(true, "12", cloud(BOTH, "All disks fail"));
        assertThat(side.doubts).isEmpty();
        assertThat(title(into)).isEqualTo("All disks fail");
        emit(true, "13", cloud(NUMBER, "Some disks fail"));
        assertThat(title(into)).isEqualTo("Some disks fail");
        emit(false, "14", cloud(ID, "Disks work"));

        assertThat(title(into)).isEqualTo("Disks work");
        assertThat(events(duplicate)).isEqualTo(before);
        assertThat(side.emit(files).events()).isEmpty();
    }

    @Test
    void whatPeopleMergedAfterTheWarningIsOneAndWhatTheyPartedStaysTwo() throws IOException {
        twoIncidents(true);
        emit(true, "12", cloud(BOTH, "All disks fail"));
        by(new MergeIncident(external("abc"), external("18001"), "the same", null));
        emit(true, "13", cloud(BOTH, "Some disks fail"));
        assertThat(title("18001")).isEqualTo("Some disks fail");
        by(new UnmergeIncident(external("abc"), "they are two", null));
        emit(true, "14", cloud(BOTH, "Few disks fail"));
        assertThat(List.of(title("18001"), title("abc"))).containsExactly("Some disks fail", "Few disks fail");
        assertThat(side.doubts).isEmpty();
        emit(true, "15", cloud(NUMBER, "One disk fails"));
        emit(true, "16", cloud(ID, "Disks work"));

        assertThat(List.of(title("18001"), title("abc"))).containsExactly("One disk fails", "Disks work");
        assertThat(side.emit(files).events()).isEmpty();
    }

    @Test
    void whatPeopleCancelledStaysCancelled() throws IOException {
        twoIncidents(true);
        by(new CancelIncident(external("18001"), "a drill", null));
        by(new CancelIncident(external("abc"), "a drill", null));
        emit(true, "12", cloud(BOTH, "All disks fail"));
        emit(true, "13", cloud(NUMBER, "Disks work"));

        assertThat(Objects.requireNonNull(incident("18001")).status()).isEqualTo("cancelled");
        assertThat(Objects.requireNonNull(incident("abc")).status()).isEqualTo("cancelled");
        assertThat(side.emit(files).events()).isEmpty();
    }

    @Test
    void aNameThatPeopleTookBackIsOfAnIncidentOfItsOwn() throws IOException {
        apart("10", cloud(NUMBER, "Disks fail"));
        apart("11", cloud(BOTH, "Disks still fail"));
        TimelineEntryAdded note = (TimelineEntryAdded) events("18001").getLast();
        by(new RetractEntry(external("18001"), note.entryId(), "another one"));
        apart("12", cloud(BOTH, "Networks fail"));

        assertThat(List.of(title("18001"), title("abc"))).containsExactly("Disks still fail", "Networks fail");
        assertThat(side.doubts).isNotEmpty();
    }

    @ParameterizedTest(name = "in one import: {0}")
    @ValueSource(booleans = {false, true})
    void aNumberThatAnotherIncidentHasTooJoinsNothing(boolean whole) throws IOException {
        String other = cloud("\"id\": \"xyz\", " + NUMBER, "Networks fail");
        snapshot("10", cloud(NUMBER, "Disks fail"));
        snapshot("11", cloud(BOTH, "Disks still fail"));
        snapshot("12", other, cloud(BOTH, "All disks fail"));
        snapshot("13", cloud(BOTH, "Disks work"), other);
        if (!whole) {
            side.emit(files.subList(0, 1));
            side.emit(files.subList(0, 2));
        }
        side.emit(files);

        assertThat(side.doubts).hasSize(2).first().asString().contains(
                "the number 18001 occurs with the id abc and with the id xyz");
        assertThat(title("xyz")).isEqualTo("Networks fail");
        assertThat(title(whole ? "abc" : "18001")).isEqualTo("Disks work");
        assertThat(side.emit(files).events()).isEmpty();
    }

    @Test
    void anImportThatKnowsOnlyTheLaterSnapshotsJoinsNoneWithWhatHasAnotherId() throws IOException {
        apart("10", cloud(NUMBER, "Disks fail"));
        apart("11", cloud(BOTH, "Disks still fail"));
        apart("12", cloud("\"id\": \"xyz\", " + NUMBER, "Networks fail"));

        assertThat(side.doubts).singleElement().asString().contains("not the same incident as the ledger's #1",
                "which has another id");
        assertThat(List.of(title("18001"), title("xyz"))).containsExactly("Disks still fail", "Networks fail");
    }

    @Test
    void aNumberIsNoProofWhereNothingElseIsTheSame() throws IOException {
        apart("10", cloud(NUMBER, "Disks fail"));
        apart("11", cloud(BOTH, "Networks fail").replace("08:00", "10:00"));

        assertThat(side.doubts).singleElement().asString().contains("nothing else in common");
        assertThat(List.of(title("18001"), title("abc"))).containsExactly("Disks fail", "Networks fail");
    }

    @Test
    void anIdWithTwoNumbersIsNeitherOfThoseThatTheLedgerHasByThem() throws IOException {
        snapshot("10", cloud(NUMBER, "One"), cloud("\"number\": 18002", "Two"));
        snapshot("11", cloud(BOTH, "Three"));
        snapshot("12", cloud(ID + ", \"number\": 18002", "Four"));
        side.emit(files);

        assertThat(List.of(title("18001"), title("18002"), title("abc"))).containsExactly("One", "Two", "Four");
        assertThat(side.doubts).hasSize(2);
        assertThat(side.emit(files).events()).isEmpty();
    }

    @ParameterizedTest(name = "in reverse order: {0}")
    @ValueSource(booleans = {false, true})
    void incidentsThatStandSideBySideAreTwoInWhicheverOrder(boolean reversed) throws IOException {
        twoIncidents(false);
        List<String> both = List.of(cloud(NUMBER, "Disks work"), cloud(ID, "Networks work"));
        snapshot("12", cloud(BOTH, "Networks fail"));
        snapshot("13", (reversed ? both.reversed() : both).toArray(String[]::new));
        side.emit(files);

        assertThat(List.of(title("18001"), title("abc"))).containsExactly("Disks work", "Networks work");
        assertThat(side.doubts).isNotEmpty();
        assertThat(side.emit(files).events()).isEmpty();
    }

    @ParameterizedTest(name = "in reverse order: {0}")
    @ValueSource(booleans = {false, true})
    void whatAnEarlierImportJoinedAndStandsSideBySideLaterIsTwoFromThenOn(boolean reversed) throws IOException {
        apart("10", cloud(NUMBER, "Disks fail"));
        apart("11", cloud(BOTH, "Disks still fail"));
        List<String> both = List.of(cloud(NUMBER, "Disks work"), cloud(ID, "Networks fail"));
        apart("12", (reversed ? both.reversed() : both).toArray(String[]::new));
        assertThat(side.doubts).isNotEmpty();
        apart("13", cloud(ID, "Networks work"));

        assertThat(List.of(title("18001"), title("abc"))).containsExactly("Disks work", "Networks work");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"whole", "growing", "apart"})
    void aNumberIsNotAnIdThatReadsTheSame(String way) throws IOException {
        snapshot("10", cloud("\"number\": 7", "Disks fail"));
        snapshot("11", cloud("\"id\": \"7\"", "Networks fail"));
        snapshot("12", cloud("\"id\": \"7\"", "Networks work"), cloud("\"number\": 7", "Disks work"));
        tellIn(way);

        assertThat(List.of(title("7"), title("id:7"))).containsExactly("Disks work", "Networks work");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"whole", "growing", "apart"})
    void anIdIsNotANumberThatReadsTheSame(String way) throws IOException {
        snapshot("10", cloud("\"id\": \"7\"", "Networks fail"));
        snapshot("11", cloud("\"number\": 7", "Disks fail"));
        snapshot("12", cloud("\"id\": \"7\"", "Networks work"), cloud("\"number\": 7", "Disks still fail"));
        snapshot("13", cloud("\"id\": \"abc\", \"number\": 7", "Disks work"));
        tellIn(way);

        assertThat(title("7")).isEqualTo("Networks work");
        assertThat(title("number:7")).isEqualTo("Disks work");
        assertThat(incident("abc")).isNull();
    }

    @ParameterizedTest(name = "in reverse order: {0}")
    @ValueSource(booleans = {false, true})
    void bothMayStandInTheFirstSnapshotInWhicheverOrder(boolean reversed) throws IOException {
        List<String> both = List.of(cloud("\"number\": 7", "Disks fail"), cloud("\"id\": \"7\"", "Networks fail"));
        snapshot("10", (reversed ? both.reversed() : both).toArray(String[]::new));
        side.emit(files);

        assertThat(List.of(title("7"), title("number:7"))).containsExactly("Networks fail", "Disks fail");
        assertThat(side.emit(files).events()).isEmpty();
    }

    @ParameterizedTest(name = "with the earlier snapshot: {0}")
    @ValueSource(booleans = {false, true})
    void whatAFormerReleaseHasUnderAnIdThatReadsLikeANumberGoesOn(boolean growing) throws IOException {
        snapshot("10", cloud("\"id\": \"7\"", "Networks fail"), cloud("\"number\": 8", "Disks fail"));
        former(files.getFirst(), "7", "8");
        emit(growing, "11", cloud("\"id\": \"7\"", "Networks fail"), cloud("\"number\": 8", "Disks fail"));
        emit(growing, "12", cloud("\"id\": \"7\"", "Networks work"), cloud("\"number\": 8", "Disks work"));

        assertThat(List.of(title("7"), title("8"))).containsExactly("Networks work", "Disks work");
        assertThat(side.doubts).isEmpty();
        assertThat(side.emit(files).events()).isEmpty();
    }

    @Test
    void whatAFormerReleaseJoinedGoesOnAndItsNameIsRemembered() throws IOException {
        snapshot("10", cloud(NUMBER, "Disks fail"));
        snapshot("11", cloud(BOTH, "Networks fail").replace("08:00", "09:00"));
        snapshot("12", cloud(ID, "Networks still fail").replace("08:00", "09:00"));
        former(files.get(0), "18001");
        former(files.get(1), "18001");
        former(files.get(2), "18001");

        assertThat(side.emit(files).events()).isEqualTo(Map.of("TimelineEntryAdded", 1L));
        apart("13", cloud(ID, "Networks work"));
        assertThat(title("18001")).isEqualTo("Networks work");
    }

    @Test
    void whatAFormerReleaseJoinedAndALaterSnapshotContradictsIsNotRefused() throws IOException {
        String other = cloud("\"id\": \"xyz\", " + NUMBER, "Networks fail");
        snapshot("10", cloud(NUMBER, "Disks fail"));
        snapshot("11", cloud(BOTH, "Disks still fail"));
        snapshot("12", cloud(ID, "Disks still fail"));
        former(files.get(0), "18001");
        former(files.get(1), "18001");
        snapshot("13", other, cloud(ID, "Disks work"));
        side.emit(files);

        assertThat(List.of(title("abc"), title("xyz"))).containsExactly("Disks work", "Networks fail");
        assertThat(side.emit(files).events()).isEmpty();
        snapshot("14", cloud(ID, "Disks worked"), cloud("\"id\": \"xyz\"", "Networks work"));
        side.emit(files);
        assertThat(List.of(title("abc"), title("xyz"))).containsExactly("Disks worked", "Networks work");
        assertThat(side.emit(files).events()).isEmpty();
    }

    @Test
    void whatAFormerReleaseMixedIsTwoFromNowOn() throws IOException {
        snapshot("10", cloud("\"number\": 7", "Disks fail"));
        snapshot("11", cloud("\"id\": \"7\"", "Networks fail"));
        former(files.get(0), "7");
        former(files.get(1), "7");
        side.emit(files);
        assertThat(side.emit(files).events()).isEmpty();
        emit(true, "12", cloud("\"id\": \"7\"", "Networks work"), cloud("\"number\": 7", "Disks work"));

        assertThat(List.of(title("7"), title("id:7"))).containsExactly("Disks work", "Networks work");
        assertThat(side.emit(files).events()).isEmpty();
    }
}

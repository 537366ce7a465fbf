package io.incidentledger.command.imports.pagehistory;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.incidentledger.command.dispatch.CommitIdDerivation;
import io.incidentledger.command.incident.IncidentCommand.DeclareIncident;
import io.incidentledger.command.incident.IncidentCommand.MergeIncident;
import io.incidentledger.command.incident.IncidentCommand.UnmergeIncident;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.Mode;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Visibility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Incidents that people merged, though no snapshot had both of their names.
class MergedByPeopleTest extends PageThatIsRenaming {

    @ParameterizedTest(name = "the number''s into the id''s: {0}, with the earlier snapshots: {1}")
    @CsvSource({"false,false", "false,true", "true,false", "true,true"})
    void anIncidentGoesOnAsTheOneItWasMergedInto(boolean intoId, boolean growing) throws IOException {
        twoIncidents(true);
        String duplicate = intoId ? "18001" : "abc";
        String into = intoId ? "abc" : "18001";
        merge(duplicate, into);
        List<IncidentEvent> before = events(duplicate);
        emit(growing, "12", cloud(intoId ? NUMBER : ID, "All disks fail"));
        assertThat(title(into)).isEqualTo("All disks fail");
        emit(growing, "13", cloud(ID, "Some disks fail"));
        emit(growing, "14", cloud(BOTH, "Few disks fail"));
        emit(growing, "15", cloud(NUMBER, "Disks work"));

        assertThat(title(into)).isEqualTo("Disks work");
        assertThat(events(duplicate)).isEqualTo(before);
        assertThat(side.doubts).isEmpty();
        side.emit(files);
        assertThat(side.emit(files).events()).isEmpty();
        assertThat(events(duplicate)).isEqualTo(before);
    }

    @ParameterizedTest(name = "with the earlier snapshots: {0}")
    @ValueSource(booleans = {false, true})
    void whatAFormerReleaseToldTheMergedOneIsNotRefused(boolean growing) throws IOException {
        twoIncidents(true);
        merge("abc", "18001");
        for (String hour : List.of("12", "13")) {
            snapshot(hour, cloud(ID, "All disks fail at " + hour));
            former(files.getLast(), "abc");
        }
        emit(growing, "14", cloud(BOTH, "Few disks fail"));

        assertThat(title("18001")).isEqualTo("Few disks fail");
        side.emit(files);
        assertThat(side.emit(files).events()).isEmpty();
        assertThat(title("18001")).isEqualTo("Few disks fail");
    }

    @Test
    void aNumberAloneIsToldOfTheSurvivorWhereNothingButPeopleSaidThatItIsOne() throws IOException {
        apart("10", cloud(NUMBER, "Disks fail"));
        apart("11", cloud(BOTH, "Networks fail").replace("08:00", "10:00"));
        assertThat(side.doubts).singleElement().asString().contains("nothing else in common");
        merge("18001", "abc");
        List<IncidentEvent> before = events("18001");
        apart("12", cloud(NUMBER, "Networks still fail").replace("08:00", "10:00"));
        apart("13", cloud(BOTH, "Networks work").replace("08:00", "10:00"));

        assertThat(side.doubts).isEmpty();
        assertThat(title("abc")).isEqualTo("Networks work");
        assertThat(events("18001")).isEqualTo(before);
    }

    @Test
    void whatIsMergedAlongAChainIsToldOfItsEnd() throws IOException {
        twoIncidents(true);
        declare("by-hand");
        merge("abc", "by-hand");
        merge("by-hand", "18001");
        apart("12", cloud(ID, "Disks work"));

        assertThat(title("18001")).isEqualTo("Disks work");
    }

    @ParameterizedTest(name = "with the earlier snapshots: {0}")
    @ValueSource(booleans = {false, true})
    void whatIsMergedIntoWhatNoPageToldIsNeverRefused(boolean growing) throws IOException {
        twoIncidents(true);
        declare("by-hand");
        merge("abc", "by-hand");
        List<IncidentEvent> byHand = LedgerIncident.events(side.log, Long.MAX_VALUE, "people", "by-hand");
        emit(growing, "12", cloud(ID, "All disks fail"));
        emit(growing, "13", cloud(BOTH, "Some disks fail"));
        emit(growing, "14", cloud(NUMBER, "Disks work"));

        assertThat(LedgerIncident.events(side.log, Long.MAX_VALUE, "people", "by-hand")).isEqualTo(byHand);
        side.emit(files);
        assertThat(side.emit(files).events()).isEmpty();
    }

    @ParameterizedTest(name = "in reverse order: {0}")
    @ValueSource(booleans = {false, true})
    void whatThePageListsSideBySideStaysTwo(boolean reversed) throws IOException {
        twoIncidents(true);
        merge("abc", "18001");
        List<String> both = List.of(cloud(NUMBER, "Disks work"), cloud(ID, "Networks work"));
        emit(false, "12", (reversed ? both.reversed() : both).toArray(String[]::new));
        emit(true, "13", cloud(ID, "Networks fail again"));

        assertThat(title("18001")).isEqualTo("Disks work");
        assertThat(incident("number:18001")).isNull();
        assertThat(side.emit(files).events()).isEmpty();
    }

    @Test
    void soItDoesWhereAnEarlierSnapshotHadBothNames() throws IOException {
        twoIncidents(true);
        emit(true, "12", cloud(BOTH, "All disks fail"));
        merge("abc", "18001");
        apart("13", cloud(NUMBER, "Disks work"), cloud(ID, "Networks work"));

        assertThat(List.of(title("18001"), title("abc"))).containsExactly("Disks work", "Networks work");
    }

    @ParameterizedTest(name = "with the earlier snapshots: {0}")
    @ValueSource(booleans = {false, true})
    void twoOfAPageThatHaveTheirOwnNamesAreNotMixed(boolean growing) throws IOException {
        emit(growing, "10", cloud(ID, "Disks fail"));
        emit(growing, "11", cloud("\"id\": \"xyz\"", "Networks fail"));
        merge("abc", "xyz");
        emit(growing, "12", cloud(ID, "Disks work"));

        assertThat(title("xyz")).isEqualTo("Networks fail");
        side.emit(files);
        assertThat(side.emit(files).events()).isEmpty();
    }

    @ParameterizedTest(name = "with the earlier snapshots: {0}")
    @ValueSource(booleans = {false, true})
    void aNumberAndAnIdThatThePageListedSideBySideBeforeAreNotMixed(boolean growing) throws IOException {
        emit(growing, "10", cloud(NUMBER, "Disks fail"), cloud(ID, "Networks fail"));
        merge("abc", "18001");
        emit(growing, "11", cloud(ID, "Networks still fail"));
        emit(growing, "12", cloud(ID, "Networks work"));

        assertThat(title("18001")).isEqualTo("Disks fail");
        side.emit(files);
        assertThat(side.emit(files).events()).isEmpty();
    }

    @Test
    void whatIsUnmergedIsTwoFromThenOn() throws IOException {
        twoIncidents(true);
        merge("abc", "18001");
        emit(true, "12", cloud(ID, "All disks fail"));
        by(new UnmergeIncident(external("abc"), "they are two", null));
        emit(true, "13", cloud(ID, "Networks fail"));
        emit(true, "14", cloud(NUMBER, "Disks work"));

        assertThat(List.of(title("18001"), title("abc"))).containsExactly("Disks work", "Networks fail");
        assertThat(side.emit(files).events()).isEmpty();
    }

    @ParameterizedTest(name = "an id goes over to it before: {0}")
    @ValueSource(booleans = {false, true})
    void aNumberThatIsUsedAgainIsAnIncidentOfItsOwnThoughTheFormerOneWasMerged(boolean withId) throws IOException {
        twoIncidents(true);
        String before = title("abc");
        merge("18001", "abc");
        if (withId) {
            apart("12", cloud("\"id\": \"def\", " + NUMBER, "Mail is late").replace("08:00", "12:00"));
        }
        apart("13", cloud(NUMBER, "Mail is on time").replace("08:00", "12:00"));

        assertThat(title("abc")).isEqualTo(before);
        assertThat(title("18001")).isNotEqualTo("Mail is on time");
    }

    @Test
    void whatTheSnapshotListsUnderTheNumberOfTheSurvivorIsAnother() throws IOException {
        twoIncidents(true);
        merge("abc", "18001");
        apart("12", cloud(ID, "Networks work").replace("08:00", "09:00"),
                cloud("\"id\": \"def\", " + NUMBER, "Disks work"));

        assertThat(title("18001")).isNotEqualTo("Networks work");
    }

    @Test
    void aNewSnapshotThatComesTooLateIsToldWhereItIsInDoubtWhatAnIncidentIs() throws IOException {
        emit(true, "10", cloud(NUMBER, "Disks fail"));
        emit(true, "11", cloud(ID, "Networks fail").replace("08:00", "10:00"));
        emit(true, "12", cloud(BOTH, "Networks still fail").replace("08:00", "10:00"));
        side.clock.set(Instant.parse("2024-05-03T00:00:00Z"));
        merge("18001", "abc");
        snapshot("13", cloud(BOTH, "Networks work").replace("08:00", "10:00"));
        snapshot("14", cloud(NUMBER, "Names are slow").replace("08:00", "13:00"), cloud(ID, "Networks work"));

        side.emit(files);
        assertThat(side.doubts).anySatisfy(doubt -> assertThat(doubt).contains("were recorded as of 2024-05-03"));
        side.doubts.clear();
        assertThat(side.emit(files).events()).isEmpty();
        assertThat(side.doubts).noneMatch(doubt -> doubt.contains("is in the ledger as of"));
    }

    @Test
    void whatWasToldOtherwiseWhileOneStoodForTwoOfThePageIsNotRefused() throws IOException {
        String disks = "\"id\": \"100\", \"number\": 101";
        String networks = "\"id\": \"101\", \"number\": 102";
        snapshot("10", cloud("\"number\": 101", "Disks fail"), at9("\"number\": 102", "Networks fail"));
        snapshot("11", cloud(disks, "Disks fail"), at9(networks, "Networks fail"));
        side.emit(files);
        merge("101", "102");
        apart("12", cloud("\"id\": \"100\"", "Some disks fail"), at9("\"id\": \"101\"", "Some networks fail"));
        apart("13", at9("\"number\": 102", "Networks work"));
        apart("14", cloud("\"id\": \"103\"", "Mail fails"));
        side.emit(files);

        assertThat(side.emit(files).events()).isEmpty();
    }

    private static String at9(String names, String title) {
        return cloud(names, title).replace("08:00", "09:00");
    }

    private void merge(String duplicate, String into) {
        by(new MergeIncident(incidentId(duplicate), incidentId(into), "the same", null));
    }

    private void declare(String id) {
        by(new DeclareIncident(incidentId(id), "Disks are broken", null, Severity.SEV2, List.of(), Map.of(), null, null,
                null, null, "manual", Visibility.NORMAL, Mode.LIVE, null));
    }

    private static String incidentId(String id) {
        return id.equals("by-hand") ? CommitIdDerivation.external("people", id) : external(id);
    }
}

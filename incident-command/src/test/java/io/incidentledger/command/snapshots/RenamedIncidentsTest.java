package io.incidentledger.command.snapshots;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.incidentledger.command.incident.IncidentCommand;
import io.incidentledger.command.incident.IncidentCommand.CancelIncident;
import io.incidentledger.command.incident.IncidentCommand.MergeIncident;
import io.incidentledger.command.incident.IncidentCommand.UnmergeIncident;
import io.incidentledger.command.pipeline.CommandContext;
import io.incidentledger.command.pipeline.CommitIds;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.IncidentMerged;
import io.incidentledger.events.IncidentEvent.IncidentRevived;
import io.incidentledger.events.Provenance;
import io.incidentledger.ledger.EventReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// What becomes of incidents that a page calls otherwise than before, when the ledger learned of it in several imports.
class RenamedIncidentsTest {
    private static final String SYSTEM = "google-cloud-status";
    private static final String NUMBER = "\"number\": 18001";
    private static final String ID = "\"id\": \"abc\"";
    private static final String BOTH = ID + ", " + NUMBER;

    @TempDir
    private Path directory;

    private final CommandSide side = new CommandSide();

    @AfterEach
    void end() {
        side.close();
    }

    @Test
    void theLaterOneIsMergedIntoTheFirstWhichIsToldTheRest() throws IOException {
        twoIncidents();
        snapshot("12", cloud(BOTH, "All disks fail"));
        snapshot("13",
                cloud(ID, "Disks work").replace("\"updates\"", "\"end\": \"2024-05-01T12:30:00Z\", \"updates\""));

        assertThat(side.tell(files()).events()).containsEntry("IncidentMerged", 1L).containsEntry("DuplicateAbsorbed",
                1L).doesNotContainKey("IncidentDeclared");

        assertThat(events("abc").getLast()).isEqualTo(new IncidentMerged(CommitIds.external(SYSTEM, "18001"),
                "by its names the page says that both are one incident", null));
        assertThat(title("18001")).isEqualTo("Disks work");
        assertThat(status("18001")).isEqualTo("resolved");
        assertThat(side.doubts).isEmpty();
        assertThat(side.tell(files()).events()).isEmpty();
    }

    @Test
    void asOfTheTimeBetweenBothStandAndAsOfTheMergeTheyAreOne() throws IOException {
        twoIncidents();
        snapshot("12", cloud(BOTH, "All disks fail"));
        side.tell(files());

        long between = side.log.positionAt(Instant.parse("2024-05-01T11:00:00Z"));
        assertThat(LedgerIncident.events(side.log, between, SYSTEM, "abc"))
                .doesNotHaveAnyElementsOfTypes(IncidentMerged.class);
        assertThat(side.log.head().recordedAt()).isEqualTo("2024-05-01T12:00:00Z");
    }

    @Test
    void whatAnImportTookForGoneBecauseItWasCalledOtherwiseIsOneAgain() throws IOException {
        String old = cloud("\"id\": \"old\"", "Old").replace("08:00", "07:00");
        snapshot("10", cloud(ID, "Disks fail"), old);
        side.tell(files());
        snapshot("11", cloud(NUMBER, "Disks fail"), old);
        side.tell(files());
        assertThat(status("abc")).isEqualTo("cancelled");
        snapshot("12", cloud(ID, "Disks fail again"), old);
        side.tell(files());
        assertThat(status("18001")).isEqualTo("cancelled");
        snapshot("13", cloud(BOTH, "Disks fail still"), old);
        side.tell(files());

        assertThat(status("abc")).isEqualTo("investigating");
        assertThat(title("abc")).isEqualTo("Disks fail still");
        assertThat(events("18001")).hasAtLeastOneElementOfType(IncidentRevived.class)
                .last().isInstanceOf(IncidentMerged.class);
        assertThat(side.doubts).isEmpty();
        assertThat(side.tell(files()).events()).isEmpty();
    }

    @Test
    void whatPeopleUnmergedStaysSo() throws IOException {
        twoIncidents();
        snapshot("12", cloud(BOTH, "All disks fail"));
        side.tell(files());
        by("bob", "12", new UnmergeIncident(CommitIds.external(SYSTEM, "abc"), "they are two", null));
        assertThat(side.tell(files()).events()).isEmpty();
        snapshot("13", cloud(BOTH, "Disks work"));
        snapshot("14", cloud(NUMBER, "Disks work, too"));

        assertThat(side.tell(files()).events()).doesNotContainKeys("IncidentMerged", "IncidentDeclared",
                "IncidentCancelled");
        assertThat(side.doubts).singleElement().asString().contains("13-00-00Z.json: ", "their merge was undone");
        assertThat(title("abc")).isEqualTo("Disks work");
        assertThat(title("18001")).isEqualTo("Disks work, too");
        assertThat(side.tell(files()).events()).isEmpty();
        assertThat(side.doubts).hasSize(1);
    }

    @Test
    void whatPeopleMergedThemselvesIsOneInTheirDirection() throws IOException {
        twoIncidents();
        by("bob", "11", new MergeIncident(CommitIds.external(SYSTEM, "18001"), CommitIds.external(SYSTEM, "abc"),
                "the same", null));
        snapshot("12", cloud(BOTH, "All disks fail"));
        snapshot("13", cloud(NUMBER, "Disks work"));

        assertThat(side.tell(files()).events()).doesNotContainKey("IncidentMerged");
        assertThat(title("abc")).isEqualTo("Disks work");
        assertThat(side.doubts).isEmpty();
        assertThat(side.tell(files()).events()).isEmpty();
    }

    @Test
    void whatPeopleCancelledIsNotMerged() throws IOException {
        twoIncidents();
        by("bob", "11", new CancelIncident(CommitIds.external(SYSTEM, "18001"), "a drill", null));
        snapshot("12", cloud(BOTH, "All disks fail"));

        assertThat(side.tell(files()).events()).doesNotContainKey("IncidentMerged");
        assertThat(side.doubts).singleElement().asString().contains("people cancelled one of them",
                "18001 was cancelled");
        assertThat(title("abc")).isEqualTo("All disks fail");
        assertThat(side.tell(files()).events()).isEmpty();
    }

    @Test
    void incidentsThatStandSideBySideAreNeverOne() throws IOException {
        twoIncidents();
        snapshot("12", cloud(BOTH, "All disks fail"));
        snapshot("13", cloud(NUMBER, "Disks fail"), cloud(ID, "Networks fail"));

        assertThat(side.tell(files()).events()).doesNotContainKeys("IncidentMerged", "IncidentCancelled");
        assertThat(side.doubts).singleElement().asString().contains("one snapshot has both: abc and 18001");
        assertThat(List.of(title("18001"), title("abc"))).containsExactly("Disks fail", "Networks fail");
        assertThat(side.tell(files()).events()).isEmpty();
    }

    @Test
    void whatWasMergedAndStandsSideBySideLaterIsToldToEach() throws IOException {
        twoIncidents();
        snapshot("12", cloud(BOTH, "All disks fail"));
        side.tell(files());
        snapshot("13", cloud(NUMBER, "Disks fail"), cloud(ID, "Networks fail"));

        side.tell(files());
        assertThat(side.doubts).singleElement().asString().contains("one snapshot has both");
        assertThat(List.of(title("18001"), title("abc"))).containsExactly("Disks fail", "Networks fail");
        assertThat(side.tell(files()).events()).isEmpty();
    }

    @Test
    void aNumberThatAnotherIncidentHasTooMergesNothing() throws IOException {
        twoIncidents();
        snapshot("12", cloud(BOTH, "All disks fail"));
        snapshot("13", cloud("\"id\": \"xyz\", " + NUMBER, "Networks fail"), cloud(ID, "Disks fail"));

        assertThat(side.tell(files()).events()).doesNotContainKey("IncidentMerged").containsEntry("IncidentDeclared",
                1L);
        assertThat(side.doubts).hasSize(2).first().asString().contains("one of the names is used for another incident",
                "number 18001 stands with id abc and with id xyz");
        assertThat(side.tell(files()).events()).isEmpty();
    }

    @Test
    void aNumberIsNotTheSameAsAnIdThatReadsSo() throws IOException {
        snapshot("10", cloud("\"id\": \"18001\"", "Networks fail"), cloud(ID, "Disks fail"));
        side.tell(files());
        snapshot("11", cloud("\"id\": \"18001\"", "Networks fail"), cloud(BOTH, "All disks fail"));
        snapshot("12", cloud("\"id\": \"18001\"", "Networks work"), cloud(BOTH, "Disks fail"));

        assertThat(side.tell(files()).events()).doesNotContainKeys("IncidentMerged", "IncidentDeclared");
        assertThat(List.of(title("18001"), title("abc"))).containsExactly("Networks work", "Disks fail");
    }

    @Test
    void aNumberAndAnIdThatReadTheSameMayStandSideBySide() throws IOException {
        snapshot("10", cloud("\"number\": 7", "Disks fail"), cloud("\"id\": \"7\"", "Networks fail"));
        snapshot("11", cloud("\"number\": 7, \"id\": \"abc\"", "Disks work"), cloud("\"id\": \"7\"", "Networks work"));

        assertThat(side.tell(files()).events()).containsEntry("IncidentDeclared", 3L);
        assertThat(List.of(title("7"), title("id:7"), title("abc"))).containsExactly("Disks fail", "Networks work",
                "Disks work");
        assertThat(side.doubts).singleElement().asString().contains("another incident has one of the names",
                "the id 7 is not the number 7");
        assertThat(side.tell(files()).events()).isEmpty();
    }

    @Test
    void whatAnEarlierImportJoinedStaysSoWhenALaterSnapshotContradicts() throws IOException {
        snapshot("10", cloud(NUMBER, "Disks fail"));
        snapshot("11", cloud(BOTH, "Disks still fail"));
        side.tell(files());
        snapshot("12", cloud(BOTH, "All disks fail"));
        side.tell(files());
        snapshot("13", cloud("\"id\": \"xyz\", " + NUMBER, "Networks fail"), cloud(ID, "Disks work"));

        assertThat(side.tell(files()).events()).containsEntry("IncidentDeclared", 1L);
        assertThat(List.of(title("18001"), title("xyz"))).containsExactly("Disks work", "Networks fail");
        assertThat(side.tell(files()).events()).isEmpty();
    }

    @Test
    void whatAnEarlierImportJoinedAndLaterStandsSideBySideIsTold() throws IOException {
        snapshot("10", cloud(NUMBER, "Disks fail"));
        snapshot("11", cloud(BOTH, "Disks still fail"));
        side.tell(files());
        snapshot("12", cloud(NUMBER, "Disks work"), cloud(ID, "Networks fail"));
        snapshot("13", cloud(NUMBER, "Disks worked"), cloud(ID, "Networks work"));

        assertThat(side.tell(files()).events()).containsEntry("IncidentDeclared", 1L);
        assertThat(List.of(title("18001"), title("abc"))).containsExactly("Disks worked", "Networks work");
        assertThat(side.tell(files()).events()).isEmpty();
    }

    @Test
    void withoutTheEarlierSnapshotsAnIncidentOfAnotherTimeIsNotTakenForTheSame() throws IOException {
        snapshot("10", cloud(NUMBER, "Networks fail").replace("08:00", "06:00"));
        side.tell(files());
        Files.delete(files().getFirst().path());
        snapshot("11", cloud(BOTH, "Disks fail"));

        assertThat(side.tell(files()).events()).containsEntry("IncidentDeclared", 1L);
        assertThat(side.doubts).singleElement().asString().contains("declared at another time");
        assertThat(List.of(title("18001"), title("abc"))).containsExactly("Networks fail", "Disks fail");
    }

    @Test
    void partsThatDidNotKnowEachOtherAreJoinedByTheImportThatHasAll() throws IOException {
        snapshot("10", cloud(NUMBER, "Disks fail"));
        snapshot("11", cloud(NUMBER, "Disks fail").replace("08:00", "07:30"));
        side.tell(files());
        List<Path> earlier = files().stream().map(SnapshotFile::path).toList();
        snapshot("12", cloud(ID, "All disks fail"));
        side.tell(files().subList(2, 3));
        snapshot("13", cloud(BOTH, "Disks work"));
        side.tell(files().subList(3, 4));
        assertThat(side.doubts).as("begins at another time").hasSize(1);
        assertThat(earlier).hasSize(2);

        assertThat(side.tell(files()).events()).containsEntry("IncidentMerged", 1L);
        assertThat(title("18001")).isEqualTo("Disks work");
        assertThat(side.tell(files()).events()).isEmpty();
    }

    @Test
    void theEarlierHalfCannotBeToldBehindTheLaterOne() throws IOException {
        snapshot("12", cloud(ID, "All disks fail"));
        side.tell(files());
        long head = side.log.head().position();
        snapshot("10", cloud(NUMBER, "Disks fail"));
        snapshot("11", cloud(BOTH, "Disks fail"));

        assertThatThrownBy(() -> side.tell(files())).isInstanceOf(SnapshotsRefused.class)
                .hasMessageContaining("10-00-00Z.json: is not in the ledger");
        assertThat(side.log.head().position()).isEqualTo(head);
    }

    @Test
    void whetherAnIncidentIsKnownIsAskedOnceForAnyNumberOfSnapshots() throws IOException {
        twoIncidents();
        for (int hour = 12; hour < 23; hour++) {
            snapshot(Integer.toString(hour), cloud(ID, "Title " + hour), cloud("\"id\": \"x\"", "Title " + hour));
        }
        List<Object> asked = new ArrayList<>();
        EventReader counting = (EventReader) Proxy.newProxyInstance(getClass().getClassLoader(),
                new Class<?>[]{EventReader.class}, (proxy, method, given) -> {
                    if (method.getName().equals("readStream") && given.length == 4) {
                        asked.add(given[0]);
                    }
                    try {
                        return method.invoke(side.log, given);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                });
        new SnapshotImport(side.pipeline, counting, side.clock, new Provenance("ann", null, null, null, null))
                .run(files(), SnapshotImport.check(files(), read -> {}, fault -> {}), told -> {}, doubt -> {});

        assertThat(asked).hasSizeLessThan(10);
    }

    private void twoIncidents() throws IOException {
        snapshot("10", cloud(NUMBER, "Disks fail"));
        snapshot("11", cloud(ID, "Disks fail again"));
        side.tell(files());
    }

    private void by(String actor, String hour, IncidentCommand command) {
        side.clock.set(Instant.parse("2024-05-01T" + hour + ":30:00Z"));
        side.pipeline.send(command, new CommandContext(new Provenance(actor, null, null, null, null), null, null, null))
                .join();
    }

    private List<SnapshotFile> files() {
        return SnapshotFile.in(directory);
    }

    private void snapshot(String hour, String... incidents) throws IOException {
        Files.writeString(directory.resolve("2024-05-01T" + hour + "-00-00Z.json"),
                "[" + String.join(", ", incidents) + "]");
    }

    private static String cloud(String names, String title) {
        return "{%s, \"external_desc\": \"%s\", \"begin\": \"2024-05-01T08:00:00Z\", \"updates\": []}".formatted(names,
                title);
    }

    private List<IncidentEvent> events(String id) {
        return LedgerIncident.events(side.log, Long.MAX_VALUE, SYSTEM, id);
    }

    private @Nullable String title(String id) {
        return incident(id).title();
    }

    private @Nullable String status(String id) {
        return incident(id).status();
    }

    private LedgerIncident incident(String id) {
        return Objects.requireNonNull(LedgerIncident.at(side.log, side.log.head().position(), SYSTEM, id), id);
    }
}

package io.incidentledger.command.imports.pagehistory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.incidentledger.command.dispatch.CommandContext;
import io.incidentledger.command.dispatch.CommitIdDerivation;
import io.incidentledger.command.imports.CancelUnlistedIncident;
import io.incidentledger.command.imports.ExternalIncident;
import io.incidentledger.command.imports.ReconcileIncident;
import io.incidentledger.command.imports.pagehistory.PageSnapshot.Listed;
import io.incidentledger.command.incident.IncidentCommand.AddTimelineEntry;
import io.incidentledger.command.incident.IncidentCommand.CancelIncident;
import io.incidentledger.command.incident.IncidentCommand.ReopenIncident;
import io.incidentledger.events.Audience;
import io.incidentledger.events.EntryKind;
import io.incidentledger.events.EventProvenance;
import io.incidentledger.events.ImpactDetails;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.EntryRetracted;
import io.incidentledger.events.IncidentEvent.ImpactRecorded;
import io.incidentledger.events.IncidentEvent.IncidentCancelled;
import io.incidentledger.events.IncidentEvent.IncidentDeclared;
import io.incidentledger.events.IncidentEvent.IncidentResolved;
import io.incidentledger.events.IncidentEvent.MilestoneRecorded;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.MilestoneQuality;
import io.incidentledger.events.Mode;
import io.incidentledger.events.Status;
import io.incidentledger.events.Visibility;
import io.incidentledger.ledger.Hash;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SnapshotImportTest {
    private static final String SYSTEM = "statuspage:p";

    @TempDir
    private Path directory;

    private final ImportingCommandSide side = new ImportingCommandSide();

    @AfterEach
    void end() {
        side.close();
    }

    @Test
    void whatASnapshotSaysOtherwiseIsToldAsTheKindOfEventThatItIs() throws IOException {
        file("10", incident("a", "09:00", "", update("u1", "09:00", "We look."), update("u2", "09:10", "Wrong page.")));
        file("11", incident("a", "09:00", "", update("u1", "09:00", "We look into it.")));
        file("12", incident("a", "09:00", "", update("u1", "08:55", "We look into it.")));

        assertThat(side.emit(files()).events()).isEqualTo(Map.of("IncidentDeclared", 1L, "MilestoneRecorded", 1L,
                "StatusUpdated", 2L, "EntryRetracted", 1L, "EntryAmended", 1L, "EntryBackdated", 1L));
    }

    @Test
    void anEndThatIsSetMovedAndTakenBackIsOneStatementThatIsCorrected() throws IOException {
        file("10", google("end", "null"));
        file("11", google("end", "\"2024-05-01T10:30:00Z\""));
        file("12", google("end", "\"2024-05-01T10:20:00Z\""));
        file("13", google("end", "null"));

        assertThat(side.emit(files()).events()).isEqualTo(Map.of("IncidentDeclared", 1L, "MilestoneRecorded", 2L,
                "StatusUpdated", 1L, "IncidentResolved", 1L, "EntryBackdated", 2L, "EntryRetracted", 2L));
        assertThat(List.of(status("google-cloud-status", "10"), status("google-cloud-status", "11"),
                status("google-cloud-status", "13"))).containsExactly("investigating", "resolved", "investigating");
    }

    private String google(String field, String value) {
        return ("[{\"id\": \"a\", \"external_desc\": \"t\", \"created\": \"2024-05-01T09:00:00Z\", \"begin\":"
                + " \"2024-05-01T08:00:00Z\", \"%s\": %s, \"updates\": [{\"when\": \"2024-05-01T09:00:00Z\",")
                .formatted(field, value)
                + " \"text\": \"x\", \"status\": \"SERVICE_OUTAGE\"}]}]";
    }

    @Test
    void anIncidentThatWasTakenBackIsCancelledUntilItComesBack() throws IOException {
        String old = incident("old", "07:00", "07:30");
        String newer = incident("a", "09:00", "09:30");
        file("10", newer, old);
        file("11", old);
        file("12", newer, old);

        side.emit(files());

        assertThat(List.of(status(SYSTEM, "10"), status(SYSTEM, "11"), status(SYSTEM, "12")))
                .containsExactly("resolved", "cancelled", "resolved");
    }

    @Test
    void anIncidentThatFallsOffTheEndOfTheListStaysAsItWas() throws IOException {
        file("10", incident("b", "08:00", "08:30"), incident("a", "07:00", "07:30"));
        file("11", incident("c", "10:30", "10:40"), incident("b", "08:00", "08:30"));

        side.emit(files());

        assertThat(status(SYSTEM, "11")).isEqualTo("resolved");
    }

    @Test
    void anOpenIncidentThatAListOfOpenOnesHasNoMoreWasResolvedInBetween() throws IOException {
        summary("10", incident("a", "09:00", ""), incident("b", "09:30", ""));
        summary("11", incident("b", "09:30", ""));
        summary("12");

        SnapshotSummary told = side.emit(files());
        assertThat(told.events()).doesNotContainKey("IncidentCancelled").containsEntry("IncidentResolved", 2L);
        assertThat(List.of(status(SYSTEM, "10"), status(SYSTEM, "11"), status(SYSTEM, "12")))
                .containsExactly("investigating", "resolved", "resolved");
        assertThat(incident("12").resolved()).isEqualTo(Instant.parse("2024-05-01T11:00:00Z"));
        assertThat(incident("12").ended()).isEqualTo(Instant.parse("2024-05-01T11:00:00Z"));
        assertThat(events("a")).filteredOn(IncidentResolved.class::isInstance).singleElement()
                .isEqualTo(
                        new IncidentResolved("Resolved between 2024-05-01T10:00:00Z and 2024-05-01T11:00:00Z: the page"
                                + " listed it as open then, and no longer", Instant.parse("2024-05-01T11:00:00Z")));
        assertThat(events("a")).contains(new MilestoneRecorded(Milestone.RESOLVED, MilestoneQuality.ESTIMATED, null,
                Instant.parse("2024-05-01T11:00:00Z")));
        assertThat(side.emit(files()).events()).isEmpty();
    }

    @Test
    void inAMixedSeriesEachListMeansWhatItsShapeSays() throws IOException {
        file("10", incident("a", "09:00", ""), incident("old", "07:00", "07:30"));
        file("11");
        file("12", incident("a", "09:00", "10:20"), incident("old", "07:00", "07:30"));
        file("13", incident("old", "07:00", "07:30"));

        side.emit(files());
        assertThat(List.of(status(SYSTEM, "10"), status(SYSTEM, "11"), status(SYSTEM, "12"), status(SYSTEM, "13")))
                .containsExactly("investigating", "resolved", "resolved", "cancelled");
        assertThat(incident("11").resolved()).isEqualTo(Instant.parse("2024-05-01T11:00:00Z"));
        assertThat(incident("12").resolved()).isEqualTo(Instant.parse("2024-05-01T10:20:00Z"));
        assertThat(incident("12").ended()).isEqualTo(Instant.parse("2024-05-01T10:20:00Z"));
        assertThat(events("old")).doesNotHaveAnyElementsOfTypes(EntryRetracted.class, IncidentCancelled.class);
        assertThat(side.emit(files()).events()).isEmpty();
    }

    @Test
    void anIncidentThatIsListedAsOpenAgainIsOpen() throws IOException {
        summary("10", incident("a", "09:00", ""));
        summary("11");
        summary("12", incident("a", "09:00", ""));

        side.emit(files());
        assertThat(status(SYSTEM, "12")).isEqualTo("investigating");
        assertThat(incident("12").ended()).isNull();
    }

    @Test
    void whatAFormerReleaseTookForWithdrawnIsCorrectedByNewEvents() throws IOException {
        summary("10", incident("a", "09:00", ""));
        side.emit(files());
        side.clock.set(Instant.parse("2024-05-01T11:00:00Z"));
        String id = CommitIdDerivation.external(SYSTEM, "a");
        side.pipeline.send(new CancelUnlistedIncident(id),
                new CommandContext(new EventProvenance("ann", null, null, null, null),
                        "snapshot/2024-05-01T11:00:00Z/" + id,
                        digest(), null))
                .join();
        summary("11");

        assertThat(side.emit(files()).events()).isEqualTo(
                Map.of("EntryRetracted", 1L, "IncidentResolved", 1L, "MilestoneRecorded", 2L));
        assertThat(status(SYSTEM, "11")).isEqualTo("resolved");
        assertThat(side.emit(files()).events()).isEmpty();
    }

    @Test
    void aReopeningByPeopleIsNotUndoneByTheSameSnapshots() throws IOException {
        summary("10", incident("a", "09:00", ""));
        summary("11");
        side.emit(files());
        side.pipeline.send(new ReopenIncident(CommitIdDerivation.external(SYSTEM, "a"), "still there", null),
                new CommandContext(
                        new EventProvenance("bob", null, null, null, null), null, null, null))
                .join();

        assertThat(side.emit(files()).events()).isEmpty();
    }

    @Test
    void whatPeopleCancelledInTheWordsOfAnImportStaysCancelled() throws IOException {
        summary("10", incident("a", "09:00", ""));
        side.emit(files());
        side.pipeline
                .send(new CancelIncident(CommitIdDerivation.external(SYSTEM, "a"), "no longer in the snapshot", null),
                        new CommandContext(new EventProvenance("bob", null, null, null, null), null, null, null))
                .join();
        summary("11", incident("a", "09:00", "", update("u1", "10:30", "It goes on.")));

        assertThat(side.emit(files()).events()).isEqualTo(Map.of("StatusUpdated", 1L));
        assertThat(status(SYSTEM, "11")).isEqualTo("cancelled");
    }

    @Test
    void anIncidentIsTheSameWhenThePageGoesOverToAnotherIdentity() throws IOException {
        file("10", "[" + cloud("\"number\": 18001", "Disks fail") + "]");
        file("11", "[" + cloud("\"number\": 18001, \"id\": \"abc\"", "Disks fail again") + "]");
        file("12", "[" + cloud("\"id\": \"abc\"", "Disks work") + "]");

        assertThat(side.emit(files()).events()).containsEntry("IncidentDeclared", 1L).containsEntry("DetailsChanged",
                2L);
        long position = side.log.head().position();
        assertThat(Objects.requireNonNull(LedgerIncident.at(side.log, position, "google-cloud-status", "18001"))
                .title()).isEqualTo("Disks work");
        assertThat(side.emit(files()).events()).isEmpty();
    }

    @Test
    void aNumberThatTwoIncidentsHaveTellsNothing() throws IOException {
        file("10", "[" + cloud("\"number\": 1, \"id\": \"a\"", "One") + ", "
                + cloud("\"number\": 1, \"id\": \"b\"", "Two") + "]");
        file("11", "[" + cloud("\"id\": \"a\"", "One") + ", " + cloud("\"id\": \"b\"", "Two") + "]");

        assertThat(side.emit(files()).events()).containsEntry("IncidentDeclared", 2L);
    }

    private Hash digest() {
        return SnapshotReader.read(files().getFirst()).getFirst().incidents().getFirst().digest();
    }

    @Test
    void plannedWorkIsAnIncidentOfItsOwnKindAndItsListSaysNothingOfTheOthers() throws IOException {
        summary("10", incident("a", "09:00", ""));
        Files.writeString(directory.resolve("2024-05-01T11-00-00Z.json"),
                "{\"page\": {\"id\": \"p\"}, \"scheduled_maintenances\": [" + incident("m", "09:30", "10:30")
                        .replace("minor", "maintenance") + "]}");

        side.emit(files());
        assertThat(status(SYSTEM, "11")).isEqualTo("investigating");
        assertThat(events("m").getFirst()).isInstanceOfSatisfying(IncidentDeclared.class, declared -> assertThat(
                declared.labels()).isEqualTo(Map.of("kind", "maintenance")));
        assertThat(side.emit(files()).events()).isEmpty();
    }

    @Test
    void thePublishedPostmortemIsAnUpdateAlsoWhereAFormerReleasePassedItOver() throws IOException {
        String closed = incident("a", "09:00", "09:30", update("u1", "09:00", "We look."));
        file("10", closed.replace("\"name\":", "\"postmortem_body\": \"What we learned.\", \"postmortem_published_at\":"
                + " \"2024-05-01T09:50:00Z\", \"name\":"));
        Listed listed = SnapshotReader.read(files().getFirst()).getFirst().incidents().getFirst();
        ExternalIncident former = new ExternalIncident(listed.ref(), listed.title(), null, listed.severity(),
                listed.services(), listed.labels(), Visibility.NORMAL, Mode.BACKFILL, "import", listed.times(),
                List.of(new ExternalIncident.Update("u1", listed.posted().getFirst().at(), Status.INVESTIGATING,
                        "We look.", Audience.PUBLIC)),
                List.of(), List.of(), List.of());
        String id = CommitIdDerivation.external(SYSTEM, "a");
        side.clock.set(Instant.parse("2024-05-01T10:00:00Z"));
        side.pipeline
                .send(new ReconcileIncident(id, former, false),
                        new CommandContext(new EventProvenance("ann", null, null,
                                null, null), "snapshot/2024-05-01T10:00:00Z/" + id, listed.digest(), null))
                .join();

        assertThat(side.emit(files()).events()).isEqualTo(Map.of("StatusUpdated", 1L));
        assertThat(incident("10").updates()).contains("2024-05-01T09:50:00Z null What we learned.");
        assertThat(side.emit(files()).events()).isEmpty();
    }

    @Test
    void theRegionsOfAPageAreThoseOfTheImpact() throws IOException {
        String somewhere = cloud("\"id\": \"a\", \"currently_affected_locations\": [{\"title\": \"Oregon\"}],"
                + " \"previously_affected_locations\": [{\"title\": \"Iowa\"}, {\"title\": \"Oregon\"}]", "t");
        file("10", "[" + cloud("\"id\": \"a\"", "t") + "]");
        file("11", "[" + somewhere + "]");
        file("12", "[" + somewhere.replace("\"t\"", "\"u\"") + "]");

        assertThat(side.emit(files()).events()).containsEntry("ImpactRecorded", 1L);
        assertThat(LedgerIncident.events(side.log, Long.MAX_VALUE, "google-cloud-status", "a")).contains(
                new ImpactRecorded(new ImpactDetails(null, null, null, null, List.of("Iowa", "Oregon"), null, null),
                        null));
        assertThat(side.emit(files()).events()).isEmpty();
    }

    private static String cloud(String names, String title) {
        return "{%s, \"external_desc\": \"%s\", \"begin\": \"2024-05-01T08:00:00Z\", \"updates\": []}".formatted(names,
                title);
    }

    private LedgerIncident incident(String hour) {
        long position = side.log.positionAt(Instant.parse("2024-05-01T" + hour + ":00:00Z"));
        return Objects.requireNonNull(LedgerIncident.at(side.log, position, SYSTEM, "a"));
    }

    private List<IncidentEvent> events(String id) {
        return LedgerIncident.events(side.log, Long.MAX_VALUE, SYSTEM, id);
    }

    private void summary(String hour, String... incidents) throws IOException {
        Files.writeString(directory.resolve("2024-05-01T" + hour + "-00-00Z.json"),
                "{\"page\": {\"id\": \"p\"}, \"components\": [], \"status\": {\"indicator\": \"none\"}, "
                        + "\"incidents\": ["
                        + String.join(", ", incidents) + "]}");
    }

    @Test
    void aLedgerThatHasGoneOnBeyondTheFirstSnapshotIsRefusedAndStaysAsItIs() throws IOException {
        file("10", incident("a", "09:00", ""));
        side.emit(files());
        long head = side.log.head().position();
        file("09", incident("a", "09:00", ""));

        assertThatThrownBy(() -> side.emit(files())).isInstanceOf(SnapshotImportException.class)
                .hasMessageContaining("2024-05-01T09-00-00Z.json: is not in the ledger")
                .hasMessageContaining("after the first snapshot");
        assertThat(side.log.head().position()).isEqualTo(head);
    }

    @Test
    void aSnapshotThatIsPutBetweenThoseOfTheLedgerIsRefused() throws IOException {
        file("10", incident("a", "09:00", ""));
        file("12", incident("a", "09:00", "11:00"));
        side.emit(files());
        file("11", incident("a", "08:59", ""));

        assertThatThrownBy(() -> side.emit(files())).isInstanceOf(SnapshotImportException.class)
                .hasMessageContaining("2024-05-01T11-00-00Z.json: is not in the ledger");
    }

    @Test
    void aSnapshotThatSaysSomethingElseThanWhenItWasImportedIsRefused() throws IOException {
        file("10", incident("a", "09:00", ""));
        side.emit(files());
        file("10", incident("a", "09:01", ""));

        assertThatThrownBy(() -> side.emit(files())).isInstanceOf(SnapshotImportException.class)
                .hasMessageContaining("2024-05-01T10-00-00Z.json: incident a had other content");
    }

    @Test
    void somebodyElseCantTellTheSameSnapshotsAgain() throws IOException {
        file("10", incident("a", "09:00", ""));
        file("11", incident("a", "09:00", "10:30"));
        side.emit(files());

        assertThatThrownBy(() -> side.emit(files(), "bob")).isInstanceOf(SnapshotImportException.class)
                .hasMessageContaining("by the same --actor");
    }

    @Test
    void whatPeopleAddedStaysWhenLaterSnapshotsAreTold() throws IOException {
        file("10", incident("a", "09:00", ""));
        side.emit(files());
        side.pipeline
                .send(new AddTimelineEntry(CommitIdDerivation.external(SYSTEM, "a"), "note", EntryKind.NOTE, "Ours.",
                        List.of(), null),
                        new CommandContext(new EventProvenance("bob", null, null, null, null), null, null, null))
                .join();
        file("11", incident("a", "09:00", "10:30"));

        SnapshotSummary summary = side.emit(files());

        assertThat(summary.written()).isEqualTo(1);
        assertThat(summary.events()).doesNotContainKey("EntryRetracted");
        assertThat(status(SYSTEM, "11")).isEqualTo("resolved");
    }

    @Test
    void nothingIsWrittenWhenOneFileCantBeUnderstood() throws IOException {
        file("10", incident("a", "09:00", ""));
        Files.writeString(directory.resolve("2024-05-01T11-00-00Z.json"), "<html>");

        assertThatThrownBy(() -> side.emit(files())).isInstanceOf(SnapshotImportException.class)
                .hasMessageContaining("2024-05-01T11-00-00Z.json: is not valid JSON");
        assertThat(side.log.head().position()).isZero();
    }

    private String status(String system, String hour) {
        long position = side.log.positionAt(Instant.parse("2024-05-01T" + hour + ":00:00Z"));
        return Objects.requireNonNull(LedgerIncident.at(side.log, position, system, "a")).status();
    }

    private List<SnapshotFile> files() {
        return SnapshotFile.in(directory);
    }

    private void file(String hour, String... incidents) throws IOException {
        String json = incidents.length == 1 && incidents[0].startsWith("[")
                ? incidents[0]
                : "{\"page\": {\"id\": \"p\"}, \"incidents\": [" + String.join(", ", incidents) + "]}";
        Files.writeString(directory.resolve("2024-05-01T" + hour + "-00-00Z.json"), json);
    }

    private static String incident(String id, String created, String resolved, String... updates) {
        String end = resolved.isEmpty() ? "null" : "\"2024-05-01T" + resolved + ":00Z\"";
        return """
                {"id": "%s", "name": "t", "impact": "minor", "status": "%s", "created_at": "2024-05-01T%s:00Z",
                 "started_at": "2024-05-01T%s:00Z", "resolved_at": %s, "incident_updates": [%s]}""".formatted(id,
                resolved.isEmpty() ? "investigating" : "resolved", created, created, end, String.join(", ", updates));
    }

    private static String update(String id, String at, String words) {
        return ("{\"id\": \"%s\", \"status\": \"investigating\", \"body\": \"%s\", \"display_at\": "
                + "\"2024-05-01T%s:00Z\"}")
                .formatted(id, words, at);
    }
}

package io.incidentledger.standalone;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;

import io.incidentledger.ledger.mongo.connection.MongoServers;
import io.incidentledger.ledger.mongo.connection.MongoServers.TestDatabase;
import io.incidentledger.standalone.Jar.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/// Imports snapshots of edited pages through the command line; as of each snapshot, the service must return what the
/// page said.
class SnapshotsIT {
    private static final String FIRST = "2024-05-01T10:00:00Z";
    private static final String SECOND = "2024-05-01T12:00:00Z";
    private static final String EARLIER_PAGE = """
            {"page": {"id": "p1", "url": "https://status.example.com"}, "incidents": [
             {"id": "s2", "name": "Mail is late", "status": "investigating", "impact": "minor",
              "created_at": "2024-05-01T09:50:00Z", "started_at": "2024-05-01T09:50:00Z", "resolved_at": null,
              "components": [{"name": "Mail"}], "incident_updates": [
               {"id": "u2", "status": "investigating", "body": "Mail queues.", "display_at": "2024-05-01T09:55:00Z"},
               {"id": "u1", "status": "investigating", "body": "We look.", "display_at": "2024-05-01T09:50:00Z"}]},
             {"id": "s1", "name": "Search is down", "status": "resolved", "impact": "critical",
              "created_at": "2024-05-01T07:00:00Z", "started_at": "2024-05-01T07:00:00Z",
              "resolved_at": "2024-05-01T08:00:00Z", "components": [], "incident_updates": []}]}""";
    private static final String LATER_PAGE = """
            {"page": {"id": "p1", "url": "https://status.example.com"}, "incidents": [
             {"id": "s2", "name": "Mail is delayed", "status": "resolved", "impact": "major",
              "created_at": "2024-05-01T09:50:00Z", "started_at": "2024-05-01T09:30:00Z",
              "resolved_at": "2024-05-01T11:00:00Z", "components": [{"name": "Mail"}, {"name": "API"}],
              "incident_updates": [
               {"id": "u3", "status": "resolved", "body": "Over.", "display_at": "2024-05-01T11:00:00Z"},
               {"id": "u1", "status": "investigating", "body": "We look into it.", "display_at": "2024-05-01T09:40:00Z"}]},
             {"id": "s1", "name": "Search is down", "status": "resolved", "impact": "critical",
              "created_at": "2024-05-01T07:00:00Z", "started_at": "2024-05-01T07:00:00Z",
              "resolved_at": "2024-05-01T08:00:00Z", "components": [], "incident_updates": []}]}""";
    private static final String EARLIER_CLOUD = """
            [{"id": "g1", "external_desc": "Errors in a region", "severity": "medium", "created": "2024-05-01T09:10:00Z",
              "begin": "2024-05-01T09:00:00Z", "affected_products": [{"title": "Storage"}], "updates": [
               {"created": "2024-05-01T09:30:01Z", "when": "2024-05-01T09:30:00Z", "status": "AVAILABLE", "text": "Mitigated."},
               {"created": "2024-05-01T09:10:01Z", "when": "2024-05-01T09:10:00Z", "status": "SERVICE_OUTAGE",
                "text": "We look."}]}]""";
    private static final String LATER_CLOUD = """
            [{"id": "g1", "external_desc": "Errors in two regions", "severity": "high", "created": "2024-05-01T09:10:00Z",
              "begin": "2024-05-01T08:45:00Z", "end": "2024-05-01T09:25:00Z", "affected_products": [{"title": "Storage"}],
              "updates": [
               {"created": "2024-05-01T09:30:01Z", "when": "2024-05-01T09:30:00Z", "status": "AVAILABLE",
                "text": "Everything is as it was."},
               {"created": "2024-05-01T11:00:00Z", "when": "2024-05-01T09:20:00Z", "status": "SERVICE_OUTAGE",
                "text": "In between."},
               {"created": "2024-05-01T09:10:01Z", "when": "2024-05-01T09:10:00Z", "status": "SERVICE_OUTAGE",
                "text": "We look."}]}]""";

    @TempDir
    private Path directory;

    @Test
    void asOfEachSnapshotTheServiceSaysWhatAStatuspageSaid() throws IOException {
        Path pages = snapshots(EARLIER_PAGE, LATER_PAGE);
        Path data = directory.resolve("data");

        Run run = Jar.run("import", "--as-of-snapshots", pages.toString(), "--data", data.toString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("2 snapshots: 2 with changes; ").contains("2 declared").contains("3 updates")
                .contains("1 amended").contains("back-dated").contains("1 retracted");
        try (Service service = Service.start(data)) {
            checkPage(service.http());
        }
    }

    private static void checkPage(Http http) {
        assertThat(http.get("/v1/ledger").expect(200).at("/recordedAt")).isEqualTo(SECOND);
        JsonNode early = incident(http, FIRST, "Mail is late");
        assertThat(facts(early)).containsExactly("SEV3", "investigating", "Mail", "2024-05-01T09:50:00Z",
                "2024-05-01T09:50:00Z", "", "");
        assertThat(updates(http, early, FIRST)).containsExactly("2024-05-01T09:50:00Z We look.",
                "2024-05-01T09:55:00Z Mail queues.");
        JsonNode late = incident(http, SECOND, "Mail is delayed");
        assertThat(facts(late)).containsExactly("SEV2", "resolved", "API Mail", "2024-05-01T09:50:00Z",
                "2024-05-01T09:30:00Z", "2024-05-01T11:00:00Z", "2024-05-01T11:00:00Z");
        assertThat(updates(http, late, SECOND)).containsExactly("2024-05-01T09:40:00Z We look into it.",
                "2024-05-01T11:00:00Z Over.");
        assertThat(http.items("/v1/incidents?asOf=2024-05-01T09:59:59Z")).isEmpty();
    }

    @Test
    void asOfEachSnapshotTheServiceSaysWhatGoogleCloudSaid() throws IOException {
        Path pages = snapshots(EARLIER_CLOUD, LATER_CLOUD);
        Path data = directory.resolve("data");

        assertThat(Jar.run("import", "--as-of-snapshots", pages.toString(), "--data", data.toString()).exitCode())
                .isZero();

        try (Service service = Service.start(data)) {
            Http http = service.http();
            JsonNode early = incident(http, FIRST, "Errors in a region");
            assertThat(facts(early)).containsExactly("SEV2", "monitoring", "Storage", "2024-05-01T09:10:00Z",
                    "2024-05-01T09:00:00Z", "", "");
            assertThat(updates(http, early, FIRST)).containsExactly("2024-05-01T09:10:00Z We look.",
                    "2024-05-01T09:30:00Z Mitigated.");
            JsonNode late = incident(http, SECOND, "Errors in two regions");
            assertThat(facts(late)).containsExactly("SEV1", "resolved", "Storage", "2024-05-01T09:10:00Z",
                    "2024-05-01T08:45:00Z", "2024-05-01T09:25:00Z", "2024-05-01T09:25:00Z");
            assertThat(updates(http, late, SECOND)).containsExactly("2024-05-01T09:10:00Z We look.",
                    "2024-05-01T09:20:00Z In between.", "2024-05-01T09:30:00Z Everything is as it was.");
        }
    }

    @Test
    void aRepetitionChangesNothingAndALaterSnapshotGoesOnInMongoDbAsWell() throws IOException {
        Path pages = snapshots(EARLIER_PAGE, LATER_PAGE);
        Path later = Files.createDirectory(directory.resolve("first"));
        Files.copy(pages.resolve("2024-05-01T10-00-00Z.json"), later.resolve("2024-05-01T10-00-00Z.json"));
        try (TestDatabase database = MongoServers.IN_THIS_JVM.newDatabase()) {
            for (Path each : List.of(later, pages, pages)) {
                Run run = Jar.run("import", "--as-of-snapshots", each.toString(), "--mongodb-uri", database.uri());
                assertThat(run.exitCode()).as(run.err()).isZero();
                Files.writeString(directory.resolve("last"), run.out());
            }
            assertThat(directory.resolve("last")).hasContent("2 snapshots: 0 with changes; 0 events");
            assertThat(Jar.run("verify", "--mongodb-uri", database.uri()).exitCode()).isZero();
            try (Service service = Service
                    .start(Jar.command("serve", "--port", "0", "--mongodb-uri", database.uri()))) {
                checkPage(service.http());
            }
        }
    }

    @Test
    void aSeriesWhoseNamesChangeIsNotRefusedAndWhatIsInDoubtIsTold() throws IOException {
        Path pages = Files.createDirectory(directory.resolve("pages"));
        Path data = directory.resolve("data");
        Path report = directory.resolve("report.txt");
        cloud(pages, "10", renamed("\"number\": 18001", "Disks fail"), renamed("\"number\": 18002", "Mail fails"));
        importAgain(pages, data, report);
        cloud(pages, "11", renamed("\"id\": \"abc\"", "Disks still fail"), renamed("\"id\": \"def\"", "Mail fails"));
        importAgain(pages, data, report);
        cloud(pages, "12", renamed("\"id\": \"abc\", \"number\": 18001", "All disks fail"),
                renamed("\"id\": \"def\", \"number\": 18002", "Mail is late"));
        assertThat(importAgain(pages, data, report).err()).doesNotContain("18002").contains(
                "#3 is updated, and #1 stays unchanged", "POST /v1/incidents/1/merge with {\"into\": \"3\"}",
                "1 more like the one in ");
        assertThat(Files.readAllLines(report)).hasSize(2)
                .allMatch(line -> line.contains("12-00-00Z.json: the ledger has two incidents for"));
        assertThat(importAgain(pages, data, report).out())
                .isEqualToIgnoringNewLines("3 snapshots: 0 with changes; 0 events");

        try (Service service = Service.start(data)) {
            service.http().post("/v1/incidents/1/merge", "{\"into\": \"3\"}").expect(200);
            assertThat(incident(service.http(), "2024-05-01T12:00:00Z", "All disks fail").path("externalRef").path("id")
                    .asString()).isEqualTo("abc");
        }
        importAgain(pages, data, report);
        assertThat(Files.readAllLines(report)).singleElement().asString().contains("/v1/incidents/2/merge");
    }

    @Test
    void theCommandThatAReportNamesForADoubtCanBeTypedAsItStandsThere() throws Exception {
        assumeTrue(DocumentedCommands.isInstalled("bash") && DocumentedCommands.isInstalled("curl"),
                "SKIPPED: the command needs bash and curl");
        Path pages = Files.createDirectory(directory.resolve("pages"));
        Path data = directory.resolve("data");
        Path report = directory.resolve("report.txt");
        cloud(pages, "10", renamed("\"number\": 18001", "Disks fail"));
        importAgain(pages, data, report);
        cloud(pages, "11", renamed("\"id\": \"abc\"", "Disks still fail"));
        importAgain(pages, data, report);
        cloud(pages, "12", renamed("\"id\": \"abc\", \"number\": 18001", "All disks fail"));
        importAgain(pages, data, report);
        try (Service service = Service.start(data)) {
            service.http().post("/v1/incidents/1/cancel", "{}").expect(200);
        }
        importAgain(pages, data, report);
        String doubt = Files.readString(report);
        try (Service service = Service.start(data)) {
            String command = doubt.substring(doubt.indexOf("curl ")).replace("http://127.0.0.1:8080",
                    service.http().address());
            Path out = directory.resolve("out");
            ProcessBuilder shell = new ProcessBuilder("bash", "-euo", "pipefail", "-c", command)
                    .redirectErrorStream(true).redirectOutput(out.toFile());
            shell.environment().put("USER", "ann");
            assertThat(shell.start().waitFor()).as(Files.readString(out)).isZero();
            assertThat(service.http().get("/v1/incidents/1").expect(200).json().path("status").asString())
                    .isEqualTo("merged");
            assertThat(service.http().items("/v1/incidents/1/timeline").getLast().path("actor").asString())
                    .isEqualTo("ann");
        }
        importAgain(pages, data, report);
        assertThat(report).isEmptyFile();
    }

    private static void cloud(Path pages, String hour, String... incidents) throws IOException {
        Files.writeString(pages.resolve("2024-05-01T" + hour + "-00-00Z.json"),
                "[" + String.join(", ", incidents) + "]");
    }

    private static String renamed(String names, String title) {
        return "{%s, \"external_desc\": \"%s\", \"begin\": \"2024-05-01T08:00:00Z\", \"updates\": []}".formatted(names,
                title);
    }

    private static Run importAgain(Path pages, Path data, Path report) {
        Run run = Jar.run("import", "--as-of-snapshots", pages.toString(), "--data", data.toString(), "--report",
                report.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run;
    }

    @Test
    void aLedgerThatHasGoneOnIsRefusedAndWhatCantBeUnderstoodIsNamed() throws IOException {
        Path pages = snapshots(EARLIER_PAGE, LATER_PAGE);
        Path data = directory.resolve("data");
        try (Service service = Service.start(data)) {
            service.http().post("/v1/incidents", "{\"title\": \"Now\", \"severity\": \"SEV4\"}").expect(201);
        }
        Run later = Jar.run("import", "--as-of-snapshots", pages.toString(), "--data", data.toString());
        assertThat(later.exitCode()).isEqualTo(1);
        assertThat(later.err()).contains("after the first snapshot (" + FIRST + ")");

        Files.writeString(pages.resolve("2024-05-01T11-00-00Z.json"), "{\"incidents\": [{\"id\": \"x\"}]}");
        Run faulty = Jar.run("import", "--as-of-snapshots", pages.toString(), "--data", data + "-new");
        assertThat(faulty.exitCode()).isEqualTo(1);
        assertThat(faulty.err()).contains("2024-05-01T11-00-00Z.json: /incidents/0/created_at is required");
        assertThat(Path.of(data + "-new")).doesNotExist();

        Files.writeString(pages.resolve("incidents.json"), "[]");
        Run unnamed = Jar.run("import", "--as-of-snapshots", pages.toString(), "--data", data + "-new");
        assertThat(unnamed.exitCode()).isEqualTo(2);
        assertThat(unnamed.err()).contains("incidents.json: its name must contain one timestamp");
        assertThat(Jar.run("import", "--as-of-snapshots", pages.toString(), "--url", "http://127.0.0.1:9").exitCode())
                .isEqualTo(2);
    }

    private Path snapshots(String first, String second) throws IOException {
        Path pages = Files.createDirectory(directory.resolve("pages"));
        Files.writeString(pages.resolve("2024-05-01T10-00-00Z.json"), first);
        try (OutputStream out = new GZIPOutputStream(
                Files.newOutputStream(pages.resolve("incidents-20240501T120000Z.json.gz")))) {
            out.write(second.getBytes(StandardCharsets.UTF_8));
        }
        return pages;
    }

    private static JsonNode incident(Http http, String asOf, String title) {
        JsonNode row = http.items("/v1/incidents?asOf=" + asOf).stream()
                .filter(item -> item.path("title").asString().equals(title)).findFirst().orElseThrow();
        return http.get("/v1/incidents/" + row.path("incidentId").asString() + "?asOf=" + asOf).expect(200).json();
    }

    /// The severity, status, services, and the times of declaration, start and end of impact, and resolution.
    private static List<String> facts(JsonNode incident) {
        List<String> services = incident.path("services").valueStream().map(JsonNode::asString).sorted().toList();
        return List.of(incident.path("severity").asString(), incident.path("status").asString(),
                String.join(" ", services), at(incident, "declared"), at(incident, "impactStarted"),
                at(incident, "impactEnded"), at(incident, "resolved"));
    }

    private static String at(JsonNode incident, String milestone) {
        return incident.path("milestones").path(milestone).path("at").asString("");
    }

    private static List<String> updates(Http http, JsonNode incident, String asOf) {
        return http.items("/v1/incidents/" + incident.path("incidentId").asString() + "/timeline?asOf=" + asOf).stream()
                .filter(entry -> entry.path("kind").asString().equals("status-updated"))
                .filter(entry -> !entry.path("retracted").asBoolean())
                .map(entry -> entry.path("occurredAt").asString() + " " + entry.path("message").asString()).toList();
    }
}

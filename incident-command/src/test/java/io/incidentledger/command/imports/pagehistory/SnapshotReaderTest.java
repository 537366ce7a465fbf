package io.incidentledger.command.imports.pagehistory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import io.incidentledger.command.imports.ExternalIncident.Times;
import io.incidentledger.command.imports.pagehistory.PageSnapshot.Listed;
import io.incidentledger.command.imports.pagehistory.PageSnapshot.Posted;
import io.incidentledger.events.ExternalRef;
import io.incidentledger.events.MilestoneQuality;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Tests both formats on invented documents.
class SnapshotReaderTest {
    private static final Instant NINE = Instant.parse("2024-05-01T09:00:00Z");

    @TempDir
    private Path directory;

    @Test
    void aStatuspageIsRead() {
        PageSnapshot listing = read("""
                {"page": {"id": "p1", "name": "Example", "url": "https://status.example.com", "time_zone": "UTC"},
                 "incidents": [{"id": "i1", "name": "Search is\\n slow", "status": "postmortem", "impact": "major",
                   "created_at": "2024-05-01T02:00:00.000-07:00", "started_at": "2024-05-01T08:50:00Z",
                   "monitoring_at": "2024-05-01T09:30:00Z", "resolved_at": "2024-05-01T10:00:00Z", "surprise": {},
                   "shortlink": "https://stspg.example/x", "components": [{"name": "Search"}, {"name": "API"}],
                   "incident_updates": [
                    {"id": "u3", "status": "postmortem", "body": "Why.", "display_at": "2024-05-02T10:00:00Z"},
                    {"id": "u2", "status": "resolved", "body": "", "created_at": "2024-05-01T10:00:00Z"},
                    {"id": "u1", "status": "investigating", "body": "We look.", "created_at": "2024-05-01T09:01:00Z",
                     "display_at": "2024-05-01T09:00:00Z"}]}]}""");

        assertThat(listing.system()).isEqualTo("statuspage:p1");
        Listed incident = listing.incidents().getFirst();
        assertThat(incident.ref())
                .isEqualTo(new ExternalRef("statuspage:p1", "i1", "https://stspg.example/x"));
        assertThat(incident.title()).isEqualTo("Search is slow");
        assertThat(incident.severity()).isEqualTo(Severity.SEV2);
        assertThat(incident.services()).containsExactly("Search", "API");
        Instant ten = Instant.parse("2024-05-01T10:00:00Z");
        assertThat(incident.times()).isEqualTo(new Times(NINE, Instant.parse("2024-05-01T08:50:00Z"),
                MilestoneQuality.ESTIMATED, null, null, Instant.parse("2024-05-01T09:30:00Z"), null, ten));
        assertThat(incident.posted()).containsExactly(
                new Posted("u1", NINE.plusSeconds(60), NINE, Status.INVESTIGATING, "We look."),
                new Posted("u2", ten, ten, Status.RESOLVED, null),
                new Posted("u3", null, Instant.parse("2024-05-02T10:00:00Z"), Status.RESOLVED, "Why."));
    }

    @Test
    void googleCloudIsRead() {
        PageSnapshot listing = read(
                """
                        [{"id": "g1", "number": "17", "begin": "2024-05-01T08:30:00+00:00", "created": "2024-05-01T09:00:00Z",
                          "end": "2024-05-01T10:00:00Z", "modified": "2024-05-02T10:00:00Z", "external_desc": "Errors in a region",
                          "updates": [
                           {"created": "2024-05-01T10:05:00Z", "when": "2024-05-01T10:05:00Z", "text": "Over.",
                            "status": "AVAILABLE", "affected_locations": []},
                           {"created": "2024-05-01T09:05:00Z", "when": "2024-05-01T09:00:00Z", "text": "We look.",
                            "status": "SERVICE_DISRUPTION"}],
                          "most_recent_update": {"text": "Over."}, "status_impact": "SERVICE_DISRUPTION", "severity": "medium",
                          "service_key": "zall", "service_name": "Multiple Products", "uri": "incidents/g1",
                          "affected_products": [{"title": "Spanner", "id": "s"}, {"title": "Storage", "id": "t"}]}]""");

        assertThat(listing.system()).isEqualTo("google-cloud-status");
        Listed incident = listing.incidents().getFirst();
        assertThat(incident.ref()).isEqualTo(
                new ExternalRef("google-cloud-status", "g1", "https://status.cloud.google.com/incidents/g1"));
        assertThat(incident.severity()).isEqualTo(Severity.SEV2);
        assertThat(incident.labels()).isEqualTo(Map.of("status-impact", "SERVICE_DISRUPTION"));
        assertThat(incident.services()).containsExactly("Spanner", "Storage");
        Instant ten = Instant.parse("2024-05-01T10:00:00Z");
        assertThat(incident.times()).isEqualTo(new Times(NINE, Instant.parse("2024-05-01T08:30:00Z"),
                MilestoneQuality.ESTIMATED, null, null, null, ten, ten));
        assertThat(incident.posted()).containsExactly(
                new Posted(null, NINE.plusSeconds(300), NINE, Status.INVESTIGATING, "We look."),
                new Posted(null, ten.plusSeconds(300), ten.plusSeconds(300), Status.MONITORING, "Over."));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            high,   SERVICE_DISRUPTION,  SEV1
            medium, SERVICE_OUTAGE,      SEV2
            low,    SERVICE_INFORMATION, SEV3
            ,       SERVICE_OUTAGE,      SEV1
            ,       SERVICE_DISRUPTION,  SEV2
            odd,    ,                    SEV3""")
    void googlesSeverityCountsAndElseTheImpact(String severity, String impact, Severity expected) {
        PageSnapshot listing = read("[{\"id\": \"g\", \"begin\": \"2024-05-01T09:00:00Z\", \"external_desc\": \"x\","
                + " \"severity\": \"%s\", \"status_impact\": \"%s\"}]".formatted(text(severity), text(impact)));
        assertThat(listing.incidents().getFirst().severity()).isEqualTo(expected);
    }

    private static String text(String given) {
        return given == null ? "" : given;
    }

    @Test
    void whatIsMissingEmptyOrOddIsNoObstacle() {
        PageSnapshot listing = read(
                """
                        {"incidents": [
                          {"id": 7, "page_id": "p2", "name": null, "impact": "apocalyptic", "created_at": "2024-05-01 09:00:00 UTC",
                           "resolved_at": "", "incident_updates": null, "components": null},
                          {"id": "i2", "name": "a", "started_at": 1714554000, "status": "verifying", "updated_at": 1714554000123,
                           "incident_updates": [{"status": "in_progress", "body": "b\\u0000", "created_at": "2024-05-01T09:00:00",
                            "affected_components": [{"name": "API"}, {"name": "No components were affected by this update."}]}]},
                          {"id": "i3", "incident_updates": [{"body": " ", "status": "update", "display_at": "2024-05-01T09:00:00Z"}]}
                        ]}""");

        assertThat(listing.system()).isEqualTo("statuspage:p2");
        assertThat(listing.incidents()).extracting(Listed::title).containsExactly("(untitled)", "a", "(untitled)");
        assertThat(listing.incidents()).extracting(each -> each.times().declaredAt()).containsOnly(NINE);
        assertThat(listing.incidents().getFirst().labels()).isEqualTo(Map.of("impact", "apocalyptic"));
        assertThat(listing.incidents().getFirst().posted()).isEmpty();
        assertThat(listing.incidents().get(1).services()).containsExactly("API");
        assertThat(listing.incidents().get(1).posted()).containsExactly(
                new Posted(null, NINE, NINE, Status.INVESTIGATING, "b\uFFFD"),
                new Posted("status", null, NINE.plusMillis(123), Status.MONITORING, null));
        assertThat(listing.incidents().get(2).posted().getFirst().message()).isEqualTo("update");
    }

    @Test
    void anOpenIncidentHasNoEndWhateverElseThePageHasKept() {
        PageSnapshot listing = read(
                """
                        {"page": {"id": "p"}, "incidents": [{"id": "i", "name": "a", "status": "identified",
                         "created_at": "2024-05-01T09:00:00Z", "resolved_at": "2024-05-01T10:00:00Z", "incident_updates": []}]}""");
        assertThat(listing.incidents().getFirst().times().resolvedAt()).isNull();
        assertThat(listing.incidents().getFirst().posted()).extracting(Posted::status)
                .containsExactly(Status.IDENTIFIED);
    }

    @Test
    void listsWithoutIncidentsAreSnapshotsAsWell() {
        assertThat(read("[]").incidents()).isEmpty();
        assertThat(read("{\"page\": {\"id\": \"p\"}, \"incidents\": []}").system()).isEqualTo("statuspage:p");
    }

    @Test
    void titlesAndNamesAreVisibleAndOneLine() {
        PageSnapshot listing = read("""
                {"incidents": [{"id": "i1", "created_at": "2024-05-01T09:00:00Z", "name": "\\u200b\\u00ad",
                  "components": [{"name": "\\u2060"}, {"name": "web\\u2028api"}]},
                  {"id": "i2", "created_at": "2024-05-01T09:00:00Z", "name": "Slow\\u2029 checkout\\u2028"}]}""");
        assertThat(listing.incidents()).extracting(PageSnapshot.Listed::title).containsExactly("(untitled)",
                "Slow checkout");
        assertThat(listing.incidents().getFirst().services()).containsExactly("web api");
    }

    /// Other ids are derived from these, and earlier imports are found by them.
    @Test
    void idsKeepWhatNobodySees() {
        PageSnapshot listing = read("""
                {"page": {"id": "p\\u2060"}, "incidents": [
                  {"id": "i\\u20281", "created_at": "2024-05-01T09:00:00Z", "name": "Slow"}]}""");
        assertThat(listing.system()).isEqualTo("statuspage:p\u2060");
        assertThat(listing.incidents()).extracting(listed -> listed.ref().id()).containsExactly("i\u20281");
    }

    @Test
    void everythingThatCantBeUnderstoodIsNamedWithFileAndPlace() {
        assertThatThrownBy(() -> read("""
                {"incidents": [{"id": "i1", "created_at": "yesterday"}, {"created_at": "2024-05-01T09:00:00Z"},
                  {"id": "i3", "created_at": "2024-05-01T09:00:00Z", "incident_updates": [{"body": "a"}, 5]},
                  {"id": "i4"}, {"id": "i3", "created_at": "2024-05-01T09:00:01Z"}]}"""))
                .isInstanceOf(SnapshotImportException.class)
                .extracting(refused -> ((SnapshotImportException) refused).faults().stream().map(String::valueOf)
                        .map(line -> line.substring(line.indexOf(".json: ") + 7)).toList())
                .isEqualTo(List.of(
                        "/incidents/0/created_at must be a timestamp from 1970 to 9999, such as 2024-05-01T12:00:00Z",
                        "/incidents/1/id is required", "/incidents/2/incident_updates/1 must be an object",
                        "/incidents/2/incident_updates/0/display_at is required", "/incidents/3/created_at is required",
                        "/incidents/4/id must be unique: i3 is already listed with different content"));
        assertThatThrownBy(() -> read("<html>")).isInstanceOf(SnapshotImportException.class)
                .hasMessageContaining("2024-05-01.json: is not valid JSON (line 1");
        assertThatThrownBy(() -> read("{\"status\": {}}")).isInstanceOf(SnapshotImportException.class)
                .hasMessageContaining("must be a Statuspage incidents.json");
    }

    @Test
    void aThousandFaultsOfOneKindAreToldOnceAndCounted() {
        String entries = String.join(", ", Collections.nCopies(1_000, "{\"id\": \"i\"}"));
        assertThatThrownBy(() -> read("{\"incidents\": [" + entries + "]}"))
                .isInstanceOfSatisfying(SnapshotImportException.class, refused -> {
                    assertThat(refused.faults()).hasSize(1_000);
                    assertThat(refused.isShortened()).isTrue();
                    assertThat(refused.getMessage().lines()).satisfiesExactly(
                            line -> assertThat(line).endsWith(".json: /incidents/0/created_at is required"),
                            line -> assertThat(line).startsWith("999 more like the one in ")
                                    .endsWith(".json: /incidents/*/created_at is required"));
                });
    }

    private PageSnapshot read(String json) {
        try {
            Path path = directory.resolve("2024-05-01.json");
            Files.writeString(path, json);
            return SnapshotReader.read(new SnapshotFile(path, NINE)).getFirst();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}

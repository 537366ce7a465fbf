package io.incidentledger.command.imports.formats.github;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.incidentledger.command.imports.ExternalIncident;
import io.incidentledger.command.imports.ExternalIncident.Times;
import io.incidentledger.command.imports.ExternalIncident.Update;
import io.incidentledger.command.imports.ImportLimits;
import io.incidentledger.events.Audience;
import io.incidentledger.events.ExternalRef;
import io.incidentledger.events.MilestoneQuality;
import io.incidentledger.events.Mode;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Status;
import io.incidentledger.events.validation.FieldError;
import io.incidentledger.events.validation.InvalidJsonException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class GithubImportLineTest {
    private static final String NINE = "2026-02-03T09:00:00Z";

    @Test
    void aWholeLineIsTranslated() {
        ExternalIncident incident = read("""
                {"id": "123", "entry_id": "tag:x", "title": "Pages are slow", "url": "https://status.example/123",
                 "started_at": "2026-02-03T09:00:00Z", "resolved_at": "2026-02-03T11:30:00Z", "impact_window": null,
                 "downtime_start": "2026-02-03T08:50:00Z", "downtime_end": "2026-02-03T11:00:00Z", "impact": "major",
                 "components": ["Pages", "Actions", "Pages"], "components_confidence": 0.5, "updates": [
                  {"at": "2026-02-03T09:00:00Z", "status": "Investigating", "message": "We look."},
                  {"at": "2026-02-03T09:00:00Z", "status": "Update", "message": "Still looking."},
                  {"at": "2026-02-03T11:30:00Z", "status": "Resolved", "message": "Done."}]}""");

        assertThat(incident.ref()).isEqualTo(new ExternalRef("github-status", "123", "https://status.example/123"));
        assertThat(incident.title()).isEqualTo("Pages are slow");
        assertThat(incident.severity()).isEqualTo(Severity.SEV2);
        assertThat(incident.mode()).isEqualTo(Mode.BACKFILL);
        assertThat(incident.source()).isEqualTo("import");
        assertThat(incident.services()).containsExactly("Pages", "Actions");
        assertThat(incident.labels()).isEmpty();
        Instant ended = Instant.parse("2026-02-03T11:00:00Z");
        assertThat(incident.times()).isEqualTo(new Times(Instant.parse(NINE), Instant.parse("2026-02-03T08:50:00Z"),
                MilestoneQuality.ESTIMATED, null, null, ended, ended, Instant.parse("2026-02-03T11:30:00Z")));
        assertThat(incident.updates()).containsExactly(
                new Update("1", Instant.parse(NINE), Status.INVESTIGATING, "We look.", Audience.PUBLIC, true),
                new Update("2", Instant.parse(NINE), null, "Still looking.", Audience.PUBLIC, true),
                new Update("3", Instant.parse("2026-02-03T11:30:00Z"), Status.RESOLVED, "Done.", Audience.PUBLIC,
                        true));
    }

    @ParameterizedTest
    @CsvSource({"critical, SEV1,", "major, SEV2,", "minor, SEV3,", "none, SEV4,", "Maintenance, SEV5, kind=maintenance",
        "apocalyptic, SEV3, impact=apocalyptic"})
    void theImpactBecomesTheSeverity(String impact, Severity severity, String label) {
        ExternalIncident incident = read(line("\"impact\": \"%s\"".formatted(impact)));

        assertThat(incident.severity()).isEqualTo(severity);
        Map<String, String> labels = label == null ? Map.of() : Map.of(label.split("=")[0], label.split("=")[1]);
        assertThat(incident.labels()).isEqualTo(labels);
    }

    @ParameterizedTest
    @CsvSource({"Investigating, investigating", "Scheduled, investigating", "In progress, investigating",
        "In Progress, investigating", "Identified, identified", "Monitoring, monitoring", "Resolved, resolved",
        "Completed, resolved", "Update,", "Postmortem,"})
    void theWordsOfThePageBecomeStatuses(String word, String status) {
        Update update = read(line("""
                "updates": [{"at": "%s", "status": "%s", "message": "m"}]""".formatted(NINE, word))).updates()
                .getFirst();

        assertThat(update.status() == null ? null : update.status().wireName()).isEqualTo(status);
        assertThat(update.message()).isEqualTo("m");
    }

    @Test
    void anUpdateWithoutWordsSaysItsStatus() {
        List<Update> updates = read(line("""
                "updates": [{"at": "%s", "status": "Verifying", "message": ""}, {"at": "%s", "status": "Monitoring"},
                            {"at": "%s", "message": "m"}]""".formatted(NINE, NINE, NINE))).updates();

        assertThat(updates).extracting(Update::message).containsExactly("Verifying", null, "m");
        assertThat(updates).extracting(Update::status).containsExactly(null, Status.MONITORING, null);
    }

    @Test
    void whatIsMissingIsNotMadeUp() {
        ExternalIncident incident = read(line("\"components\": null"));

        assertThat(incident.times())
                .isEqualTo(
                        new Times(Instant.parse(NINE), null, MilestoneQuality.ESTIMATED, null, null, null, null, null));
        assertThat(incident.services()).isEmpty();
        assertThat(incident.updates()).isEmpty();
        assertThat(incident.severity()).isEqualTo(Severity.SEV3);
        assertThat(incident.labels()).isEmpty();
        assertThat(incident.ref().url()).isNull();
    }

    @Test
    void everyFaultIsNamed() {
        assertThat(
                faults("""
                        {"title": 5, "started_at": "1969-12-31T23:59:59Z", "components": ["a", null], "url": "javascript:alert(1)",
                         "updates": [{"status": "Update", "message": "m"}, {"at": "yesterday", "status": "Update"}, {"at": "%s"}, null]}"""
                        .formatted(NINE)))
                .extracting(FieldError::pointer)
                .containsExactlyInAnyOrder("/id", "/title", "/started_at", "/components/1", "/url", "/updates/0/at",
                        "/updates/1/at", "/updates/2", "/updates/3");
    }

    private static String line(String members) {
        return "{\"id\": \"1\", \"title\": \"t\", \"started_at\": \"" + NINE + "\", " + members + "}";
    }

    private static ExternalIncident read(String line) {
        return GithubImportLine.read(line.getBytes(StandardCharsets.UTF_8), ImportLimits.FAULTS);
    }

    private static List<FieldError> faults(String line) {
        return catchThrowableOfType(InvalidJsonException.class, () -> read(line)).faults();
    }
}

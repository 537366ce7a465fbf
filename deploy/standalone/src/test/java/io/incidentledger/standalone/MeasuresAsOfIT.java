package io.incidentledger.standalone;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.incidentledger.standalone.Http.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/// Tests the measures of a month with imported, merged, reopened, cancelled and corrected incidents, as of each step.
/// The expected numbers were calculated by hand.
class MeasuresAsOfIT {
    private static final String FEBRUARY = "from=2026-02-01&to=2026-03-01";
    private static final String JANUARY = "from=2026-01-01&to=2026-02-01";

    @TempDir
    private Path directory;

    private Service service;
    private long position;
    private final Map<String, String> known = new LinkedHashMap<>();

    @BeforeEach
    void start() {
        service = Service.start(directory.resolve("data"));
    }

    @AfterEach
    void stop() {
        service.close();
    }

    /// The figures of a group in one line, in seconds.
    private String figures(String question) {
        JsonNode group = service.http().get("/v1/measures?" + question).expect(200).json().path("groups").path(0);
        var words = new ArrayList<>(List.of(group.path("incidents") + " incidents, " + group.path("open") + " open"));
        for (String measure : List.of("timeToAcknowledge", "timeToRestore", "timeToResolve")) {
            JsonNode figure = group.path("measures").path(measure);
            words.add("%s n=%s median=%s blanks=%s invalids=%s out=%s".formatted(measure.substring("timeTo".length()),
                    figure.path("n"), figure.path("medianSeconds"), figure.path("blanks"), figure.path("invalids"),
                    figure.path("leftOut")));
        }
        return String.join("; ", words);
    }

    /// Asserts the figures at present and as of the present position, and records them for later comparison.
    private void mustBe(String question, String figures) {
        assertThat(figures(question + "&minPosition=" + position)).isEqualTo(figures);
        String past = question + "&asOf=" + position;
        assertThat(figures(past)).isEqualTo(figures);
        known.put(past, figures);
    }

    private void mustBe(String figures) {
        mustBe(FEBRUARY, figures);
    }

    @Test
    void everyIncidentIsInTheRightMeasuresAtTheRightTime() {
        String outage = outageThatIsResolved();
        importOfAnOldOne("12:30");
        mustBe("2 incidents, 0 open; Acknowledge n=1 median=600 blanks=0 invalids=0 out=1; "
                + "Restore n=2 median=2700 blanks=0 invalids=0 out=0; Resolve n=2 median=2700 blanks=0 "
                + "invalids=0 out=0");
        reopened(outage);
        duplicate(outage);
        falseAlarm();
        corrected(outage);
        importOfAnOldOne("13:00");
        mustBe("2 incidents, 1 open; Acknowledge n=0 median=null blanks=1 invalids=0 out=1; "
                + "Restore n=1 median=3600 blanks=1 invalids=0 out=0; Resolve n=1 median=3600 blanks=1 "
                + "invalids=0 out=0");

        known.forEach((question, figures) -> assertThat(figures(question)).as(question).isEqualTo(figures));
        service.kill();
        start();
        known.forEach((question, figures) -> assertThat(figures(question)).as(question).isEqualTo(figures));
    }

    /// Impact from 9:50 to 10:50, detected at 9:55, acknowledged at 10:05.
    private String outageThatIsResolved() {
        mustBe("0 incidents, 0 open; Acknowledge n=0 median=null blanks=0 invalids=0 out=0; "
                + "Restore n=0 median=null blanks=0 invalids=0 out=0; Resolve n=0 median=null blanks=0 "
                + "invalids=0 out=0");
        String outage = declare("09:50", "10:00");
        mustBe("1 incidents, 1 open; Acknowledge n=0 median=null blanks=1 invalids=0 out=0; "
                + "Restore n=0 median=null blanks=1 invalids=0 out=0; Resolve n=0 median=null blanks=1 "
                + "invalids=0 out=0");
        post(outage + "/acknowledge", "{\"at\": \"2026-02-03T10:05:00Z\"}");
        post(outage + "/resolve", "{\"at\": \"2026-02-03T10:50:00Z\"}");
        mustBe("1 incidents, 0 open; Acknowledge n=1 median=600 blanks=0 invalids=0 out=0; "
                + "Restore n=1 median=3600 blanks=0 invalids=0 out=0; Resolve n=1 median=3600 blanks=0 "
                + "invalids=0 out=0");
        return outage;
    }

    /// Impact again from 11:50 to 12:20: 90 minutes in total, and resolved after 150.
    private void reopened(String outage) {
        post(outage + "/reopen", "{\"reason\": \"again\", \"at\": \"2026-02-03T11:50:00Z\"}");
        mustBe("2 incidents, 1 open; Acknowledge n=1 median=600 blanks=0 invalids=0 out=1; "
                + "Restore n=1 median=1800 blanks=1 invalids=0 out=0; Resolve n=1 median=1800 blanks=1 "
                + "invalids=0 out=0");
        post(outage + "/resolve", "{\"at\": \"2026-02-03T12:20:00Z\"}");
        mustBe("2 incidents, 0 open; Acknowledge n=1 median=600 blanks=0 invalids=0 out=1; "
                + "Restore n=2 median=3600 blanks=0 invalids=0 out=0; Resolve n=2 median=5400 blanks=0 "
                + "invalids=0 out=0");
    }

    private void duplicate(String outage) {
        String duplicate = declare("09:52", "10:02");
        mustBe("3 incidents, 1 open; Acknowledge n=1 median=600 blanks=1 invalids=0 out=1; "
                + "Restore n=2 median=3600 blanks=1 invalids=0 out=0; Resolve n=2 median=5400 blanks=1 "
                + "invalids=0 out=0");
        post(duplicate + "/merge", "{\"into\": \"" + outage.substring(outage.lastIndexOf('/') + 1) + "\"}");
        mustBe("2 incidents, 0 open; Acknowledge n=1 median=600 blanks=0 invalids=0 out=1; "
                + "Restore n=2 median=3600 blanks=0 invalids=0 out=0; Resolve n=2 median=5400 blanks=0 "
                + "invalids=0 out=0");
        mustBe(FEBRUARY + "&include=merged",
                "3 incidents, 0 open; Acknowledge n=1 median=600 blanks=1 invalids=0 out=1; "
                        + "Restore n=2 median=3600 blanks=1 invalids=0 out=0; Resolve n=2 median=5400 blanks=1 "
                        + "invalids=0 out=0");
    }

    private void falseAlarm() {
        String alarm = declare("14:00", "14:05");
        post(alarm + "/cancel", "{\"reason\": \"the probe was wrong\"}");
        String without = "2 incidents, 0 open; Acknowledge n=1 median=600 blanks=0 invalids=0 out=1; "
                + "Restore n=2 median=3600 blanks=0 invalids=0 out=0; Resolve n=2 median=5400 blanks=0 "
                + "invalids=0 out=0";
        mustBe(without);
        retract(alarm, "incident-cancelled");
        mustBe("3 incidents, 1 open; Acknowledge n=1 median=600 blanks=1 invalids=0 out=1; "
                + "Restore n=2 median=3600 blanks=1 invalids=0 out=0; Resolve n=2 median=5400 blanks=1 "
                + "invalids=0 out=0");
    }

    /// The acknowledgement is corrected to 10:10, to 9:00, which is before the detection, and to 9:55. Then the
    /// declaration is corrected to January.
    private void corrected(String outage) {
        amend(outage, "incident-acknowledged", "2026-02-03T10:10:00Z");
        mustBe("3 incidents, 1 open; Acknowledge n=1 median=900 blanks=1 invalids=0 out=1; "
                + "Restore n=2 median=3600 blanks=1 invalids=0 out=0; Resolve n=2 median=5400 blanks=1 "
                + "invalids=0 out=0");
        amend(outage, "incident-acknowledged", "2026-02-03T09:00:00Z");
        mustBe("3 incidents, 1 open; Acknowledge n=0 median=null blanks=1 invalids=1 out=1; "
                + "Restore n=2 median=3600 blanks=1 invalids=0 out=0; Resolve n=2 median=5400 blanks=1 "
                + "invalids=0 out=0");
        amend(outage, "incident-acknowledged", "2026-02-03T09:55:00Z");
        mustBe("3 incidents, 1 open; Acknowledge n=1 median=0 blanks=1 invalids=0 out=1; "
                + "Restore n=2 median=3600 blanks=1 invalids=0 out=0; Resolve n=2 median=5400 blanks=1 "
                + "invalids=0 out=0");
        mustBe(JANUARY, "0 incidents, 0 open; Acknowledge n=0 median=null blanks=0 invalids=0 out=0; "
                + "Restore n=0 median=null blanks=0 invalids=0 out=0; Resolve n=0 median=null blanks=0 "
                + "invalids=0 out=0");
        amend(outage, "incident-declared", "2026-01-31T23:59:59Z");
        mustBe(JANUARY, "1 incidents, 0 open; Acknowledge n=1 median=0 blanks=0 invalids=0 out=0; "
                + "Restore n=1 median=5400 blanks=0 invalids=0 out=0; Resolve n=1 median=9000 blanks=0 "
                + "invalids=0 out=0");
        mustBe("2 incidents, 1 open; Acknowledge n=0 median=null blanks=1 invalids=0 out=1; "
                + "Restore n=1 median=1800 blanks=1 invalids=0 out=0; Resolve n=1 median=1800 blanks=1 "
                + "invalids=0 out=0");
    }

    private void importOfAnOldOne(String resolved) {
        String line = """
                {"externalRef":{"system":"old","id":"1"},"title":"Long ago","severity":"SEV2","declaredAt":"2026-02-02T12:00:00Z",\
                "impactStartedAt":"2026-02-02T12:00:00Z","detectedAt":"2026-02-02T12:00:30Z","acknowledgedAt":"2026-02-02T12:01:00Z",\
                "resolvedAt":"2026-02-02T%s:00Z"}"""
                .formatted(resolved);
        position = service.http().importLines("ledger", BodyPublishers.ofString(line)).getLast().path("position")
                .longValue();
    }

    private String declare(String impactStarted, String declared) {
        String body = """
                {"title": "Checkout fails", "severity": "SEV2", "impactStartedAt": "2026-02-03T%s:00Z",
                 "detectedAt": "2026-02-03T09:55:00Z", "declaredAt": "2026-02-03T%s:00Z"}""";
        Answer answer = service.http().post("/v1/incidents", body.formatted(impactStarted, declared)).expect(201);
        position = answer.position();
        return "/v1/incidents/" + answer.at("/incidentId");
    }

    private void amend(String incident, String kind, String occurredAt) {
        post(entry(incident, kind) + "/amend",
                "{\"occurredAt\": \"" + occurredAt + "\", \"reason\": \"so it was\"}");
    }

    private void retract(String incident, String kind) {
        post(entry(incident, kind) + "/retract", "{\"reason\": \"it was not so\"}");
    }

    private String entry(String incident, String kind) {
        return incident + "/timeline/"
                + service.http().items(incident + "/timeline?kind=" + kind).stream()
                        .filter(each -> !each.has("incidentId")).toList().getLast().path("entryId").asString();
    }

    private void post(String path, String body) {
        position = service.http().post(path, body).expect(200).position();
    }
}

package io.incidentledger.standalone;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/// Tests that a contradiction is reported by the command that creates it, by every repetition of that command, and by
/// the incident.
class WarningsIT {

    @TempDir
    private Path directory;

    @Test
    void whatACommandWarnsOfItWarnsOfAgainAfterARestartAndTheIncidentShowsIt() throws Exception {
        String id;
        JsonNode first;
        String resolve = "{\"at\":\"2026-10-05T12:50:00Z\"}";
        try (Service service = Service.start(directory)) {
            id = service.http().post("/v1/incidents", "{\"title\":\"Checkout fails\",\"severity\":\"SEV4\","
                    + "\"declaredAt\":\"2026-10-05T12:00:00Z\",\"impactStartedAt\":\"2026-10-05T13:50:00Z\"}")
                    .expect(201)
                    .at("/incidentId");
            first = service.http().post("/v1/incidents/" + id + "/resolve", resolve, "Idempotency-Key", "r")
                    .expect(200).json();
            assertThat(first.path("warnings").valueStream().map(each -> each.path("milestones").toString()))
                    .contains("[\"impactStarted\",\"resolved\"]");
            assertThat(service.http().get("/v1/incidents/" + id).expect(200).json().path("warnings"))
                    .isEqualTo(first.path("warnings"));

            JsonNode corrected = service.http().put("/v1/incidents/" + id + "/milestones/impactStarted",
                    "{\"at\":\"2026-10-05T11:50:00Z\"}").expect(200).json();
            assertThat(corrected.path("warnings")).isEmpty();
        }
        try (Service service = Service.start(directory)) {
            Http.Answer again = service.http().post("/v1/incidents/" + id + "/resolve", resolve, "Idempotency-Key",
                    "r").expect(200);
            assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
            assertThat(again.json()).isEqualTo(first);
            assertThat(service.http().get("/v1/incidents/" + id).expect(200).json().path("warnings")).isEmpty();
        }
    }
}

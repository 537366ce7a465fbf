package io.incidentledger.standalone;

import java.nio.file.Path;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/// The tour of the README does what the README says.
class ReadmeIT {
    @TempDir
    private Path directory;

    @Test
    void theTourCanBeTaken() throws Exception {
        try (Service service = Service.start(directory)) {
            String printed = DocumentedCommands.run("README.md", service, directory);
            assertThat(printed).contains("Checkout fails", "\"intact\":true", "event: end");

            JsonNode incident = service.http().get("/v1/incidents/1").expect(200).json();
            assertThat(incident.path("status").asString()).isEqualTo("resolved");
            assertThat(service.http().items("/v1/incidents/1/timeline?kind=status-updated").getFirst().path("message")
                    .asString()).isEqualTo("A full disk; we make room");
            assertThat(Pattern.compile("A bad deploy; we roll back").matcher(printed).results())
                    .as("timeline, postmortem and feed at first; the past and the replay in the end")
                    .hasSizeGreaterThanOrEqualTo(5);
        }
    }
}

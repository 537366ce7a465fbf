package io.incidentledger.standalone;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/// Tests how a service logs names that others chose, here the name of its directory.
class LogIT {
    private static final String FORGED = "2026-01-01T00:00:00.000Z  INFO 1 --- [main] Ledger : all is well";

    @TempDir
    private Path directory;

    @Test
    void aNameBeginsNoLineAndSteersNoTerminal() {
        try (Service service = Service.start(hostile())) {
            assertThat(service.log().lines().filter(line -> line.contains("Serving the ledger"))).singleElement()
                    .asString().contains("data\\n" + FORGED + "\\u001B[2J\\u202E");
            assertThat(service.log()).doesNotContain("\n" + FORGED, "\u001B", "\u202E");
        }
    }

    @Test
    void anObjectIsOneLineAndKeepsTheName() {
        try (Service service = Service.start(hostile(), "--log-format", "json")) {
            assertThat(service.log()).doesNotContain("\u001B", "\u202E");
            assertThat(service.log().lines().map(line -> Http.JSON.readTree(line).at("/message").asString()))
                    .anyMatch(message -> message.contains(hostile().toString()));
        }
    }

    private Path hostile() {
        return directory.resolve("data\n" + FORGED + "\u001B[2J\u202E");
    }
}

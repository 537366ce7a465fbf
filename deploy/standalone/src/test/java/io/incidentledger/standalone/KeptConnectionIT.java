package io.incidentledger.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;

import io.incidentledger.tiers.Dose;
import io.incidentledger.tiers.Soaked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/// Sends many requests on one connection, as a proxy does: each is answered, whichever thread wrote the previous
/// response.
@Soaked
class KeptConnectionIT {
    private static final int ROUNDS = Dose.of(200, 10_000);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TempDir
    private Path directory;

    @Test
    void noRequestIsLostBehindAnother() throws IOException, InterruptedException {
        try (Service service = Service.start(directory);
                HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            for (int round = 0; round < ROUNDS
                    && !Dose.usedUp("KeptConnectionIT, rounds", round, ROUNDS); round++) {
                for (String path : new String[]{"/actuator/health/liveness", "/v1/ledger", "/v1/nothing"}) {
                    HttpRequest request = HttpRequest.newBuilder(URI.create(service.http().address() + path))
                            .timeout(PATIENCE).build();
                    assertThat(client.send(request, BodyHandlers.discarding()).statusCode()).isIn(200, 404);
                }
            }
        }
    }
}

package io.incidentledger.standalone;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/// Tests the protocol that is spoken without any setting.
class Http1Test {
    @TempDir
    private Path directory;

    @Test
    void withoutTheSettingThereIsNoHttp2() throws Exception {
        try (StartedService service = StartedService.start(directory);
                HttpClient client = HttpClient.newBuilder().version(Version.HTTP_2).build()) {
            HttpResponse<String> response = client.send(
                    HttpRequest.newBuilder(URI.create(service.address() + "/v1/ledger")).build(),
                    BodyHandlers.ofString());

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.version()).isEqualTo(Version.HTTP_1_1);
            assertThat(RawHttp.answerTo(service.address(), "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"))
                    .startsWith("HTTP/1.1 400 ").contains("malformed-request");
        }
    }
}

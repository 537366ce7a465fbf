package io.incidentledger.standalone;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/// Tests the versions of HTTP that are spoken without any setting.
class Http1Test {
    private static final String REST = "\r\nHost: localhost\r\nConnection: close\r\n\r\n";

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
                    .startsWith("HTTP/1.1 505 ").contains("problem:refused");
        }
    }

    @Test
    void onlyTheMajorVersionDecides() throws Exception {
        try (StartedService service = StartedService.start(directory)) {
            for (String version : List.of("1.1", "1.2", "1.9")) {
                assertThat(RawHttp.answerTo(service.address(), "GET /v1/ledger HTTP/" + version + REST)).as(version)
                        .startsWith("HTTP/1.1 200 ");
            }
            for (String version : List.of("0.9", "2.0", "3.0", "9.1")) {
                String answer = RawHttp.answerTo(service.address(), "GET /v1/ledger HTTP/" + version + REST);
                assertThat(answer).as(version).startsWith("HTTP/1.1 505 ")
                        .containsIgnoringCase("content-type: application/problem+json")
                        .contains("\"status\":505", "problem:refused");
            }
        }
    }

    @Test
    void aCallerOfHttp10GetsNoChunks() throws Exception {
        String head = "POST /v1/import/incidents?format=ledger HTTP/1.%d\r\nHost: localhost\r\n"
                + "Content-Type: application/x-ndjson\r\nContent-Length: 2\r\nConnection: %s\r\n\r\n{}";
        try (StartedService service = StartedService.start(directory)) {
            for (String connection : List.of("close", "keep-alive")) {
                String answer = RawHttp.answerTo(service.address(), head.formatted(0, connection));

                assertThat(answer).as(connection).doesNotContainIgnoringCase("transfer-encoding")
                        .containsIgnoringCase("connection: close");
                assertThat(answer.substring(answer.indexOf("\r\n\r\n") + 4).lines()).as(connection).hasSize(2)
                        .allSatisfy(line -> assertThat(line).startsWith("{").endsWith("}"));
            }
            assertThat(RawHttp.answerTo(service.address(), head.formatted(1, "close")))
                    .containsIgnoringCase("transfer-encoding: chunked");
            assertThat(RawHttp.answerTo(service.address(), "GET /v1/ledger HTTP/1.0" + REST))
                    .contains(" 200 OK", "Content-Length: ");
        }
    }
}

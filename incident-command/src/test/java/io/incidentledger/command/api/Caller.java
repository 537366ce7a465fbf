package io.incidentledger.command.api;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

import static org.assertj.core.api.Assertions.assertThat;

/// HTTP client of the ledger for tests, with assertions on the responses.
final class Caller {

    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final JsonMapper JSON = JsonMapper.shared();

    private final String server;

    Caller(int port) {
        this.server = "http://localhost:" + port;
    }

    /// A response; its body is missing when it is not JSON.
    record Answer(int status, HttpResponse<byte[]> response, JsonNode body) {

        String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }

        String text(String field) {
            return body.path(field).asString(null);
        }

        /// Asserts a problem response of this type.
        Answer isProblem(int expected, String name) {
            assertThat(status).as("%s", this).isEqualTo(expected);
            assertThat(header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(text("type")).as("%s", this).isEqualTo("urn:incident-ledger:problem:" + name);
            assertThat(body.path("status").asInt()).isEqualTo(expected);
            assertThat(text("title")).isNotBlank();
            assertThat(text("detail")).isNotBlank();
            return this;
        }

        /// Asserts that the errors name exactly these fields, in any order.
        Answer names(String... pointers) {
            assertThat(body.path("errors").valueStream().map(
                    error -> error.path("pointer").asString(error.path("parameter").asString(error.path("header")
                            .asString(null)))))
                    .containsExactlyInAnyOrder(pointers);
            return this;
        }

        Answer isOk(int expected) {
            assertThat(status).as("%s", this).isEqualTo(expected);
            return this;
        }

        @Override
        public String toString() {
            return status + " " + new String(response.body(), StandardCharsets.UTF_8);
        }
    }

    /// @param headers alternating names and values
    Answer send(String method, String path, String body, String... headers) {
        return send(method, path, BodyPublishers.ofString(body), headers);
    }

    Answer send(String method, String path, byte[] body, String... headers) {
        return send(method, path, BodyPublishers.ofByteArray(body), headers);
    }

    Answer sendWithoutBody(String method, String path, String... headers) {
        return send(method, path, BodyPublishers.noBody(), headers);
    }

    /// Sends in chunks, so that the length is not known beforehand.
    Answer sendChunked(String method, String path, byte[] body, String... headers) {
        return send(method, path, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)), headers);
    }

    private Answer send(String method, String path, BodyPublisher body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + path)).timeout(Duration.ofMinutes(1))
                .method(method, body);
        boolean typed = false;
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
            typed |= headers[i].equalsIgnoreCase("Content-Type");
        }
        if (!typed && body.contentLength() != 0) {
            request.header("Content-Type", "application/json");
        }
        try {
            HttpResponse<byte[]> response = CLIENT.send(request.build(), BodyHandlers.ofByteArray());
            String type = response.headers().firstValue("Content-Type").orElse("");
            JsonNode json = type.endsWith("json") ? JSON.readTree(response.body()) : MissingNode.getInstance();
            return new Answer(response.statusCode(), response, json);
        } catch (IOException broken) {
            throw new AssertionError(method + " " + path + " got no answer", broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}

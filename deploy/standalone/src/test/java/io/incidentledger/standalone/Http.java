package io.incidentledger.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A client of one service that uses none of the service's code.
final class Http {
    static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10)).build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PAGE = 500;

    private final String address;

    Http(String address) {
        this.address = address;
    }

    record Answer(int status, HttpHeaders headers, String text) {
        JsonNode json() {
            return JSON.readTree(text);
        }

        String at(String pointer) {
            JsonNode node = json().at(pointer);
            return node.isMissingNode() || node.isNull() ? "" : node.asString();
        }

        long position() {
            return json().path("position").longValue();
        }

        String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        /// Returns the response, and asserts its status.
        Answer expect(int wanted) {
            if (status != wanted) {
                throw new AssertionError("wanted " + wanted + ", got " + status + ": " + text);
            }
            return this;
        }
    }

    String address() {
        return address;
    }

    Answer get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    Answer post(String path, String body, String... headers) {
        return send("POST", path, body, headers);
    }

    Answer put(String path, String body, String... headers) {
        return send("PUT", path, body, headers);
    }

    Answer patch(String path, String body, String... headers) {
        return send("PATCH", path, body, headers);
    }

    /// Imports lines and returns the response to each.
    List<JsonNode> importLines(String format, BodyPublisher lines) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/v1/import/incidents?format=" + format))
                .header("Content-Type", "application/x-ndjson").POST(lines).timeout(PATIENCE).build();
        return exchange(request).expect(200).text().lines().map(JSON::readTree).toList();
    }

    /// All items of a list, fetched page by page.
    List<JsonNode> items(String path) {
        var items = new ArrayList<JsonNode>();
        String next = path + (path.contains("?") ? "&" : "?") + "limit=" + PAGE;
        while (next != null) {
            Answer page = get(next).expect(200);
            page.json().path("items").forEach(items::add);
            next = next(page.header("Link"));
        }
        return items;
    }

    /// An object without the members that depend on the time of the request.
    JsonNode timeless(String path) {
        var object = (ObjectNode) get(path).expect(200).json();
        object.remove("warnings");
        return object;
    }

    private static @Nullable String next(String link) {
        return link.contains("rel=\"next\"") ? link.substring(link.indexOf('<') + 1, link.indexOf('>')) : null;
    }

    Answer send(String method, String path, @Nullable String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path)).timeout(PATIENCE)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return exchange(request.build());
    }

    private static Answer exchange(HttpRequest request) {
        try {
            HttpResponse<String> response = CLIENT.send(request, BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}

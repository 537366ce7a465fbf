package io.incidentledger.standalone;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/// Every path, whoever answers it, with headers that can't be parsed: all of them get the same refusal, or the header
/// is ignored. None of them fails, and none keeps its caller waiting.
class MalformedHeadersTest {
    private static final List<String> MORE_REQUESTS = List.of("GET /openapi.json", "HEAD /openapi.json",
            "POST /openapi.json", "GET /actuator/health", "GET /actuator/health/liveness",
            "GET /actuator/health/readiness", "GET /actuator/prometheus", "GET /actuator", "GET /", "GET /docs",
            "GET /v1/nowhere",
            "POST /nowhere", "DELETE /v1/ledger", "OPTIONS /v1/incidents", "HEAD /v1/ledger");

    private static StartedService service;
    private static List<String> requests;
    @TempDir
    private static Path directory;

    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    @BeforeAll
    static void start() throws Exception {
        service = StartedService.start(directory);
        requests = new ArrayList<>(MORE_REQUESTS);
        service.description().path("paths").properties().forEach(path -> path.getValue().propertyNames()
                .forEach(method -> requests.add(method.toUpperCase(Locale.ROOT) + " "
                        + path.getKey().replaceAll("\\{[^}]*}", "1"))));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @BeforeEach
    void listenToTheLog() {
        logged.start();
        root.addAppender(logged);
    }

    @AfterEach
    void stopListening() {
        root.detachAppender(logged);
    }

    /// What comes back before the connection is closed, to a request whose other headers are in order.
    private static String answer(String request, String header) throws IOException {
        boolean body = request.startsWith("P");
        String type = request.contains("/import/") ? "application/x-ndjson" : "application/json";
        StringBuilder text = new StringBuilder(request).append(" HTTP/1.1\r\n").append(header).append("\r\n");
        if (!header.startsWith("Host:")) {
            text.append("Host: localhost\r\n");
        }
        if (body && !header.startsWith("Content-Type:")) {
            text.append("Content-Type: ").append(type).append("\r\n");
        }
        if (body && !header.startsWith("Content-Length:") && !header.startsWith("Transfer-Encoding:")) {
            text.append("Content-Length: 2\r\n");
        }
        text.append("Connection: close\r\n\r\n").append(body ? "{}" : "");
        return RawHttp.answerTo(service.address(), text.toString());
    }

    private static void assertRefused(String answer, String asked, int... statuses) {
        assertThat(answer).as(asked).startsWith("HTTP/1.1 ");
        int status = Integer.parseInt(answer.split(" ", 3)[1]);
        assertThat(statuses).as(asked + " got " + status).contains(status);
        assertThat(answer).as(asked).containsIgnoringCase("content-type: application/problem+json");
        if (!asked.startsWith("HEAD")) {
            JsonNode problem = JsonMapper.shared().readTree(answer.substring(answer.indexOf("\r\n\r\n") + 4));
            assertThat(problem.path("status").intValue()).as(asked).isEqualTo(status);
            assertThat(problem.path("detail").asString()).as(asked).isNotBlank();
        }
    }

    private void assertNothingFailed() {
        assertThat(logged.list).allSatisfy(entry -> assertThat(entry.getThrowableProxy())
                .as(entry.getFormattedMessage()).isNull());
    }

    static List<String> refused() {
        String many = IntStream.range(0, 900).mapToObj(i -> "a" + i + "/b").collect(Collectors.joining(","));
        return List.of("Accept: */*;q=abc", "Accept: a/b/c", "Accept: text", "Accept: */json",
                "Accept: application/json;q=2", "Accept: text/event-stream;q=-1", "Accept: text/event-stream;q=NaN",
                "Accept: text/html;charset=\"", "Accept: application/json;charset=nope", "Accept: \u00ff/\u00fe",
                "Accept: text/html, a b", "Accept: application/json;charset=utf-16",
                "Accept: text/event-stream;charset=ISO-2022-CN", "Accept: " + many, "Host: localhost:99999",
                "Host: localhost:-1", "Host: [::1]:99999", "Host: [", "Host: localhost:abc", "Host: a b",
                "Host: localhost/x", "Content-Length: abc", "Content-Length: -1", "Content-Length: 1,2",
                "Content-Length: 99999999999999999999", "Transfer-Encoding: nope", "Cookie: a=\u007f");
    }

    static List<String> ignored() {
        return List.of("Accept: ,,,", "Accept: ", "Accept: , */*", "Accept: */*, ,", "Accept-Language: de;q=abc",
                "Accept-Language: @@@", "Accept-Charset: nope;q=x", "Accept-Encoding: gzip;q=abc",
                "Accept-Encoding: ,;=", "Accept-Encoding: identity;q=0", "If-Modified-Since: yesterday",
                "If-Unmodified-Since: -1", "If-None-Match: \"", "If-Range: \"a\" \"b\"", "Range: bytes=9-1",
                "Range: bytes=" + "0-1,".repeat(500), "Access-Control-Request-Method: A B",
                "Access-Control-Request-Headers: @,,", "Cookie: =;=\"", "Cookie: \u00ff=\u00fe", "Expect: nothing",
                "Forwarded: host=\"[;proto=", "Forwarded: host=a:99999", "X-Forwarded-Host: [", "X-Forwarded-Port: abc",
                "X-Forwarded-Proto: a b", "X-Forwarded-For: ,,", "X-Forwarded-Prefix: %", "Cache-Control: max-age=abc",
                "TE: trailers;q=x", "traceparent: 00-zz", "Authorization: Basic %%%", "HTTP2-Settings: !");
    }

    @ParameterizedTest
    @MethodSource
    void refused(String header) throws IOException {
        for (String request : requests) {
            assertRefused(answer(request, header), request + " " + header, 400, 406);
        }
        assertNothingFailed();
    }

    @ParameterizedTest
    @MethodSource
    void ignored(String header) throws IOException {
        for (String request : requests) {
            String plain = answer(request, "X-Nothing: here");
            assertThat(answer(request, header).split(" ", 3)[1]).as(request + " " + header)
                    .isEqualTo(plain.split(" ", 3)[1]).isLessThan("500");
        }
        assertNothingFailed();
    }

    /// They matter where there is a body, where writing is meant or where an incident has to be at a sequence.
    @ParameterizedTest
    @MethodSource
    void refusedWhereItMatters(String header) throws IOException {
        for (String request : requests) {
            String answer = answer(request, header);
            if (answer.split(" ", 3)[1].startsWith("4")) {
                assertRefused(answer, request + " " + header, 400, 403, 404, 405, 415);
            } else {
                assertThat(answer).as(request + " " + header).matches("(?s)HTTP/1\\.1 (200|302) .*");
            }
        }
        assertNothingFailed();
    }

    static List<String> refusedWhereItMatters() {
        return List.of("Content-Type: ", "Content-Type: a/b/c", "Content-Type: */*",
                "Content-Type: application/json;charset=nope", "Content-Type: application/x-ndjson;charset=\"",
                "Content-Type: multipart/form-data", "Content-Encoding: a,b", "If-Match: \"", "If-Match: abc",
                "Origin: http://[", "Origin: http://localhost:99999", "Last-Event-ID: x", "Prefer: return=");
    }

    @Test
    void aQueryStringThatIsNotUtf8IsRefused() throws IOException {
        for (String request : requests) {
            assertRefused(answer(request + "?q=%ff", "X-Nothing: here"), request, 400);
        }
        assertNothingFailed();
    }

    @Test
    void whatIsNotWantedIsNotSent() throws IOException {
        for (String path : List.of("/v1/ledger", "/v1/incidents", "/v1/events", "/openapi.json")) {
            assertRefused(answer("GET " + path, "Accept: application/*;q=0"), path, 406);
            assertRefused(answer("GET " + path, "Accept: application/*;q=0, text/html"), path, 406);
            assertRefused(answer("GET " + path, "Accept: application/json;charset=foo"), path, 406);
        }
        assertRefused(answer("GET /v1/ledger", "Accept: application/json;q=0, */*"), "JSON alone", 406);
        assertThat(answer("GET /v1/ledger", "Accept: text/html;q=0, */*")).startsWith("HTTP/1.1 200 ");
        assertThat(answer("GET /actuator/prometheus", "Accept: application/json;q=0, */*"))
                .startsWith("HTTP/1.1 200 ");
    }

    /// The methods of a path, as a response to OPTIONS and one of 405 list them.
    @Test
    void bothListsOfMethodsAreTheSame() throws IOException {
        Set<String> paths = requests.stream().map(request -> request.split(" ")[1])
                .filter(path -> path.startsWith("/v1/")).collect(Collectors.toSet());
        for (String path : paths) {
            String options = answer("OPTIONS " + path, "X-Nothing: here");
            if (options.startsWith("HTTP/1.1 200 ")) {
                assertThat(allowed(answer("TRACE " + path, "X-Nothing: here"))).as(path)
                        .isEqualTo(allowed(options)).isNotEmpty();
                assertThat(options.toLowerCase(Locale.ROOT).contains("accept-patch:")).as(path)
                        .isEqualTo(allowed(options).contains("PATCH"));
            }
        }
    }

    private static Set<String> allowed(String answer) {
        return answer.lines().filter(line -> line.toLowerCase(Locale.ROOT).startsWith("allow:"))
                .flatMap(line -> Stream.of(line.substring(6).strip().split(",\\s*"))).collect(Collectors.toSet());
    }

    @Test
    void aListenerIsRefusedOrHeardAsOnAnyOtherPath() throws IOException {
        for (String path : List.of("/v1/events", "/v1/replay", "/v1/incidents/1/replay")) {
            assertRefused(answer("GET " + path, "Accept: text/event-stream, */*;q=abc"), path, 400);
        }
        assertThat(answer("GET /v1/events", "Accept: text/event-stream;q=0, */*"))
                .containsIgnoringCase("content-type: application/cloudevents-batch+json");
    }
}

package io.incidentledger.command.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import io.incidentledger.command.dispatch.CommandContext;
import io.incidentledger.command.dispatch.CommandReceipt;
import io.incidentledger.command.dispatch.IdempotencyKeyReusedException;
import io.incidentledger.command.dispatch.IncidentExistsException;
import io.incidentledger.command.dispatch.UnknownIncidentException;
import io.incidentledger.events.EventProvenance;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Status;
import io.incidentledger.ledger.EventLogException;
import io.incidentledger.tiers.Slow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/// Tests the parts of a request around its command, and the responses to failures that do not occur in a healthy
/// ledger.
@SpringBootTest(classes = {HttpServer.class, ScriptedPipeline.class}, webEnvironment = WebEnvironment.RANDOM_PORT)
@ExtendWith(OutputCaptureExtension.class)
@Slow
class HttpConventionsTest {

    private static final String ACKNOWLEDGE = "/v1/incidents/0f8fad5b-d9cb-469f-a165-70867728950e/acknowledge";
    private static final String MIB = "x".repeat(1 << 20);

    @Autowired
    ScriptedPipeline pipeline;

    @LocalServerPort
    int port;

    Caller caller;

    @BeforeEach
    void startAnew() {
        pipeline.reset();
        caller = new Caller(port);
    }

    @Test
    void anOutcomeIsAnsweredInFull() {
        Caller.Answer answer = caller.send("POST", ACKNOWLEDGE, "{}").isOk(200);

        assertThat(answer.body().toString())
                .isEqualTo("{\"incidentId\":\"0f8fad5b-d9cb-469f-a165-70867728950e\",\"position\":17,"
                        + "\"sequence\":4,\"recordedAt\":\"2026-11-21T17:54:00.123456Z\",\"changed\":true,"
                        + "\"status\":\"identified\",\"severity\":\"SEV2\",\"warnings\":[]}");
        assertThat(answer.header("ETag")).isEqualTo("\"4\"");
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.header("Idempotency-Replayed")).isNull();
    }

    @Test
    void aReplayedOutcomeSaysSo() {
        pipeline.replayed = true;

        assertThat(caller.send("POST", ACKNOWLEDGE, "{}").isOk(200).header("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void headersBecomeTheProvenance() {
        caller.send("POST", ACKNOWLEDGE, "{}", "X-Actor", "ann", "X-Source", "pager", "X-Correlation-Id", "c-1",
                "traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01").isOk(200);

        assertThat(context().provenance())
                .isEqualTo(new EventProvenance("ann", "pager", "c-1", null, "0af7651916cd43dd8448eb211c80319c"));
    }

    @Test
    void withoutHeadersNobodyIsKnown() {
        caller.sendWithoutBody("POST", ACKNOWLEDGE).isOk(200);

        assertThat(context())
                .isEqualTo(
                        new CommandContext(new EventProvenance("anonymous", null, null, null, null), null, null, null));
    }

    @Test
    void aRequestIdTiesRequestsTogetherWhenNothingElseDoes() {
        caller.send("POST", ACKNOWLEDGE, "{}", "X-Request-Id", "r-1").isOk(200);

        assertThat(context().provenance().correlationId()).isEqualTo("r-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331",
        "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "00-00000000000000000000000000000000-b7ad6b7169203331-01",
        "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01"})
    void aMalformedTraceparentIsIgnored(String traceparent) {
        caller.send("POST", ACKNOWLEDGE, "{}", "traceparent", traceparent).isOk(200);

        assertThat(context().provenance().traceId()).isNull();
    }

    @Test
    void namesInHeadersAreUtf8() throws IOException {
        assertThat(statusOf(raw("X-Actor: ", "Jürgen 😀".getBytes(StandardCharsets.UTF_8)))).isEqualTo("200");
        assertThat(context().provenance().actor()).isEqualTo("Jürgen 😀");
    }

    @Test
    void aKeyIsAscii() throws IOException {
        String answer = raw("Idempotency-Key: ", "ü".getBytes(StandardCharsets.UTF_8));

        assertThat(statusOf(answer)).isEqualTo("400");
        assertThat(answer).contains("problem:invalid-headers").contains("Idempotency-Key");
    }

    @Test
    void anActorOfWhomNothingIsVisibleIsNone() throws IOException {
        String answer = raw("X-Actor: ", "\u200b".getBytes(StandardCharsets.UTF_8));

        assertThat(statusOf(answer)).isEqualTo("400");
        assertThat(answer).contains("problem:invalid-headers").contains("X-Actor");
    }

    @Test
    void namesInHeadersThatAreNotUtf8AreRefused() throws IOException {
        String answer = raw("X-Actor: ", "Jürgen".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(statusOf(answer)).isEqualTo("400");
        assertThat(answer).contains("problem:invalid-headers").contains("X-Actor");
        assertThat(pipeline.command).isNull();
    }

    @ParameterizedTest
    @CsvSource({"X-Actor,''", "X-Actor,' '", "X-Source,''", "X-Correlation-Id,''", "Idempotency-Key,''",
        "Idempotency-Key,a b",
        "If-Match,4", "If-Match,'\"4\", x'", "If-Match,'*, \"4\"'", "If-Match,'\"4\", *'", "If-Match,w/\"4\"",
        "If-Match,','", "If-Match,\"4", "If-Match,\"4\"\"5\"", "If-Match,'\"4\" \"5\"'", "If-Match,\"a b\"",
        "If-Match,'W/ \"4\"'", "If-Match,'\"4\";x'"})
    void aMalformedHeaderIsNamed(String name, String value) {
        caller.send("POST", ACKNOWLEDGE, "{}", name, value).isProblem(400, "invalid-headers").names(name);

        assertThat(pipeline.command).isNull();
    }

    @ParameterizedTest
    @CsvSource({"X-Actor,200", "X-Source,100", "X-Correlation-Id,200", "X-Request-Id,200", "Idempotency-Key,255"})
    void headersHaveALength(String name, int max) {
        caller.send("POST", ACKNOWLEDGE, "{}", name, "x".repeat(max)).isOk(200);
        caller.send("POST", ACKNOWLEDGE, "{}", name, "x".repeat(max + 1)).isProblem(400, "invalid-headers").names(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Actor", "Idempotency-Key"})
    void aHeaderThatIsGivenTwiceIsRefused(String name) {
        caller.send("POST", ACKNOWLEDGE, "{}", name, "\"1\"", name, "\"1\"").isProblem(400, "invalid-headers")
                .names(name);
    }

    @Test
    void ifMatchIsASequence() {
        caller.send("POST", ACKNOWLEDGE, "{}", "If-Match", "\"4\"").isOk(200);
        assertThat(context().ifMatch()).containsExactly(4L);

        caller.send("POST", ACKNOWLEDGE, "{}", "If-Match", "*").isOk(200);
        assertThat(context().ifMatch()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"\"4\";4", "\"4-5c0affee\";4", "\"0-5c0affee\";0", "\"4-5c0affee-gzip\";4",
        "'\"3-aa\", \"4-bb\" ,, \"2\"';2,3,4", "'W/\"9-aa\", \"4-bb\"';4", "'\"4\",W/\"4\"';4",
        "W/\"4-5c0affee\";''", "W/\"4\";''", "\"x\";''", "\"\";''", "\"é\";''", "'\"x\", \"4\"';4", "'\"a,b\",\"4\"';4",
        "'\"x,\"';''", "'\"5,6\"';''", "\"04\";''", "\"-1\";''", "\"4-\";''", "\"99999999999999999999\";''",
        "\"33a64df551425fcc55e4d42a148795d9f25f89d4\";''"})
    void ifMatchTakesWhatQueriesAnswerAndComparesTheSequenceOnly(String tags, String sequences) {
        caller.send("POST", ACKNOWLEDGE, "{}", "If-Match", tags).isOk(200);

        assertThat(context().ifMatch().stream().sorted().map(String::valueOf).toList()).isEqualTo(
                sequences.isEmpty() ? List.of() : List.of(sequences.split(",")));
    }

    @Test
    void ifMatchMayBeGivenInSeveralLines() {
        caller.send("POST", ACKNOWLEDGE, "{}", "If-Match", "\"3-aa\"", "If-Match", "\"4-bb\"").isOk(200);

        assertThat(context().ifMatch()).containsExactlyInAnyOrder(3L, 4L);
    }

    @Test
    void aDeclarationHasNothingToMatch() {
        caller.send("POST", "/v1/incidents", "{\"title\":\"x\",\"severity\":\"SEV1\"}", "If-Match", "\"0\"")
                .isProblem(400, "invalid-headers").names("If-Match");
    }

    @Test
    void theDigestTellsRequestsWithTheSameKeyApart() {
        CommandContext first = keyed("POST", ACKNOWLEDGE, "{}");

        assertThat(first.idempotencyKey()).isEqualTo("k");
        assertThat(first.requestDigest()).isNotNull();
        assertThat(keyed("POST", ACKNOWLEDGE, "{}")).isEqualTo(first);
        assertThat(keyed("POST", ACKNOWLEDGE, "{ }").requestDigest()).isNotEqualTo(first.requestDigest());
        assertThat(keyed("POST", ACKNOWLEDGE.replace("acknowledge", "resolve"), "{}").requestDigest())
                .isNotEqualTo(first.requestDigest());
    }

    @Test
    void whatARequestMakesHasTheSameIdWhenItIsRepeatedWithItsKey() {
        String declaration = "{\"title\":\"x\",\"severity\":\"SEV1\"}";
        String first = caller.send("POST", "/v1/incidents", declaration, "Idempotency-Key", "k").isOk(201)
                .text("incidentId");

        assertThat(caller.send("POST", "/v1/incidents", declaration, "Idempotency-Key", "k").text("incidentId"))
                .isEqualTo(first);
        assertThat(caller.send("POST", "/v1/incidents", declaration, "Idempotency-Key", "l").text("incidentId"))
                .isNotEqualTo(first);
        assertThat(caller.send("POST", "/v1/incidents", declaration, "Idempotency-Key", "k", "X-Actor", "ann")
                .text("incidentId")).isNotEqualTo(first);
        assertThat(caller.send("POST", "/v1/incidents", declaration).text("incidentId"))
                .isNotEqualTo(caller.send("POST", "/v1/incidents", declaration).text("incidentId"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/json;charset=UTF-8", "application/json; charset=\"utf-8\"",
        "APPLICATION/JSON",
        "application/merge-patch+json"})
    void jsonIsTaken(String type) {
        caller.send("POST", ACKNOWLEDGE, "{}", "Content-Type", type).isOk(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/json;charset=ISO-8859-1",
        "application/xml", "json", ""})
    void anythingElseIsNot(String type) {
        caller.send("POST", ACKNOWLEDGE, "{}", "Content-Type", type).isProblem(415, "unsupported-media-type");

        assertThat(pipeline.command).isNull();
    }

    static Stream<String> mergePatches() {
        return Stream.of("", "/impact", "/action-items/1").map(path -> ACKNOWLEDGE.replace("/acknowledge", path));
    }

    @ParameterizedTest
    @MethodSource("mergePatches")
    void aMergePatchIsTakenByEitherName(String path) {
        for (String type : List.of("application/merge-patch+json", "application/json",
                "Application/Merge-Patch+JSON; charset=utf-8")) {
            caller.send("PATCH", path, "{}", "Content-Type", type).isOk(200);
        }
        caller.sendWithoutBody("PATCH", path).isOk(200);
    }

    @ParameterizedTest
    @MethodSource("mergePatches")
    void otherPatchesAreNotAndTheAnswerNamesThoseThatAre(String path) {
        for (String type : List.of("application/json-patch+json", "application/vnd.api+json", "text/plain",
                "application/merge-patch+json;charset=ISO-8859-1", "application/merge-patch", "json")) {
            Caller.Answer refused = caller.send("PATCH", path, "{}", "Content-Type", type).isProblem(415,
                    "unsupported-media-type");

            assertThat(refused.text("detail"))
                    .isEqualTo("The request body must be application/merge-patch+json or application/json in UTF-8.");
            assertThat(refused.header("Accept-Patch")).isEqualTo("application/merge-patch+json, application/json");
        }
        assertThat(pipeline.command).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"'' | application/merge-patch+json, application/json",
        "/impact | application/merge-patch+json, application/json", "/services | application/json",
        "/action-items/1 | application/merge-patch+json, application/json", "/acknowledge | "})
    void whoAsksForTheOptionsLearnsWhichPatchesAreTaken(String path, String types) {
        assertThat(caller.sendWithoutBody("OPTIONS", ACKNOWLEDGE.replace("/acknowledge", path)).isOk(200)
                .header("Accept-Patch")).isEqualTo(types);
    }

    @Test
    void whatIsNoPatchHasNoAcceptPatch() {
        Caller.Answer refused = caller.send("POST", ACKNOWLEDGE, "{}", "Content-Type", "text/plain").isProblem(415,
                "unsupported-media-type");

        assertThat(refused.text("detail")).isEqualTo("The request body must be application/json in UTF-8.");
        assertThat(refused.header("Accept-Patch")).isNull();
        assertThat(caller.send("PATCH", ACKNOWLEDGE.replace("/acknowledge", "/services"), "{}", "Content-Type",
                "text/plain").isProblem(415, "unsupported-media-type").header("Accept-Patch"))
                .isEqualTo("application/json");
    }

    @ParameterizedTest
    @CsvSource({"/details,404,unknown-path", "/visibility,404,unknown-path", "/services,405,method-not-allowed",
        "/impact,405,method-not-allowed", "'',405,method-not-allowed"})
    void whatPatchesIsNoPut(String path, int status, String problem) {
        caller.send("PUT", ACKNOWLEDGE.replace("/acknowledge", path), "{}").isProblem(status, problem);
    }

    @Test
    void theTypeOfNoBodyDoesNotMatter() {
        caller.sendWithoutBody("POST", ACKNOWLEDGE, "Content-Type", "application/x-www-form-urlencoded").isOk(200);
    }

    @Test
    void compressedBodiesAreNotTaken() {
        caller.send("POST", ACKNOWLEDGE, "{}", "Content-Encoding", "gzip").isProblem(415, "unsupported-media-type");
        caller.send("POST", ACKNOWLEDGE, "{}", "Content-Encoding", "identity").isOk(200);
    }

    @Test
    void whoWantsNoJsonIsNotServed() {
        caller.send("POST", ACKNOWLEDGE, "{}", "Accept", "text/html").isProblem(406, "not-acceptable");

        assertThat(pipeline.command).isNull();
    }

    @Test
    void commandsTakeNoQueryParameters() {
        caller.send("POST", ACKNOWLEDGE + "?at=2026-11-21T17:54:00Z", "{}").isProblem(400, "invalid-parameters")
                .names("at");

        assertThat(pipeline.command).isNull();
    }

    @Test
    void unknownPathsAndMethodsAreProblems() {
        caller.sendWithoutBody("GET", "/v1/nothing").isProblem(404, "unknown-path");
        caller.sendWithoutBody("GET", "/").isProblem(404, "unknown-path");
        caller.send("POST", ACKNOWLEDGE + "/", "{}").isProblem(404, "unknown-path");
        assertThat(caller.sendWithoutBody("GET", ACKNOWLEDGE).isProblem(405, "method-not-allowed").header("Allow"))
                .isEqualTo("POST,OPTIONS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/roles/scribe/handover/accept", "/tasks"})
    void commandsOfLaterDaysAreNotThere(String path) {
        caller.send("POST", ACKNOWLEDGE.replace("/acknowledge", path), "{}").isProblem(404, "unknown-path");
    }

    @Test
    void aBodyMayHaveAMebibyteAndNotMore() {
        String start = "{\"message\":\"";
        String path = ACKNOWLEDGE.replace("acknowledge", "updates");
        String largest = start + MIB.substring(0, MIB.length() - start.length() - 2) + "\"}";

        caller.send("POST", path, largest).isProblem(400, "invalid-body").names("/message");
        caller.send("POST", path, largest + " ").isProblem(413, "body-too-large");
        caller.sendChunked("POST", path, (largest + " ").getBytes(StandardCharsets.UTF_8)).isProblem(413,
                "body-too-large");
        assertThat(pipeline.command).isNull();
        caller.send("POST", ACKNOWLEDGE, "{}").isOk(200);
    }

    static Stream<Arguments> failures() {
        String id = "0f8fad5b-d9cb-469f-a165-70867728950e";
        return Stream.of(
                arguments(new UnknownIncidentException(id), 404, "unknown-incident", null),
                arguments(
                        new IncidentExistsException(
                                new CommandReceipt(id, 1, 0, Instant.EPOCH, false, false, false,
                                        Status.IDENTIFIED, Severity.SEV2, List.of()),
                                null),
                        409, "incident-exists", null),
                arguments(new IdempotencyKeyReusedException("k"), 422, "key-reused", null),
                arguments(new EventLogException.Overloaded(100), 503, "overloaded", "1"),
                arguments(EventLogException.Overloaded.ofStream(id, 64), 503, "overloaded", "1"),
                arguments(EventLogException.Overloaded.ofSize(1 << 20), 503, "overloaded", "1"),
                arguments(new EventLogException.Unavailable("no room", null), 503, "log-unavailable", "5"),
                arguments(new EventLogException.OutcomeUnknown("c", Duration.ofSeconds(1), null), 503,
                        "outcome-unknown", "5"),
                arguments(new EventLogException.SequenceConflict(id, 3), 503, "contended", "1"),
                arguments(new EventLogException.Corrupted(7, "hash", null), 500, "ledger-corrupted", null),
                arguments(new EventLogException.DuplicateEvent("e"), 500, "internal-error", null));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aFailureIsAnsweredWithItsProblem(RuntimeException failure, int status, String name, String retryAfter) {
        pipeline.failure = failure;

        assertThat(caller.send("POST", ACKNOWLEDGE, "{}").isProblem(status, name).header("Retry-After"))
                .isEqualTo(retryAfter);
    }

    @Test
    void anOverloadOfOneIncidentNamesIt() {
        pipeline.failure = EventLogException.Overloaded.ofStream("0f8fad5b-d9cb-469f-a165-70867728950e", 64);

        Caller.Answer answer = caller.send("POST", ACKNOWLEDGE, "{}").isProblem(503, "overloaded");

        assertThat(answer.text("incidentId")).isEqualTo("0f8fad5b-d9cb-469f-a165-70867728950e");
        assertThat(answer.text("detail")).contains("64 commands");
    }

    @Test
    void whatNobodyForesawShowsNoInternalsButLeadsToTheLog(CapturedOutput log) {
        pipeline.failure = new IllegalStateException("the password is swordfish");

        Caller.Answer answer = caller.send("POST", ACKNOWLEDGE, "{}").isProblem(500, "internal-error");

        assertThat(answer.toString()).doesNotContain("swordfish").doesNotContain("IllegalState");
        String id = answer.text("detail").replaceAll(".* |\\.$", "");
        assertThat(log).contains("correlation id " + id).contains("swordfish");
    }

    @Test
    void refusalsAreNotLogged(CapturedOutput log) {
        caller.send("POST", ACKNOWLEDGE, "{").isProblem(400, "malformed-json");
        pipeline.failure = new EventLogException.Overloaded(100);
        caller.send("POST", ACKNOWLEDGE, "{}").isProblem(503, "overloaded");

        assertThat(log).doesNotContain("acknowledge").doesNotContain("Overloaded");
    }

    private CommandContext keyed(String method, String path, String body) {
        caller.send(method, path, body, "Idempotency-Key", "k").isOk(200);
        return context();
    }

    private CommandContext context() {
        CommandContext context = pipeline.context;
        assertThat(context).as("what the pipeline was given").isNotNull();
        return context;
    }

    /// Sends a header as raw bytes, which proper clients do not do.
    private String raw(String name, byte[] value) throws IOException {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(("POST " + ACKNOWLEDGE
                + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 0\r\n" + name)
                .getBytes(StandardCharsets.US_ASCII));
        request.writeBytes(value);
        request.writeBytes("\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        try (Socket socket = new Socket("localhost", port)) {
            socket.getOutputStream().write(request.toByteArray());
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String statusOf(String answer) {
        return answer.split(" ", 3)[1];
    }
}

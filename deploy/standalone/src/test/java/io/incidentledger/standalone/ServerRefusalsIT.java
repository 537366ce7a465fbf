package io.incidentledger.standalone;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/// Tests that requests which the HTTP server rejects before the service sees them are answered with problem details,
/// too.
class ServerRefusalsIT {
    private static final String HOST = " HTTP/1.1\r\nHost: 127.0.0.1\r\n";
    private static final String CLOSE = "Connection: close\r\n\r\n";

    private static final int ROUNDS = 50;

    @TempDir
    private Path directory;

    @Test
    void everyRefusalByTheServerIsAProblem() throws IOException {
        Map<String, Integer> refused = new LinkedHashMap<>();
        refused.put("GET /v1/ledger" + HOST + "X-Actor: a\u0001b\r\n" + CLOSE, 400);
        refused.put("GET /v1/ledger" + HOST + "X Actor: ann\r\n" + CLOSE, 400);
        refused.put("GET /v1/ledger" + HOST + "X-Actor: " + "a".repeat(20_000) + "\r\n" + CLOSE, 431);
        refused.put("GET /v1/incidents?q=" + "a".repeat(20_000) + HOST + CLOSE, 414);
        refused.put("GET /v1/incidents?q=a|b" + HOST + CLOSE, 400);
        refused.put("GET /v1/incidents/%zz" + HOST + CLOSE, 400);
        refused.put("nonsense\r\n\r\n", 400);
        refused.put("POST /v1/incidents" + HOST + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n"
                + CLOSE + "zz\r\n{}\r\n0\r\n\r\n", 400);
        refused.put("GET /v1/ledger HTTP/1.1\r\nHost: [\r\n" + CLOSE, 400);
        try (Service service = Service.start(directory)) {
            for (Map.Entry<String, Integer> each : refused.entrySet()) {
                String answer = RawHttp.answerTo(service.http().address(), each.getKey());
                String shown = each.getKey().substring(0, Math.min(80, each.getKey().length()));
                assertThat(answer).as(shown).startsWith("HTTP/1.").contains(" " + each.getValue() + " ")
                        .containsIgnoringCase("content-type: application/problem+json")
                        .doesNotContainIgnoringCase("transfer-encoding");
                JsonNode problem = JsonMapper.shared().readTree(answer.substring(answer.indexOf("\r\n\r\n") + 4));
                assertThat(problem.path("status").intValue()).as(shown).isEqualTo(each.getValue());
                assertThat(problem.path("type").asString()).as(shown).startsWith("urn:incident-ledger:problem:");
                assertThat(problem.path("detail").asString()).as(shown).isNotBlank();
            }
            service.http().get("/v1/ledger").expect(200);
        }
    }

    @Test
    void anAnswerToHeadHasNoBody() throws IOException {
        try (Service service = Service.start(directory)) {
            String address = service.http().address();
            for (String request : List.of("HEAD /v1/incidents?q=a|b" + HOST + CLOSE,
                    "HEAD /v1/ledger" + HOST + "X Actor: ann\r\n" + CLOSE)) {
                assertThat(RawHttp.answerTo(address, request)).as(request).startsWith("HTTP/1.1 400 ")
                        .doesNotContainIgnoringCase("transfer-encoding").endsWith("\r\n\r\n");
            }
            String unknown = "/v1/incidents/1000" + HOST + CLOSE;
            assertThat(RawHttp.lengthOf(RawHttp.answerTo(address, "HEAD " + unknown)))
                    .as("the refusals of the service stay as they are")
                    .isEqualTo(RawHttp.lengthOf(RawHttp.answerTo(address, "GET " + unknown)));
        }
    }

    @Test
    void whatFollowsARefusalOnItsConnectionIsAnswered() throws IOException {
        String fine = "GET /v1/ledger" + HOST + "\r\n";
        String refused = "/v1/incidents?q=a|b" + HOST + "\r\n";
        try (Service service = Service.start(directory)) {
            String address = service.http().address();
            List<List<String>> oneByOne = List.of(List.of(fine), List.of("GET " + refused), List.of("HEAD " + refused),
                    List.of(fine), List.of("nonsense\r\n\r\n"));
            assertThat(RawHttp.answersTo(address, oneByOne)).extracting(ServerRefusalsIT::status).containsExactly(200,
                    400, 400, 200, 400);
            List<String> pipelined = RawHttp.answersTo(address,
                    List.of(List.of(fine, "HEAD " + refused, "GET " + refused, fine, "HEAD " + refused, fine)));
            assertThat(pipelined).extracting(ServerRefusalsIT::status).containsExactly(200, 400, 400, 200, 400, 200);
            assertThat(pipelined.get(2)).endsWith("}");
        }
    }

    @Test
    void whatIsNoHttpIsRefusedHoweverSoonItFollowsAnAnswer() throws IOException {
        String fine = "GET /v1/ledger" + HOST + "\r\n";
        Map<String, Integer> unreadable = new LinkedHashMap<>();
        unreadable.put("nonsense\r\n\r\n", 400);
        unreadable.put("GET /v1/ledger" + HOST + "X Actor: ann\r\n\r\n", 400);
        unreadable.put("GET /v1/incidents?q=" + "a".repeat(20_000) + HOST + "\r\n", 414);
        unreadable.put("GET /v1/ledger" + HOST + "X-Actor: " + "a".repeat(20_000) + "\r\n\r\n", 431);
        try (Service service = Service.start(directory)) {
            String address = service.http().address();
            for (int round = 0; round < ROUNDS; round++) {
                for (Map.Entry<String, Integer> each : unreadable.entrySet()) {
                    int refusal = each.getValue();
                    assertThat(RawHttp.answersTo(address, List.of(List.of(fine), List.of(each.getKey()))))
                            .as("one by one, round %s", round).extracting(ServerRefusalsIT::status)
                            .containsExactly(200, refusal);
                    assertThat(RawHttp.answersTo(address, List.of(List.of(fine, fine, fine, each.getKey()))))
                            .as("sent together, round %s", round).extracting(ServerRefusalsIT::status)
                            .containsExactly(200, 200, 200, refusal);
                }
            }
        }
    }

    @Test
    void aRequestWithABrokenBodyIsNotExecuted() throws IOException {
        String head = HOST + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
        String declare = "POST /v1/incidents" + head;
        String body = "{\"title\":\"Half a request\",\"severity\":\"SEV2\"}";
        String chunk = Integer.toHexString(body.length()) + "\r\n" + body + "\r\n";
        String fine = "GET /v1/ledger" + HOST + "\r\n";
        try (Service service = Service.start(directory)) {
            String address = service.http().address();
            for (String broken : List.of("ZZ\r\n", "0\r\nBad Header: x\r\n\r\n",
                    "1;" + "x".repeat(20_000) + "\r\n{\r\n")) {
                assertThat(RawHttp.answerTo(address, declare + chunk + broken)).startsWith("HTTP/1.1 400 ")
                        .containsOnlyOnce("HTTP/1.1").containsIgnoringCase("connection: close");
                assertThat(RawHttp.answersTo(address, List.of(List.of(fine, declare + chunk + broken))))
                        .extracting(ServerRefusalsIT::status).containsExactly(200, 400);
            }
            String imports = "POST /v1/import/incidents" + HOST
                    + "Content-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n";
            String line = "{\"externalRef\":{\"system\":\"s\",\"id\":\"1\"},\"title\":\"t\",\"severity\":\"SEV2\","
                    + "\"declaredAt\":\"2026-01-01T00:00:00Z\"}";
            RawHttp.answerTo(address, imports + Integer.toHexString(line.length()) + "\r\n" + line + "\r\nZZ\r\n");
            assertThat(service.http().get("/v1/ledger").expect(200).json().path("position").longValue()).isZero();
        }
    }

    @Test
    void twoHostsAreAmbiguous() throws IOException {
        try (Service service = Service.start(directory)) {
            String address = service.http().address();
            assertThat(RawHttp.answerTo(address, "GET /v1/ledger" + HOST + "Host: evil.example\r\n" + CLOSE))
                    .startsWith("HTTP/1.1 400 ").contains("invalid-headers");
            assertThat(RawHttp.answerTo(address, "GET /v1/ledger HTTP/1.1\r\n" + CLOSE)).contains("has no Host header");
        }
    }

    @Test
    void whatWasSentIsRepeatedInPartOnly() throws IOException {
        try (Service service = Service.start(directory)) {
            String answer = RawHttp.answerTo(service.http().address(),
                    "GET / HTTP/1.1" + "x".repeat(3_000) + "\r\n\r\n");
            assertThat(answer).startsWith("HTTP/1.1 400 ").contains("is not valid HTTP").hasSizeLessThan(1_000);
        }
    }

    private static int status(String answer) {
        return Integer.parseInt(answer.split(" ", 3)[1]);
    }
}

package io.incidentledger.command.api;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import io.incidentledger.ledger.EventLog;
import io.incidentledger.ledger.StoredEvent;
import io.incidentledger.tiers.Slow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/// Tests idempotency keys, entity tags, and the order in which a request is checked.
@SpringBootTest(classes = LedgerServer.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@Slow
class RepeatedRequestsTest {

    private static final String DECLARATION = "{\"title\":\"x\",\"severity\":\"SEV2\"}";

    @Autowired
    EventLog log;

    @LocalServerPort
    int port;

    private Caller caller;
    private String key;

    @BeforeEach
    void aNewKey() {
        caller = new Caller(port);
        key = UUID.randomUUID().toString();
    }

    private Caller.Answer keyed(String method, String path, String body) {
        return caller.send(method, path, body, "Idempotency-Key", key, "X-Actor", "ann");
    }

    private String declare() {
        return caller.send("POST", "/v1/incidents", DECLARATION, "X-Actor", "ann").isOk(201).text("incidentId");
    }

    private static void isReplayOf(Caller.Answer first, Caller.Answer again) {
        assertThat(again.status()).isEqualTo(first.status());
        assertThat(again.response().body()).isEqualTo(first.response().body());
        for (String header : List.of("ETag", "Content-Type")) {
            assertThat(again.header(header)).isEqualTo(first.header(header));
        }
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(first.header("Idempotency-Replayed")).isNull();
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void aRepeatedDeclarationGetsItsFirstAnswer() {
        Caller.Answer first = keyed("POST", "/v1/incidents", DECLARATION).isOk(201);
        long position = log.head().position();

        isReplayOf(first, keyed("POST", "/v1/incidents", DECLARATION));
        assertThat(log.head().position()).isEqualTo(position);
        assertThat(first.body().path("position").asLong()).isEqualTo(position);
    }

    @Test
    void aReceiptSaysStatusAndSeverityAsOfItsCommitAlsoWhenItIsAskedForAgain() {
        Caller.Answer declared = keyed("POST", "/v1/incidents", DECLARATION).isOk(201);
        String path = "/v1/incidents/" + declared.text("incidentId");
        Caller.Answer raised = caller.send("PUT", path + "/severity", "{\"severity\":\"SEV1\"}").isOk(200);
        Caller.Answer mitigated = caller.send("POST", path + "/mitigate", "{}").isOk(200);
        Caller.Answer unchanged = caller.send("PUT", path + "/severity", "{\"severity\":\"SEV1\"}").isOk(200);

        for (Caller.Answer each : List.of(declared, keyed("POST", "/v1/incidents", DECLARATION))) {
            assertThat(each.text("status")).isEqualTo("investigating");
            assertThat(each.text("severity")).isEqualTo("SEV2");
        }
        assertThat(raised.text("status")).isEqualTo("investigating");
        assertThat(raised.text("severity")).isEqualTo("SEV1");
        assertThat(mitigated.text("status")).isEqualTo("monitoring");
        assertThat(unchanged.body().path("changed").asBoolean()).isFalse();
        assertThat(unchanged.text("status")).isEqualTo("monitoring");
        assertThat(unchanged.text("severity")).isEqualTo("SEV1");
    }

    @Test
    void withoutViewsTheReceiptIsReturnedWhateverIsPreferred() {
        Caller.Answer declared = caller.send("POST", "/v1/incidents", DECLARATION, "Prefer", "return=representation")
                .isOk(201);

        assertThat(declared.body().path("changed").asBoolean()).isTrue();
        assertThat(declared.header("Preference-Applied")).isNull();
    }

    @Test
    void aPatchOfDetailsAndVisibilityIsOneCommitOnce() {
        String path = "/v1/incidents/" + declare();
        String patch = """
                {"title": "y", "labels": {"a": "1", "b": "2"}, "visibility": "restricted", "reason": "legal"}""";
        long commits = log.head().commits();
        long position = log.head().position();
        Caller.Answer first = keyed("PATCH", path, patch).isOk(200);

        assertThat(log.head().commits()).isEqualTo(commits + 1);
        assertThat(log.read(position, 10)).extracting(StoredEvent::type).containsExactly("DetailsChanged",
                "VisibilityChanged");
        isReplayOf(first, keyed("PATCH", path, patch));
        keyed("PATCH", path, patch.replace("\"y\"", "\"z\"")).isProblem(422, "key-reused");
        assertThat(caller.send("PATCH", path, patch).isOk(200).body().path("changed").asBoolean()).isFalse();
        caller.send("PATCH", path, patch, "If-Match", "\"0\"").isProblem(412, "sequence-mismatch");
        assertThat(log.head().position()).isEqualTo(position + 2);
    }

    @Test
    void noMemberOfAnActionItemIsRemovedByNull() {
        String item = "/v1/incidents/" + declare() + "/action-items";
        String path = item + "/" + caller.send("POST", item, "{\"title\": \"x\", \"owner\": \"ann\"}").isOk(201)
                .text("actionItemId");
        long position = log.head().position();

        for (String member : List.of("title", "owner", "priority", "status", "dueOn")) {
            Caller.Answer refused = caller.send("PATCH", path, "{\"" + member + "\": null}")
                    .isProblem(400, "invalid-body").names("/" + member);
            assertThat(refused.text("detail")).startsWith("/" + member + " can't be removed by null: ");
        }
        assertThat(log.head().position()).isEqualTo(position);
        caller.send("PATCH", path, "{\"status\": \"done\"}", "Content-Type", "application/merge-patch+json").isOk(200);
    }

    @Test
    void nullsInAPatchRemoveLabels() {
        String path = "/v1/incidents/" + declare();
        caller.send("PATCH", path, "{\"labels\": {\"a\": \"1\", \"b\": \"2\", \"c\": \"3\"}}").isOk(200);
        long position = log.head().position();
        caller.send("PATCH", path, "{\"labels\": {\"a\": null, \"z\": null}}").isOk(200);
        caller.send("PATCH", path, "{\"labels\": null}").isOk(200);

        assertThat(log.read(position, 10)).extracting(StoredEvent::payload).containsExactly(
                "{\"labels\":{\"a\":null}}", "{\"labels\":{\"b\":null,\"c\":null}}");
        for (String nothing : List.of("{\"labels\": null}", "{\"labels\": {\"a\": null}}", "{\"labels\": {}}", "{}")) {
            assertThat(caller.send("PATCH", path, nothing).isOk(200).body().path("changed").asBoolean()).isFalse();
        }
        Caller.Answer refused = caller.send("PATCH", path, "{\"title\": \"z\", \"summary\": null}")
                .isProblem(400, "invalid-body").names("/summary");
        assertThat(refused.text("detail"))
                .isEqualTo("/summary can't be removed by null: a summary can only be replaced.");
        assertThat(log.head().position()).isEqualTo(position + 2);
    }

    @Test
    void whatWasMadeHasTheSameIdInTheRepeatedAnswer() {
        String incident = declare();
        for (String[] made : new String[][]{{"/updates", "{\"message\":\"m\"}"},
            {"/timeline", "{\"kind\":\"note\",\"message\":\"m\"}"},
            {"/action-items", "{\"title\":\"t\"}"}}) {
            key = UUID.randomUUID().toString();
            Caller.Answer first = keyed("POST", "/v1/incidents/" + incident + made[0], made[1]).isOk(201);
            caller.send("POST", "/v1/incidents/" + incident + "/updates", "{\"message\":\"meanwhile\"}").isOk(201);

            isReplayOf(first, keyed("POST", "/v1/incidents/" + incident + made[0], made[1]));
        }
    }

    @Test
    void theSameKeyWithAnotherRequestIsRefused() {
        String incident = declare();
        keyed("PUT", "/v1/incidents/" + incident + "/severity", "{\"severity\":\"SEV1\"}").isOk(200);
        long position = log.head().position();

        keyed("PUT", "/v1/incidents/" + incident + "/severity", "{\"severity\":\"SEV3\"}").isProblem(422, "key-reused");
        keyed("PUT", "/v1/incidents/" + declare() + "/severity", "{\"severity\":\"SEV1\"}").isProblem(422,
                "key-reused");
        keyed("POST", "/v1/incidents", DECLARATION).isProblem(422, "key-reused");
        assertThat(log.head().position()).as("after one more declaration, of two events").isEqualTo(position + 2);
    }

    @Test
    void actorsDoNotShareKeys() {
        String first = keyed("POST", "/v1/incidents", DECLARATION).isOk(201).text("incidentId");

        Caller.Answer other = caller
                .send("POST", "/v1/incidents", DECLARATION, "Idempotency-Key", key, "X-Actor", "bob").isOk(201);
        assertThat(other.text("incidentId")).isNotEqualTo(first);
    }

    @Test
    void aRefusedCommandLeavesItsKeyFree() {
        String incident = declare();
        keyed("POST", "/v1/incidents/" + incident + "/close", "{}").isProblem(409, "incident-not-resolved");
        caller.send("POST", "/v1/incidents/" + incident + "/resolve", "{}").isOk(200);

        Caller.Answer closed = keyed("POST", "/v1/incidents/" + incident + "/close", "{}").isOk(200);
        assertThat(closed.header("Idempotency-Replayed")).isNull();
    }

    @Test
    void manyAtOnceApplyOnce() {
        String incident = declare();
        long position = log.head().position();

        List<Caller.Answer> answers = IntStream.range(0, 20)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> keyed("POST", "/v1/incidents/" + incident + "/updates", "{\"message\":\"m\"}")))
                .toList().stream().map(CompletableFuture::join).toList();

        assertThat(answers).allSatisfy(
                answer -> assertThat(answer.toString()).isEqualTo(answers.getFirst().toString()).startsWith("201"));
        assertThat(answers).filteredOn(answer -> answer.header("Idempotency-Replayed") == null).hasSize(1);
        assertThat(log.head().position()).isEqualTo(position + 1);
    }

    @Test
    void nothingChangesTwice() {
        String incident = declare();
        Caller.Answer same = caller.send("PUT", "/v1/incidents/" + incident + "/severity", "{\"severity\":\"SEV2\"}")
                .isOk(200);

        assertThat(same.body().path("changed").asBoolean(true)).isFalse();
        assertThat(same.body().path("position").asLong()).isEqualTo(log.head().position());
        assertThat(same.header("ETag")).isEqualTo("\"" + same.body().path("sequence").asLong() + "\"");
    }

    @Test
    void anEntityTagIsGoodForOneMoreCommand() {
        String incident = declare();
        String path = "/v1/incidents/" + incident + "/severity";
        String tag = caller.send("PUT", path, "{\"severity\":\"SEV3\"}").isOk(200).header("ETag");
        long position = log.head().position();

        caller.send("PUT", path, "{\"severity\":\"SEV4\"}", "If-Match", "\"0\"").isProblem(412, "sequence-mismatch");
        assertThat(log.head().position()).isEqualTo(position);
        caller.send("PUT", path, "{\"severity\":\"SEV4\"}", "If-Match", tag).isOk(200);
        caller.send("PUT", path, "{\"severity\":\"SEV5\"}", "If-Match", tag).isProblem(412, "sequence-mismatch");
        caller.send("PUT", path, "{\"severity\":\"SEV5\"}", "If-Match", "*").isOk(200);
    }

    @Test
    void anyOfSeveralEntityTagsMatches() {
        String path = "/v1/incidents/" + declare() + "/severity";
        String tag = caller.send("PUT", path, "{\"severity\":\"SEV3\"}").isOk(200).header("ETag");

        caller.send("PUT", path, "{\"severity\":\"SEV4\"}", "If-Match", "\"0\", \"99-ab\"")
                .isProblem(412, "sequence-mismatch");
        caller.send("PUT", path, "{\"severity\":\"SEV4\"}", "If-Match", "W/" + tag).isProblem(412,
                "sequence-mismatch");
        caller.send("PUT", path, "{\"severity\":\"SEV4\"}", "If-Match", "\"abc\", \"a,b\"").isProblem(412,
                "sequence-mismatch");
        caller.send("PUT", path, "{\"severity\":\"SEV4\"}", "If-Match", "*, " + tag).isProblem(400,
                "invalid-headers").names("If-Match");
        caller.send("PUT", path, "{\"severity\":\"SEV4\"}", "If-Match", "\"0\", " + tag + ", \"99-ab\"").isOk(200);
    }

    @Test
    void checksComeInTheirOrder() {
        String incident = declare();
        String severity = "/v1/incidents/" + incident + "/severity";
        String nowhere = "/v1/incidents/" + UUID.randomUUID();
        keyed("PUT", severity, "{\"severity\":\"SEV1\"}").isOk(200);

        // A malformed request is reported before anything else.
        keyed("PUT", nowhere + "/severity", "{").isProblem(400, "malformed-json");
        caller.send("PUT", nowhere + "/severity", "{}", "If-Match", "\"99\"").isProblem(400, "invalid-body");
        // The key is checked before an unknown incident, a stale sequence, and the rules.
        keyed("POST", nowhere + "/acknowledge", "{}").isProblem(422, "key-reused");
        caller.send("POST", "/v1/incidents/" + incident + "/close", "{}", "Idempotency-Key", key, "X-Actor", "ann",
                "If-Match", "\"99\"")
                .isProblem(422, "key-reused");
        // An unknown incident is reported before its sequence is checked, and the sequence before the rules.
        caller.send("POST", nowhere + "/close", "{}", "If-Match", "\"99\"").isProblem(404, "unknown-incident");
        caller.send("POST", "/v1/incidents/" + incident + "/close", "{}", "If-Match", "\"99\"").isProblem(412,
                "sequence-mismatch");
        caller.send("POST", "/v1/incidents/" + incident + "/close", "{}").isProblem(409, "incident-not-resolved");
        // A replay takes precedence over a sequence that has moved on.
        caller.send("PUT", severity, "{\"severity\":\"SEV5\"}").isOk(200);
        assertThat(caller
                .send("PUT", severity, "{\"severity\":\"SEV1\"}", "Idempotency-Key", key, "X-Actor", "ann", "If-Match",
                        "\"99\"")
                .isOk(200)
                .header("Idempotency-Replayed")).isEqualTo("true");
    }

    private static String reported(String id) {
        return "{\"title\":\"x\",\"severity\":\"SEV2\",\"externalRef\":{\"system\":\"pager\",\"id\":\"" + id + "\"}}";
    }

    @Test
    void anExternalReferenceIsDeclaredOnce() {
        Caller.Answer first = caller.send("POST", "/v1/incidents", reported(key), "X-Actor", "ann").isOk(201);
        long position = log.head().position();

        Caller.Answer again = caller.send("POST", "/v1/incidents", reported(key), "X-Actor", "bob")
                .isProblem(409, "incident-exists");
        assertThat(again.text("incidentId")).isEqualTo(first.text("incidentId"));

        Caller.Answer existing = caller.send("POST", "/v1/incidents", reported(key), "Prefer",
                "wait=5, Return=Existing").isOk(200);
        assertThat(existing.text("incidentId")).isEqualTo(first.text("incidentId"));
        assertThat(existing.body().path("changed").asBoolean(true)).isFalse();
        assertThat(existing.header("Location")).isEqualTo(first.header("Location"));
        assertThat(existing.header("ETag")).isEqualTo("\"1\"");
        assertThat(existing.header("Preference-Applied")).isEqualTo("return=existing");
        assertThat(log.head().position()).isEqualTo(position);
    }

    @Test
    void ofAMergedIncidentTheAnswersNameTheOneThatGoesOn() {
        String first = caller.send("POST", "/v1/incidents", reported(key)).isOk(201).text("incidentId");
        String second = caller.send("POST", "/v1/incidents", reported(key + "-2")).isOk(201).text("incidentId");
        String third = caller.send("POST", "/v1/incidents", reported(key + "-3")).isOk(201).text("incidentId");
        merge(first, second);
        merge(second, third);

        Caller.Answer refused = caller.send("POST", "/v1/incidents", reported(key)).isProblem(409, "incident-exists");
        assertThat(refused.text("incidentId")).isEqualTo(first);
        assertThat(refused.text("mergedInto")).isEqualTo(third);
        assertThat(refused.text("detail")).matches(
                "The incident was already declared as #\\d+, which was merged into #\\d+\\.");
        Caller.Answer existing = caller.send("POST", "/v1/incidents", reported(key), "Prefer", "return=existing")
                .isOk(200);
        assertThat(existing.text("incidentId")).isEqualTo(first);
        assertThat(existing.text("mergedInto")).isEqualTo(third);
        assertThat(caller.send("POST", "/v1/incidents", reported(key + "-3"), "Prefer", "return=existing").isOk(200)
                .body().has("mergedInto")).isFalse();
    }

    private void merge(String from, String into) {
        caller.send("POST", "/v1/incidents/" + from + "/merge", "{\"into\":\"" + into + "\"}").isOk(200);
    }

    @Test
    void aReferenceIsKeptByteForByte() {
        String first = caller.send("POST", "/v1/incidents", reported(key)).isOk(201).text("incidentId");
        String other = caller.send("POST", "/v1/incidents", reported(key + " ")).isOk(201).text("incidentId");
        assertThat(other).isNotEqualTo(first);
    }

    @Test
    void aRepeatedDeclarationWithAReferenceAndAKeyGetsItsFirstAnswer() {
        Caller.Answer first = keyed("POST", "/v1/incidents", reported(key)).isOk(201);

        isReplayOf(first, keyed("POST", "/v1/incidents", reported(key)));
        caller.send("POST", "/v1/incidents", reported(key), "Idempotency-Key", key + "-2", "X-Actor", "ann")
                .isProblem(409, "incident-exists");
    }

    @Test
    void ofManyDeclarationsOfOneReferenceAtOnceOneWins() {
        List<Integer> answers = IntStream.range(0, 16)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> caller.send("POST", "/v1/incidents", reported(key), "X-Actor", "ann").status()))
                .toList().stream().map(CompletableFuture::join).toList();
        assertThat(answers).containsOnly(201, 409).containsOnlyOnce(201);
    }
}

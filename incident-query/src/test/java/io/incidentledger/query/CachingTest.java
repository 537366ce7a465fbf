package io.incidentledger.query;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.incidentledger.events.ActionItemPriority;
import io.incidentledger.events.IncidentEvent.ActionItemAdded;
import io.incidentledger.events.IncidentEvent.IncidentAcknowledged;
import io.incidentledger.events.IncidentEvent.IncidentClosed;
import io.incidentledger.events.IncidentEvent.IncidentResolved;
import io.incidentledger.events.Mode;
import io.incidentledger.events.Severity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;

import static io.incidentledger.events.History.declaration;
import static org.assertj.core.api.Assertions.assertThat;

/// Tests entity tags and cache headers over HTTP.
class CachingTest extends FreshLedgerApi {

    private static final String HEX = "[0-9a-f]{32}";
    private static final List<String> QUERIES = List.of("/v1/incidents", "/v1/incidents/1", "/v1/incidents/1/timeline",
            "/v1/incidents/1/postmortem", "/v1/incidents/1/phases", "/v1/incidents/1/diff?from=1&to=3", "/v1/measures",
            "/v1/measures/quality", "/v1/measures/drift?from=1&to=3", "/v1/policies/measures",
            "/v1/policies/built-in-measures",
            "/v1/services/web/availability?from=2024-03-05&to=2024-03-06", "/v1/action-items",
            "/v1/events", "/v1/ledger", "/v1/ledger/verify");

    private String declare() {
        String id = UUID.randomUUID().toString();
        incidents.by("ada", id, declaration("t", Severity.SEV1, Mode.LIVE, "13:30", List.of("web"), Map.of()),
                new ActionItemAdded(UUID.randomUUID().toString(), "Add an alert", "eve", ActionItemPriority.P1, null,
                        null));
        return id;
    }

    private EntityExchangeResult<byte[]> ask(HttpMethod method, String path, @Nullable String known, MediaType accept) {
        var request = http.method(method).uri(path).accept(accept);
        if (known != null) {
            request.header(HttpHeaders.IF_NONE_MATCH, known);
        }
        return request.exchange().expectBody(byte[].class).returnResult();
    }

    private EntityExchangeResult<byte[]> get(String path, @Nullable String known) {
        return ask(HttpMethod.GET, path, known, MediaType.ALL);
    }

    private static String tag(EntityExchangeResult<byte[]> answer) {
        return String.valueOf(answer.getResponseHeaders().getETag());
    }

    private static String text(EntityExchangeResult<byte[]> answer) {
        return answer.getResponseBody() == null ? "" : new String(answer.getResponseBody());
    }

    /// Retries because a response may contain ages and therefore change with the time of the query.
    private EntityExchangeResult<byte[]> known(String path) {
        for (int i = 0; i < 100; i++) {
            EntityExchangeResult<byte[]> answer = get(path, null);
            EntityExchangeResult<byte[]> again = get(path, tag(answer));
            assertThat(again.getStatus().value() == 304).as(path).isEqualTo(tag(again).equals(tag(answer)));
            if (again.getStatus().value() == 304) {
                return again;
            }
        }
        throw new AssertionError(path + " changes all the time");
    }

    @Test
    void whatHasNotChangedIsNotSentAgain() {
        String id = declare();
        incidents.add(id, new IncidentResolved(null, Instant.parse("2024-03-05T14:30:00Z")),
                new IncidentClosed(null, Instant.parse("2024-03-05T15:30:00Z")));
        get("/v1/incidents?minPosition=4", null);

        for (String path : QUERIES) {
            EntityExchangeResult<byte[]> again = known(path);
            assertThat(again.getResponseBody()).as(path).isNullOrEmpty();
            HttpHeaders headers = again.getResponseHeaders();
            assertThat(headers.getETag()).as(path)
                    .matches(path.equals("/v1/incidents/1") ? "\"3-" + HEX + "\"" : "\"" + HEX + "\"");
            boolean past = path.contains("to=3");
            assertThat(headers.getCacheControl()).as(path).isEqualTo(past ? null : "no-cache");
            assertThat(headers.getFirst("Ledger-Position")).as(path).isEqualTo(past ? "3" : "4");
            assertThat(headers.getContentType()).as(path).isNull();
            assertThat(get(path, "\"x\", W/" + headers.getETag()).getStatus().value()).as(path).isEqualTo(304);
            assertThat(get(path, "*").getStatus().value()).as(path).isEqualTo(304);
            assertThat(get(path, "\"3\", \"x\"").getStatus().value()).as(path).isEqualTo(200);
        }
    }

    @Test
    void whatLastsUntilTheTimeOfAskingIsSentAgain() {
        declare();
        EntityExchangeResult<byte[]> running = get("/v1/incidents/1/phases", null);
        EntityExchangeResult<byte[]> later = get("/v1/incidents/1/phases", tag(running));

        assertThat(later.getStatus().value()).isEqualTo(200);
        assertThat(tag(later)).isNotEqualTo(tag(running));
    }

    @Test
    void headHasTheHeadersOfGet() {
        declare();
        for (String path : List.of("/v1/ledger", "/v1/incidents/1/timeline", "/v1/events")) {
            EntityExchangeResult<byte[]> head = ask(HttpMethod.HEAD, path, null, MediaType.ALL);
            EntityExchangeResult<byte[]> get = get(path, null);
            assertThat(tag(head)).as(path).isEqualTo(tag(get)).matches("\"" + HEX + "\"");
            assertThat(head.getResponseHeaders().getContentLength()).as(path)
                    .isEqualTo(get.getResponseHeaders().getContentLength()).isPositive();
            assertThat(head.getResponseBody()).as(path).isNullOrEmpty();
            assertThat(ask(HttpMethod.HEAD, path, tag(get), MediaType.ALL).getStatus().value()).isEqualTo(304);
        }
    }

    /// Nothing is recorded in between: the response changes only because time passes.
    @Test
    void whatLayInTheFutureIsSentAgainWhenItHasCome() {
        String id = declare();
        Instant soon = Instant.now().plusSeconds(3);
        incidents.add(id, new IncidentResolved(null, soon));
        EntityExchangeResult<byte[]> before = get("/v1/incidents/1", null);
        EntityExchangeResult<byte[]> postmortem = get("/v1/incidents/1/postmortem", null);
        assertThat(text(before)).contains("\"invalid\"");

        Instant deadline = Instant.now().plus(Duration.ofSeconds(20));
        EntityExchangeResult<byte[]> now = before;
        while (text(now).contains("\"invalid\"") && Instant.now().isBefore(deadline)) {
            EntityExchangeResult<byte[]> next = get("/v1/incidents/1", tag(before));
            now = next.getStatus().value() == 304 ? now : next;
        }
        assertThat(Instant.now()).isAfterOrEqualTo(soon);
        assertThat(text(now)).doesNotContain("\"invalid\"");
        assertThat(tag(now)).startsWith("\"2-").isNotEqualTo(tag(before));
        assertThat(get("/v1/incidents/1/postmortem", tag(postmortem)).getStatus().value()).isEqualTo(200);
    }

    @Test
    void anEventChangesTheTagAndTheSequenceInIt() {
        String id = declare();
        EntityExchangeResult<byte[]> before = get("/v1/incidents/" + id, null);
        assertThat(tag(before)).matches("\"1-" + HEX + "\"");

        incidents.add(id, new IncidentAcknowledged(null));

        EntityExchangeResult<byte[]> after = get("/v1/incidents/" + id, tag(before));
        assertThat(after.getStatus().value()).isEqualTo(200);
        assertThat(tag(after)).matches("\"2-" + HEX + "\"");
    }

    @Test
    void aNextPageThatHasComeIsNews() {
        declare();
        EntityExchangeResult<byte[]> last = get("/v1/incidents?sort=number&limit=1&minPosition=2", null);
        declare();

        EntityExchangeResult<byte[]> again = get("/v1/incidents?sort=number&limit=1&minPosition=4", tag(last));
        assertThat(again.getStatus().value()).isEqualTo(200);
        assertThat(again.getResponseHeaders().getFirst(HttpHeaders.LINK)).isNotNull();
    }

    @Test
    void eachFormOfAPostmortemHasItsOwnTag() {
        declare();
        Set<String> tags = new HashSet<>();
        for (MediaType form : List.of(MediaType.APPLICATION_JSON, MediaType.TEXT_HTML, MediaType.TEXT_MARKDOWN)) {
            EntityExchangeResult<byte[]> answer = ask(HttpMethod.GET, "/v1/incidents/1/postmortem", null, form);
            assertThat(answer.getResponseHeaders().getVary()).containsExactly("Accept", "Accept-Encoding");
            tags.add(tag(answer));
            tags.forEach(tag -> assertThat(ask(HttpMethod.GET, "/v1/incidents/1/postmortem", tag, form).getStatus()
                    .value() == 304).isEqualTo(tag.equals(tag(answer))));
        }
        assertThat(tags).hasSize(3);
    }

    @Test
    void whatIsFinalNeedNotBeAskedForAgain() {
        String id = declare();
        incidents.add(id, new IncidentAcknowledged(null));

        EntityExchangeResult<byte[]> then = get("/v1/incidents/1?asOf=2", null);
        assertThat(then.getResponseHeaders().getFirst("Ledger-As-Of-Final")).isEqualTo("true");
        assertThat(then.getResponseHeaders().getCacheControl()).isNull();
        assertThat(tag(then)).matches("\"1-" + HEX + "\"");
        EntityExchangeResult<byte[]> again = get("/v1/incidents/1?asOf=2", tag(then));
        assertThat(again.getStatus().value()).isEqualTo(304);
        assertThat(again.getResponseHeaders().getFirst("Repr-Digest"))
                .isEqualTo(then.getResponseHeaders().getFirst("Repr-Digest"));

        EntityExchangeResult<byte[]> open = get("/v1/incidents/1?asOf=2999-01-01T00:00:00Z", null);
        assertThat(open.getResponseHeaders().getFirst("Ledger-As-Of-Final")).isEqualTo("false");
        assertThat(open.getResponseHeaders().getCacheControl()).isEqualTo("no-cache");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/incidents/2", "/v1/incidents?colour=red", "/v1/nowhere"})
    void aRefusalHasNoTagAndIsNotKept(String path) {
        declare();
        EntityExchangeResult<byte[]> refusal = get(path, "*");
        assertThat(refusal.getStatus().is4xxClientError()).isTrue();
        assertThat(refusal.getResponseHeaders().getETag()).isNull();
        assertThat(refusal.getResponseHeaders().getCacheControl()).isEqualTo("no-store");
    }

    @Test
    void streamsHaveNoTag() {
        declare();
        EntityExchangeResult<byte[]> replay = get("/v1/incidents/1/replay?speed=0", "*");
        assertThat(replay.getStatus().value()).isEqualTo(200);
        assertThat(replay.getResponseHeaders().getETag()).isNull();
        assertThat(replay.getResponseHeaders().getCacheControl()).isEqualTo("no-store");
        assertThat(get("/v1/events", null).getResponseHeaders().getVary()).containsExactly("Accept", "Accept-Encoding");
    }

    @Test
    void aTagOfAnythingElseIsNotOurs() {
        declare();
        String tag = tag(get("/v1/incidents/1/timeline", null));
        for (String foreign : List.of("\"a, *, b\"", "\"x,\" ", "*, " + tag, tag.replace("\"", ""))) {
            assertThat(get("/v1/incidents/1/timeline", foreign).getStatus().value()).as(foreign).isEqualTo(200);
        }
        for (String ours : List.of("\"a,b\", " + tag, "W/" + tag, "*")) {
            assertThat(get("/v1/incidents/1/timeline", ours).getStatus().value()).as(ours).isEqualTo(304);
        }
    }

    @Test
    void aQuestionThatIsPostedHasNoTag() {
        declare();
        EntityExchangeResult<byte[]> answer = http.post().uri("/v1/measures/what-if")
                .header(HttpHeaders.IF_NONE_MATCH, "*")
                .exchange().expectBody(byte[].class).returnResult();
        assertThat(answer.getStatus().value()).isEqualTo(200);
        assertThat(answer.getResponseHeaders().getETag()).isNull();
    }
}

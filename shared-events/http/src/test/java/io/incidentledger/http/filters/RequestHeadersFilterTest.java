package io.incidentledger.http.filters;

import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import io.incidentledger.http.problems.ProblemException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RequestHeadersFilterTest {

    private static final String JSON = "application/json";

    private final RequestHeadersFilter filter = new RequestHeadersFilter();

    /// What the rest of the service sees of a header; null: it was not handed on.
    private @Nullable List<String> seen(String header, String... lines) {
        AtomicReference<HttpHeaders> headers = new AtomicReference<>();
        filter.filter(MockServerWebExchange.from(MockServerHttpRequest.get("/v1/ledger").header(header, lines)),
                exchange -> {
                    headers.set(exchange.getRequest().getHeaders());
                    return Mono.empty();
                }).block();
        return headers.get().get(header);
    }

    private void refuses(String header, String value, String name, String detail) {
        assertThatThrownBy(() -> seen(header, value)).isInstanceOfSatisfying(ProblemException.class, refusal -> {
            assertThat(refusal.problem().name()).isEqualTo(name);
            assertThat(refusal.problem().detail()).contains(detail);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*;q=abc", "a/b/c", "text", "*/json", "application/json;q=2", "text/html;charset=\"",
        "a/b, , ;q=1", "\u00ff/a"})
    void whatIsNoListOfMediaTypesIsRefusedByName(String accept) {
        refuses("Accept", accept, "invalid-headers", "Accept must be a list of media types");
    }

    @Test
    void whatIsLongIsRepeatedInPartOnly() {
        assertThatThrownBy(() -> seen("Accept", "x".repeat(5_000))).isInstanceOfSatisfying(ProblemException.class,
                refusal -> assertThat(refusal.problem().detail()).endsWith("xx ….").hasSizeLessThan(250));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json;charset=foo", "text/html; Charset=\"no/such\"",
        "*/*;charset=x;q=0.5", "text/html;charset=utf-16"})
    void anotherCharsetIsNotAcceptableWhetherThereIsOneOrNot(String accept) {
        refuses("Accept", accept, "not-acceptable", "UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json;q=0", "text/html;q=0.000, application/json;q=0", "*/*;q=0"})
    void whoWantsNothingGetsNothing(String accept) {
        refuses("Accept", accept, "not-acceptable", "q=0");
    }

    @Test
    void whatIsNotWantedIsLeftOut() {
        assertThat(seen("Accept", "text/html;q=0, application/json")).containsExactly(JSON);
        assertThat(seen("Accept", "text/html;q=0, application/*;q=0.5")).containsExactly("application/*;q=0.5");
        assertThat(seen("Accept", "application/*;q=0, text/html")).containsExactly("text/html");
    }

    @Test
    void aRangeIsReplacedByWhatIsWantedOfIt() {
        assertThat(seen("Accept", "text/html;q=0, text/*;q=0.5, application/json").getFirst())
                .isEqualTo("text/markdown;q=0.5, text/csv;q=0.5, text/event-stream;q=0.5, text/plain;q=0.5, " + JSON);
        assertThat(seen("Accept", "*/*, application/json;q=0").getFirst()).startsWith("text/markdown, text/html")
                .doesNotContain(JSON, "*");
        assertThat(seen("Accept", "text/html, text/*;q=0, */*;q=0.1").getFirst())
                .startsWith("text/html, application/json;q=0.1").doesNotContain("text/markdown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"q=%ff", "q=%c3%28", "%FF=1", "q=%ed%a0%80", "q=%c0%80", "q=a%e2%82"})
    void aQueryThatIsNotUtf8IsRefused(String query) {
        MockServerHttpRequest request = MockServerHttpRequest
                .method(HttpMethod.GET, URI.create("http://localhost/v1/incidents?" + query)).build();

        assertThatThrownBy(() -> filter.filter(MockServerWebExchange.from(request), exchange -> Mono.empty()).block())
                .isInstanceOfSatisfying(ProblemException.class, refusal -> assertThat(refusal.problem().name())
                        .isEqualTo("malformed-request"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"q=%c3%a4", "q=a+b%20c", "%F0%9F%98%80=1", "q=%25ff", "", "q"})
    void aQueryInUtf8IsHandedOn(String query) {
        MockServerHttpRequest request = MockServerHttpRequest
                .method(HttpMethod.GET, URI.create("http://localhost/v1/incidents?" + query)).build();
        AtomicReference<String> seen = new AtomicReference<>();

        filter.filter(MockServerWebExchange.from(request), exchange -> {
            seen.set(exchange.getRequest().getURI().getRawQuery());
            return Mono.empty();
        }).block();

        assertThat(seen).hasValue(query);
    }

    @ParameterizedTest
    @ValueSource(strings = {",,,", "", " ", ", ,"})
    void aListOfNothingIsNoHeader(String accept) {
        assertThat(seen("Accept", accept)).isNull();
        assertThat(seen("Accept", accept, accept)).isNull();
    }

    @Test
    void emptyElementsAreIgnored() {
        assertThat(seen("Accept", ", " + JSON + ",,text/html;q=0.5 ,")).containsExactly(JSON + ", text/html;q=0.5");
        assertThat(seen("Accept", JSON, "")).containsExactly(JSON);
        assertThat(seen("Accept", "", "text/plain;a=\"b,,c\",")).containsExactly("text/plain;a=\"b,,c\"");
    }

    @Test
    void whatHasNothingToIgnoreStaysAsItIs() {
        assertThat(seen("Accept", "text/html , */*;q=0.1", JSON)).containsExactly("text/html , */*;q=0.1", JSON);
        assertThat(seen("X-Other", "1")).containsExactly("1");
    }

    @Test
    void otherCharsetsAreNotOffered() {
        assertThat(seen("Accept", JSON + ";charset=utf-16, text/html, text/plain;charset=UTF-8"))
                .containsExactly("text/html, text/plain;charset=UTF-8");
        refuses("Accept", JSON + ";charset=utf-16, */*;charset=iso-8859-1", "not-acceptable", "UTF-8");
    }

    @Test
    void asManyTypesAsSpringSortsAreTaken() {
        String many = "a/b,".repeat(RequestHeadersFilter.MAX_MEDIA_TYPES);
        assertThat(seen("Accept", many.replaceFirst(",$", ""))).hasSize(1);
        assertThat(seen("Accept", many)).hasSize(1);
        refuses("Accept", many + "a/b", "invalid-headers", "at most 50");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:99999", "localhost:-1", "localhost:65536", "[::1]:99999", "[", "[::1", "a b",
        "%",
        "user@localhost", "localhost/x", "localhost?x", "localhost:1:1", "localhost:99999999999", "[::1]x", "a:b"})
    void whatIsNoHostIsRefused(String host) {
        refuses("Host", host, "invalid-headers", "Host must be a host");
    }

    @ParameterizedTest
    @CsvSource({"localhost", "localhost:0", "localhost:65535", "localhost:00080", "localhost:", "[::1]:80",
        "[fe80::1%25a]",
        "a_b.example", "%41.example", "''", "127.0.0.1:8080"})
    void aHostIsTaken(String host) {
        assertThat(seen("Host", host)).containsExactly(host);
    }
}

package io.incidentledger.query;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

import io.incidentledger.events.Mode;
import io.incidentledger.events.Severity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.incidentledger.events.History.declaration;
import static org.assertj.core.api.Assertions.assertThat;

/// Compressed responses and conditional requests for them, over HTTP.
class CompressionApiTest extends FreshLedgerApi {

    private static final List<String> LONG = List.of("/v1/incidents?minPosition=40&asOf=40", "/v1/incidents/1?asOf=40",
            "/v1/measures?asOf=40", "/v1/incidents/1/postmortem?asOf=40", "/v1/events");

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void declareMany() {
        for (int i = 0; i < 40; i++) {
            incidents.by("ada", UUID.randomUUID().toString(), declaration("Checkout fails " + i, Severity.SEV1,
                    Mode.LIVE, "13:30", List.of("web"), Map.of()));
        }
    }

    private HttpResponse<byte[]> ask(String method, String path, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base() + path)).method(method,
                BodyPublishers.noBody());
        return client.send((headers.length == 0 ? request : request.headers(headers)).build(),
                BodyHandlers.ofByteArray());
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static byte[] decoded(HttpResponse<byte[]> answer) throws IOException {
        InputStream in = new ByteArrayInputStream(answer.body());
        try (InputStream decoding = switch (header(answer, "Content-Encoding")) {
            case "gzip" -> new GZIPInputStream(in);
            case "deflate" -> new InflaterInputStream(in);
            default -> throw new IllegalStateException("it is not compressed");
        }) {
            return decoding.readAllBytes();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate"})
    void anAnswerIsTheSameInEveryForm(String coding) throws Exception {
        for (String path : LONG) {
            HttpResponse<byte[]> plain = ask("GET", path);
            HttpResponse<byte[]> compressed = ask("GET", path, "Accept-Encoding", coding);
            assertThat(plain.body()).as(path).hasSizeGreaterThan(1_024);
            assertThat(decoded(compressed)).as(path).isEqualTo(plain.body());
            assertThat(compressed.body()).as(path).hasSizeLessThan(plain.body().length);
            assertThat(header(compressed, "Content-Length")).as(path)
                    .isEqualTo(Integer.toString(compressed.body().length));
            String tag = header(plain, "ETag");
            assertThat(header(compressed, "ETag")).as(path).isEqualTo(tag.replaceFirst("\"$", "-" + coding + "\""));
            for (HttpResponse<byte[]> each : List.of(plain, compressed)) {
                assertThat(header(each, "Vary")).as(path).endsWith("Accept-Encoding");
            }
            HttpResponse<byte[]> head = ask("HEAD", path, "Accept-Encoding", coding);
            for (String name : List.of("ETag", "Vary", "Content-Encoding", "Content-Length", "Repr-Digest")) {
                assertThat(header(head, name)).as(path + " " + name).isEqualTo(header(compressed, name));
            }
        }
    }

    @Test
    void whoHasAnAnswerInAFormThatItCanUseGetsA304() throws Exception {
        for (String path : LONG) {
            String plain = header(ask("GET", path), "ETag");
            String gzip = header(ask("GET", path, "Accept-Encoding", "gzip"), "ETag");
            for (String method : List.of("GET", "HEAD")) {
                known(method, path, plain, plain);
                known(method, path, plain, plain, "Accept-Encoding", "gzip");
                known(method, path, gzip, gzip);
                known(method, path, gzip, gzip, "Accept-Encoding", "gzip");
                known(method, path, "W/" + gzip, gzip, "Accept-Encoding", "gzip, deflate");
                known(method, path, plain + ", " + gzip, gzip, "Accept-Encoding", "gzip");
                known(method, path, gzip + ", \"x\", " + plain, plain, "Accept-Encoding", "identity");
                known(method, path, "*", plain);
                known(method, path, "*", gzip, "Accept-Encoding", "gzip");
                known(method, path, "*", plain, "Accept-Encoding", "identity");
                assertThat(ask(method, path, "If-None-Match", gzip, "Accept-Encoding", "identity").statusCode())
                        .as("it can't decode what it names").isEqualTo(200);
                assertThat(ask(method, path, "If-None-Match", "\"x-gzip\"").statusCode()).isEqualTo(200);
            }
        }
    }

    private void known(String method, String path, String ifNoneMatch, String tag, String... headers)
            throws Exception {
        String[] all = Stream.concat(Stream.of("If-None-Match", ifNoneMatch),
                Stream.of(headers)).toArray(String[]::new);
        HttpResponse<byte[]> answer = ask(method, path, all);
        assertThat(answer.statusCode()).as(path + " " + List.of(all)).isEqualTo(304);
        assertThat(answer.body()).isEmpty();
        assertThat(header(answer, "ETag")).as(path + " " + List.of(all)).isEqualTo(tag);
        assertThat(header(answer, "Vary")).as(path).contains("Accept-Encoding");
        assertThat(header(answer, "Content-Encoding")).isEmpty();
    }

    @Test
    void whatIsTooShortToBeCompressedHasOneTag() throws Exception {
        String tag = header(ask("GET", "/v1/ledger"), "ETag");

        known("GET", "/v1/ledger", "*", tag, "Accept-Encoding", "gzip");
    }

    @Test
    void theDigestIsThatOfTheBytesThatWereSent() throws Exception {
        for (String coding : List.of("identity", "gzip", "deflate")) {
            HttpResponse<byte[]> answer = ask("GET", LONG.getFirst(), "Accept-Encoding", coding);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(answer.body());
            assertThat(header(answer, "Repr-Digest")).as(coding)
                    .isEqualTo("sha-256=:" + Base64.getEncoder().encodeToString(digest) + ":");
        }
        String gzip = header(ask("GET", LONG.getFirst(), "Accept-Encoding", "gzip"), "ETag");
        assertThat(header(ask("GET", LONG.getFirst(), "Accept-Encoding", "gzip", "If-None-Match", gzip), "Repr-Digest"))
                .as("that of the form which the caller has is not known").isEmpty();
    }

    @Test
    void streamsAndShortAnswersAreNotCompressed() throws Exception {
        for (String path : List.of("/v1/replay?speed=0", "/v1/incidents/1/replay?speed=0", "/v1/ledger",
                "/v1/incidents/99")) {
            HttpResponse<byte[]> answer = ask("GET", path, "Accept-Encoding", "gzip");
            assertThat(header(answer, "Content-Encoding")).as(path).isEmpty();
            assertThat(header(answer, "ETag")).doesNotContain("gzip");
        }
        assertThat(header(ask("GET", "/v1/ledger"), "Vary")).isEqualTo("Accept-Encoding");
    }
}

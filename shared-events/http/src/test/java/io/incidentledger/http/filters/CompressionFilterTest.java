package io.incidentledger.http.filters;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import static org.assertj.core.api.Assertions.assertThat;

class CompressionFilterTest {

    private static final String LONG = "{\"title\":\"Checkout fails\"},".repeat(100);

    private interface Body {

        Mono<Void> write(ServerHttpResponse response);
    }

    private static DataBuffer bytes(ServerHttpResponse response, String text) {
        return response.bufferFactory().wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    private static MockServerHttpResponse answer(boolean enabled, @Nullable String encoding, String type, Body body) {
        var request = MockServerHttpRequest.get("/v1/incidents");
        if (encoding != null) {
            request.header(HttpHeaders.ACCEPT_ENCODING, encoding);
        }
        MockServerWebExchange exchange = MockServerWebExchange.from(request);
        new CompressionFilter(enabled).filter(exchange, inner -> {
            inner.getResponse().getHeaders().setContentType(MediaType.parseMediaType(type));
            return body.write(inner.getResponse());
        }).block();
        return exchange.getResponse();
    }

    private static Body whole(String text) {
        return response -> {
            response.getHeaders().setETag("\"3-abc\"");
            response.getHeaders().setContentLength(text.length());
            return response.writeWith(Mono.fromSupplier(() -> bytes(response, text)));
        };
    }

    private static byte[] sent(MockServerHttpResponse response) {
        DataBuffer joined = DataBufferUtils.join(response.getBody()).block();
        byte[] bytes = new byte[joined.readableByteCount()];
        joined.read(bytes);
        return bytes;
    }

    private static String decoded(String encoding, byte[] bytes) throws IOException {
        InputStream in = new ByteArrayInputStream(bytes);
        try (InputStream decoding = encoding.equals("gzip") ? new GZIPInputStream(in) : new InflaterInputStream(in)) {
            return new String(decoding.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @CsvSource({"gzip,application/json", "deflate,application/json", "gzip,text/html;charset=UTF-8",
        "gzip,text/markdown", "gzip,text/csv", "gzip,application/x-ndjson", "gzip,application/cloudevents-batch+json",
        "gzip,text/plain;version=0.0.4", "gzip,application/problem+json"})
    void whatIsLongIsCompressedWithATagAndALengthOfItsOwn(String encoding, String type) throws IOException {
        MockServerHttpResponse response = answer(true, encoding, type, whole(LONG));
        byte[] sent = sent(response);
        assertThat(decoded(encoding, sent)).isEqualTo(LONG);
        HttpHeaders headers = response.getHeaders();
        assertThat(headers.getFirst(HttpHeaders.CONTENT_ENCODING)).isEqualTo(encoding);
        assertThat(headers.getContentLength()).isEqualTo(sent.length).isLessThan(300);
        assertThat(headers.getETag()).isEqualTo("\"3-abc-" + encoding + "\"");
        assertThat(headers.getVary()).containsExactly("Accept-Encoding");
    }

    @ParameterizedTest
    @CsvSource(value = {"null,application/json", "identity,application/json", "br,application/json",
        "gzip,application/octet-stream", "gzip,application/pdf", "gzip,image/png", "gzip,text/event-stream",
        "gzip;q=0,text/html", "gzip;q=nonsense,text/html"}, nullValues = "null")
    void whatNobodyAsksForAndWhatIsNoTextStaysAsItIs(@Nullable String encoding, String type) {
        MockServerHttpResponse response = answer(true, encoding, type, whole(LONG));
        assertThat(sent(response)).asString().isEqualTo(LONG);
        assertThat(response.getHeaders().getETag()).isEqualTo("\"3-abc\"");
        assertThat(response.getHeaders().containsHeader(HttpHeaders.CONTENT_ENCODING)).isFalse();
        assertThat(response.getHeaders().getVary().contains("Accept-Encoding"))
                .isEqualTo(type.endsWith("json") || type.equals("text/html"));
    }

    @Test
    void whatIsShortStaysAsItIs() {
        String most = LONG.substring(0, CompressionFilter.LEAST_BYTES - 1);
        MockServerHttpResponse response = answer(true, "gzip", "application/json", whole(most));
        assertThat(sent(response)).asString().isEqualTo(most);
        assertThat(response.getHeaders().getContentLength()).isEqualTo(most.length());
        assertThat(answer(true, "gzip", "application/json", whole(most + "}")).getHeaders()
                .getFirst(HttpHeaders.CONTENT_ENCODING)).isEqualTo("gzip");
    }

    @Test
    void whatIsCompressedAlreadyStaysAsItIs() {
        MockServerHttpResponse response = answer(true, "gzip", "application/json", inner -> {
            inner.getHeaders().set(HttpHeaders.CONTENT_ENCODING, "br");
            return whole(LONG).write(inner);
        });
        assertThat(sent(response)).asString().isEqualTo(LONG);
        assertThat(response.getHeaders().get(HttpHeaders.CONTENT_ENCODING)).containsExactly("br");
    }

    @Test
    void nothingIsCompressedWhenItIsTurnedOff() {
        MockServerHttpResponse response = answer(false, "gzip", "application/json", whole(LONG));
        assertThat(sent(response)).asString().isEqualTo(LONG);
        assertThat(response.getHeaders().getVary()).isEmpty();
    }

    @Test
    void whatHasOtherFormsAsWellNamesBothHeaders() {
        MockServerHttpResponse response = answer(true, "gzip", "text/html", inner -> {
            inner.getHeaders().setVary(List.of("Accept"));
            return whole(LONG).write(inner);
        });
        assertThat(response.getHeaders().getVary()).containsExactly("Accept", "Accept-Encoding");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate"})
    void whatIsWrittenInPiecesIsCompressedInPieces(String encoding) throws IOException {
        MockServerHttpResponse response = answer(true, encoding, "text/csv", inner -> {
            inner.getHeaders().setContentLength(3L * LONG.length());
            return inner.writeWith(Flux.range(0, 3).map(i -> bytes(inner, LONG)));
        });
        assertThat(decoded(encoding, sent(response))).isEqualTo(LONG.repeat(3));
        assertThat(response.getHeaders().containsHeader(HttpHeaders.CONTENT_LENGTH)).isFalse();
    }

    /// What was flushed can be read before the next part is there.
    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate"})
    void whatIsFlushedCanBeReadAtOnce(String encoding) throws IOException {
        MockServerWebExchange exchange = MockServerWebExchange
                .from(MockServerHttpRequest.get("/").header(HttpHeaders.ACCEPT_ENCODING, encoding));
        List<byte[]> sent = new ArrayList<>();
        exchange.getResponse().setWriteHandler(body -> body.doOnNext(part -> {
            byte[] bytes = new byte[part.readableByteCount()];
            part.read(bytes);
            sent.add(bytes);
        }).then());
        Sinks.Many<Publisher<DataBuffer>> lines = Sinks.many().unicast().onBackpressureBuffer();
        var writing = new CompressionFilter(true).filter(exchange, inner -> {
            inner.getResponse().getHeaders().setContentType(MediaType.APPLICATION_NDJSON);
            return inner.getResponse().writeAndFlushWith(lines.asFlux());
        }).toFuture();
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            String line = "{\"line\":" + i + "}\n";
            all.append(line);
            lines.tryEmitNext(Mono.fromSupplier(() -> bytes(exchange.getResponse(), line)));
            InputStream in = new ByteArrayInputStream(joined(sent));
            try (InputStream decoding = encoding.equals("gzip")
                    ? new GZIPInputStream(in)
                    : new InflaterInputStream(in)) {
                assertThat(decoding.readNBytes(all.length())).asString().isEqualTo(all.toString());
            }
        }
        lines.tryEmitComplete();
        assertThat(writing).isCompletedWithValue(null);
        assertThat(decoded(encoding, joined(sent))).isEqualTo(all.toString());
    }

    private static byte[] joined(List<byte[]> parts) {
        byte[] joined = new byte[parts.stream().mapToInt(part -> part.length).sum()];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, joined, at, part.length);
            at += part.length;
        }
        return joined;
    }

    @Test
    void whoGoesAwayLeavesNothingBehindThatFails() {
        Compressor compressor = new Compressor(ContentCoding.GZIP);
        compressor.close();
        compressor.close();
        assertThat(
                compressor.add(bytes(MockServerWebExchange.from(MockServerHttpRequest.get("/")).getResponse(), LONG)))
                .isEmpty();
        assertThat(compressor.flush()).isEmpty();
        assertThat(compressor.end()).isEmpty();
    }
}

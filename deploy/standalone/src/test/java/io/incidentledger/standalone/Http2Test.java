package io.incidentledger.standalone;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpMethod;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.netty.http.HttpProtocol;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/// Tests HTTP/2 without TLS, after an upgrade and with prior knowledge.
class Http2Test {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String DECLARATION = "{\"title\": \"x\", \"severity\": \"SEV2\"}";
    private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
    private static final byte[] EMPTY_SETTINGS = {0, 0, 0, 4, 0, 0, 0, 0, 0};

    private static StartedService service;
    @TempDir
    private static Path directory;

    @BeforeAll
    static void start() {
        service = StartedService.start(directory, "--server.http2.enabled=true");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private record Response(int status, String type, String body) {
        JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(service.address() + path)).timeout(PATIENCE);
    }

    /// Asks for HTTP/2 with its first request on a connection, whatever that is.
    private static HttpClient upgrading() {
        return HttpClient.newBuilder().version(Version.HTTP_2).build();
    }

    private static reactor.netty.http.client.HttpClient knowing() {
        return reactor.netty.http.client.HttpClient.newConnection().protocol(HttpProtocol.H2C)
                .baseUrl(service.address()).responseTimeout(PATIENCE);
    }

    private static Response sent(HttpMethod method, String path, String body, String... headers) {
        return knowing().headers(all -> {
            for (int i = 0; i < headers.length; i += 2) {
                all.set(headers[i], headers[i + 1]);
            }
        }).request(method).uri(path).send(Mono.fromSupplier(() -> Unpooled.copiedBuffer(body, StandardCharsets.UTF_8)))
                .responseSingle((head, content) -> {
                    assertThat(head.version().text()).isEqualTo("HTTP/2.0");
                    return content.asString().defaultIfEmpty("").map(text -> new Response(head.status().code(),
                            String.valueOf(head.responseHeaders().get("Content-Type")), text));
                }).block(PATIENCE);
    }

    private static void assertProblem(Response response, int status, String name) {
        assertThat(response.status()).isEqualTo(status);
        assertThat(response.type()).isEqualTo("application/problem+json");
        assertThat(response.json().path("type").asString()).isEqualTo("urn:incident-ledger:problem:" + name);
        assertThat(response.json().path("status").intValue()).isEqualTo(status);
    }

    @Test
    void aConnectionIsUpgradedByARequestWithoutABody() throws Exception {
        try (HttpClient client = upgrading()) {
            HttpResponse<String> first = client.send(request("/v1/ledger").build(), BodyHandlers.ofString());
            HttpResponse<String> second = client.send(request("/v1/incidents").header("Content-Type",
                    "application/json").POST(BodyPublishers.ofString(DECLARATION)).build(), BodyHandlers.ofString());

            assertThat(first.version()).isEqualTo(Version.HTTP_2);
            assertThat(first.statusCode()).isEqualTo(200);
            assertThat(second.version()).isEqualTo(Version.HTTP_2);
            assertThat(second.statusCode()).isEqualTo(201);
        }
    }

    @Test
    void aRequestWithABodyIsAnsweredWithoutTheUpgrade() throws Exception {
        try (HttpClient client = upgrading()) {
            HttpResponse<String> first = client.send(request("/v1/incidents").header("Content-Type",
                    "application/json").POST(BodyPublishers.ofString(DECLARATION)).build(), BodyHandlers.ofString());
            HttpResponse<String> tooLarge = client.send(request("/v1/incidents").header("Content-Type",
                    "application/json").POST(BodyPublishers.ofString(DECLARATION + " ".repeat(1 << 20))).build(),
                    BodyHandlers.ofString());

            assertThat(first.version()).isEqualTo(Version.HTTP_1_1);
            assertThat(first.statusCode()).isEqualTo(201);
            assertThat(tooLarge.statusCode()).isEqualTo(413);
            assertThat(tooLarge.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(client.send(request("/v1/ledger").build(), BodyHandlers.ofString()).version())
                    .isEqualTo(Version.HTTP_2);
        }
    }

    @Test
    void aConnectionMayBeginWithHttp2() {
        assertThat(sent(HttpMethod.GET, "/v1/ledger", "").json().path("ledgerId").asString()).isNotBlank();
        assertThat(sent(HttpMethod.POST, "/v1/incidents", DECLARATION, "Content-Type", "application/json").status())
                .isEqualTo(201);
    }

    @Test
    void aListenerHearsEvents() {
        String heard = knowing().headers(all -> all.set("Accept", "text/event-stream")).get().uri("/v1/events")
                .responseContent().asString().takeUntil(text -> text.contains("event: opened"))
                .reduce("", String::concat).block(PATIENCE);

        assertThat(heard).contains("event: opened");
    }

    @Test
    void refusalsAreProblems() {
        assertProblem(sent(HttpMethod.GET, "/v1/nothing", ""), 404, "unknown-path");
        assertProblem(sent(HttpMethod.GET, "/v1/ledger", "", "Host", "evil.example"), 403, "unknown-host");
        assertProblem(sent(HttpMethod.POST, "/v1/incidents", "{}", "Sec-Fetch-Site", "cross-site"), 403, "cross-site");
        assertProblem(sent(HttpMethod.POST, "/v1/incidents", DECLARATION + " ".repeat(1 << 20), "Content-Type",
                "application/json"), 413, "body-too-large");
    }

    /// The client checks paths, so that this one is written frame by frame.
    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void refusalsByTheServerItselfAreProblems(String method) throws IOException {
        try (Http2Connection connection = new Http2Connection()) {
            connection.request(method, "/v1/incidents?q=a|b");

            byte[] head = connection.next(Http2Connection.HEADERS);
            assertThat(connection.flags & Http2Connection.END_STREAM).isEqualTo(method.equals("HEAD") ? 1 : 0);
            // The index of `:status: 400` in the static table of HPACK, RFC 7541.
            assertThat(head[0]).isEqualTo((byte) (0x80 | 12));
            if (method.equals("GET")) {
                JsonNode problem = JsonMapper.shared().readTree(connection.next(Http2Connection.DATA));
                assertThat(problem.path("type").asString()).isEqualTo("urn:incident-ledger:problem:malformed-request");
            }
        }
    }

    @Test
    void aConnectionHasBounds() throws IOException {
        try (Http2Connection connection = new Http2Connection()) {
            Map<Integer, Integer> settings = connection.settings();

            assertThat(settings).containsEntry(Http2Connection.MAX_CONCURRENT_STREAMS, 100)
                    .containsEntry(Http2Connection.MAX_HEADER_LIST_SIZE, 8192);
        }
    }

    @Test
    void longHeadersAreRefusedAndNobodyIsAlarmed() throws IOException {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> logged = new ListAppender<>();
        logged.start();
        root.addAppender(logged);
        try {
            try (Http2Connection connection = new Http2Connection()) {
                connection.request("GET", "/v1/ledger?" + "a".repeat(8_500));
                assertThat(new String(connection.next(Http2Connection.HEADERS), StandardCharsets.ISO_8859_1))
                        .contains("431");
            }
            try (Http2Connection connection = new Http2Connection()) {
                connection.request("GET", "/v1/ledger?" + "a".repeat(12_000));
                connection.next(Http2Connection.GOAWAY);
            }
        } finally {
            root.detachAppender(logged);
        }
        assertThat(logged.list).filteredOn(entry -> entry.getLevel().isGreaterOrEqual(Level.WARN)).isEmpty();
    }

    /// Speaks as much of HTTP/2 as the tests need.
    private static final class Http2Connection implements AutoCloseable {
        static final int DATA = 0;
        static final int HEADERS = 1;
        static final int SETTINGS = 4;
        static final int GOAWAY = 7;
        static final int END_STREAM = 1;
        static final int MAX_CONCURRENT_STREAMS = 3;
        static final int MAX_HEADER_LIST_SIZE = 6;
        private static final int END_OF_BOTH = 5;

        private final Socket socket;
        private final DataInputStream in;
        private int flags;

        Http2Connection() throws IOException {
            URI address = URI.create(service.address());
            socket = new Socket(address.getHost(), address.getPort());
            socket.setSoTimeout((int) PATIENCE.toMillis());
            in = new DataInputStream(socket.getInputStream());
            socket.getOutputStream().write(PREFACE.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(EMPTY_SETTINGS);
        }

        /// Every header is a literal without indexing and without Huffman code.
        void request(String method, String path) throws IOException {
            var block = new ByteArrayOutputStream();
            for (String[] header : new String[][]{{":method", method}, {":scheme", "http"}, {":path", path},
                {":authority", "127.0.0.1"}}) {
                block.write(0);
                for (String part : header) {
                    writeLength(part.length(), block);
                    block.writeBytes(part.getBytes(StandardCharsets.US_ASCII));
                }
            }
            socket.getOutputStream().write(
                    new byte[]{0, (byte) (block.size() >> 8), (byte) block.size(), HEADERS, END_OF_BOTH, 0, 0, 0, 1});
            block.writeTo(socket.getOutputStream());
        }

        /// An integer with a prefix of seven bits, RFC 7541.
        private static void writeLength(int length, ByteArrayOutputStream block) {
            if (length < 127) {
                block.write(length);
                return;
            }
            block.write(127);
            int rest = length - 127;
            for (; rest > 127; rest >>= 7) {
                block.write(rest & 127 | 128);
            }
            block.write(rest);
        }

        /// The payload of the next frame of a type; others are skipped.
        byte[] next(int type) throws IOException {
            while (true) {
                int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
                int found = in.readUnsignedByte();
                flags = in.readUnsignedByte();
                in.readInt();
                byte[] payload = in.readNBytes(length);
                if (found == type) {
                    return payload;
                }
            }
        }

        Map<Integer, Integer> settings() throws IOException {
            var payload = ByteBuffer.wrap(next(SETTINGS));
            Map<Integer, Integer> settings = new HashMap<>();
            while (payload.hasRemaining()) {
                settings.put((int) payload.getShort(), payload.getInt());
            }
            return settings;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}

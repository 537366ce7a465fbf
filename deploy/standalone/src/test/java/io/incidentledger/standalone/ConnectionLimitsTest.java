package io.incidentledger.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// What one client may take up of the HTTP server, with limits that are reached soon.
class ConnectionLimitsTest {

    private static final String HOST = " HTTP/1.1\r\nHost: localhost\r\n";
    private static final int MAX_CONNECTIONS = 20;
    private static final int MAX_LISTENERS = 3;
    private static final int PIPELINED = 150;
    private static final int MAX_UNANSWERED = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private static Path directory;
    private static StartedService service;

    @BeforeAll
    static void start() throws IOException {
        service = StartedService.start(directory, "--incident-ledger.connections.max=" + MAX_CONNECTIONS,
                "--incident-ledger.connections.header-time=300ms", "--incident-ledger.connections.body-time=600ms",
                "--incident-ledger.connections.idle-time=3s", "--incident-ledger.connections.stall-time=1s",
                "--incident-ledger.streams.max-listeners=" + MAX_LISTENERS,
                "--incident-ledger.streams.heartbeat=100ms");
        for (int i = 0; i < 100; i++) {
            assertThat(RawHttp.answerTo(service.address(), declaration("x".repeat(60_000)))).contains(" 201 ");
        }
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static String declaration(String summary) {
        String body = "{\"title\":\"t\",\"severity\":\"SEV2\",\"summary\":\"" + summary + "\"}";
        return "POST /v1/incidents" + HOST + "Content-Type: application/json\r\nContent-Length: " + body.length()
                + "\r\nConnection: close\r\n\r\n" + body;
    }

    private static Socket connect() throws IOException {
        URI uri = URI.create(service.address());
        Socket socket = new Socket();
        socket.setReceiveBufferSize(8_192);
        socket.connect(new java.net.InetSocketAddress(uri.getHost(), uri.getPort()));
        socket.setSoTimeout((int) PATIENCE.toMillis());
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static double metric(String name) throws IOException {
        return RawHttp.answerTo(service.address(), "GET /actuator/prometheus" + HOST + "Connection: close\r\n\r\n")
                .lines().filter(line -> line.startsWith("incident_ledger_" + name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ')))).findFirst()
                .orElseThrow(() -> new AssertionError("no " + name));
    }

    private static void assertTimedOut(String request, String reason) throws IOException {
        double before = metric("connections_closed_total{reason=\"" + reason + "\"}");
        assertThat(RawHttp.answerTo(service.address(), request)).startsWith("HTTP/1.1 408 ")
                .containsIgnoringCase("connection: close").contains("problem:refused");
        assertThat(metric("connections_closed_total{reason=\"" + reason + "\"}")).isGreaterThan(before);
    }

    @Test
    void headersThatDoNotArriveAre408() throws IOException {
        assertTimedOut("GET /v1/ledger HTTP/1.1\r\nHost: loc", "headers");
    }

    @Test
    void bodiesThatDoNotArriveAre408() throws IOException {
        String head = HOST + "Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"title\":";
        assertTimedOut("POST /v1/incidents" + head, "body");
        assertTimedOut("POST /v1/import/incidents" + head.replace("/json", "/x-ndjson"), "body");
    }

    @Test
    void headersThatTrickleAre408() throws Exception {
        try (Socket socket = connect()) {
            long begin = System.nanoTime();
            for (int i = 0; i < 100 && socket.getInputStream().available() == 0; i++) {
                send(socket, i == 0 ? "GET /v1/ledger HTTP/1.1\r\nX: " : "x");
                Thread.sleep(50);
            }
            assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.UTF_8))
                    .isEqualTo("HTTP/1.1 408");
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(4));
        }
    }

    @Test
    void anIdleConnectionIsClosed() throws IOException {
        double before = metric("connections_closed_total{reason=\"idle\"}");
        try (Socket silent = connect(); Socket kept = connect()) {
            send(kept, "GET /v1/ledger" + HOST + "\r\n");
            assertThat(kept.getInputStream().readAllBytes()).asString().startsWith("HTTP/1.1 200 ");
            assertThat(silent.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(metric("connections_closed_total{reason=\"idle\"}")).isGreaterThanOrEqualTo(before + 2);
    }

    @Test
    void tooManyConnectionsAreRefusedAtOnceUntilOneIsFree() throws IOException {
        List<Socket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < MAX_CONNECTIONS + 5; i++) { // they are accepted in any order
                sockets.add(connect());
            }
            await().atMost(PATIENCE).until(
                    () -> RawHttp.answerTo(service.address(),
                            "GET /v1/ledger" + HOST + "Connection: close\r\n\r\n"),
                    answer -> answer.startsWith("HTTP/1.1 503 ") && answer.contains("Retry-After: 1")
                            && answer.contains("problem:overloaded"));
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
        await().atMost(PATIENCE).until(() -> RawHttp.answerTo(service.address(),
                "GET /v1/ledger" + HOST + "Connection: close\r\n\r\n").startsWith("HTTP/1.1 200 "));
        assertThat(metric("connections_refused_total")).isPositive();
        assertThat(metric("connections_capacity")).isEqualTo(MAX_CONNECTIONS);
        assertThat(metric("connections")).isBetween(1.0, (double) MAX_CONNECTIONS);
    }

    @Test
    void onlySoManyRequestsMayWaitOnOneConnection() throws IOException {
        try (Socket socket = connect()) {
            send(socket, ("GET /v1/ledger" + HOST + "\r\n").repeat(PIPELINED));
            String answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answers.split("HTTP/1.1 200 ", -1)).hasSizeGreaterThan(MAX_UNANSWERED);
            assertThat(answers).containsOnlyOnce("HTTP/1.1 429 ").endsWith("}");
        }
        assertThat(metric("connections_closed_total{reason=\"pipelined\"}")).isPositive();
    }

    @Test
    void aBodyBehindAnEndlessResponseIsNotReadIntoMemory() throws Exception {
        try (Socket socket = connect()) {
            send(socket, "GET /v1/events" + HOST + "Accept: text/event-stream\r\n\r\n"
                    + "POST /v1/incidents" + HOST + "Content-Length: 900000000\r\n\r\n");
            Thread writing = Thread.ofVirtual().start(() -> {
                try {
                    for (int i = 0; i < 9_000; i++) {
                        socket.getOutputStream().write(new byte[100_000]);
                    }
                } catch (IOException closed) {
                    // This is how it ends.
                }
            });
            assertThat(writing.join(Duration.ofMillis(500))).as("wrote everything").isFalse();
        }
    }

    @Test
    void aListenerThatTakesNothingIsDisconnectedAndOneThatReadsSlowlyIsNot() throws Exception {
        double before = metric("connections_closed_total{reason=\"stalled\"}");
        String listen = "GET /v1/events?after=0" + HOST + "Accept: text/event-stream\r\n\r\n";
        try (Socket silent = connect(); Socket slow = connect()) {
            send(silent, listen);
            send(slow, listen);
            InputStream in = slow.getInputStream();
            for (int i = 0; i < 20; i++) {
                assertThat(in.readNBytes(20_000)).hasSize(20_000);
                Thread.sleep(100);
            }
            await().atMost(PATIENCE).until(() -> metric("connections_closed_total{reason=\"stalled\"}") > before);
            assertThat(metric("feed_listeners")).isLessThanOrEqualTo(1);
        }
        await().atMost(PATIENCE).until(() -> metric("feed_listeners") == 0);
    }

    @Test
    void tooManyListenersAreToldToComeAgain() throws IOException {
        String replay = "GET /v1/replay?speed=0.001" + HOST + "Accept: %s\r\n\r\n";
        List<Socket> listeners = new ArrayList<>();
        try {
            for (int i = 0; i < MAX_LISTENERS; i++) {
                listeners.add(connect());
                send(listeners.get(i), "GET /v1/events" + HOST + "Accept: text/event-stream\r\n\r\n");
                assertThat(listeners.get(i).getInputStream().readNBytes(12)).asString().isEqualTo("HTTP/1.1 200");
            }
            await().atMost(PATIENCE).until(() -> metric("feed_listeners") == MAX_LISTENERS);
            assertThat(RawHttp.answerTo(service.address(),
                    replay.formatted("text/event-stream").replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n")))
                    .startsWith("HTTP/1.1 200 ").contains("retry: 10000").doesNotContain("event: opened");
            assertThat(RawHttp.answerTo(service.address(),
                    replay.formatted("*/*").replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n")))
                    .startsWith("HTTP/1.1 503 ").contains("problem:overloaded", "Retry-After: 10");
            assertThat(metric("listeners_refused_total")).isGreaterThanOrEqualTo(2);
            assertThat(metric("listeners_capacity")).isEqualTo(MAX_LISTENERS);
        } finally {
            for (Socket listener : listeners) {
                listener.close();
            }
        }
        await().atMost(PATIENCE).until(() -> metric("feed_listeners") == 0);
    }
}

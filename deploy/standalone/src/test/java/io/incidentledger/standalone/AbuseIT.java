package io.incidentledger.standalone;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.incidentledger.tiers.Dose;
import io.incidentledger.tiers.Soaked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// Clients by the hundred that are silent, slow or never finish, against the packaged program with a small heap: a
/// well-behaved client beside them is answered all the time, the process lives, and it starts again with the same heap.
@Soaked
class AbuseIT {

    private static final String HOST = " HTTP/1.1\r\nHost: localhost\r\n";
    private static final String HALF_HEADERS = "GET /v1/incidents" + HOST + "X-Actor: som";
    private static final String HALF_BODY = "POST /v1/incidents" + HOST
            + "Content-Type: application/json\r\nContent-Length: 500000\r\n\r\n{\"title\":\"" + "x".repeat(2_000);
    private static final String LISTEN = "GET /v1/events?after=0" + HOST + "Accept: text/event-stream\r\n\r\n";
    private static final String REPLAY = "GET /v1/replay?speed=0" + HOST + "Accept: text/event-stream\r\n\r\n";
    private static final String TABLE = "GET /v1/incidents" + HOST + "Accept: text/csv\r\n\r\n";
    private static final String BATCH = "GET /v1/events?limit=500" + HOST + "\r\n";

    /// The listeners of the large dose are fewer than the default limit for this heap.
    private static final int DOSE = Dose.of(100, 180);
    private static final int INCIDENTS = 200;
    private static final int MESSAGE = 60_000;
    private static final int SMALL_BUFFER = 4_096;
    private static final int REQUESTS = 300;
    /// It includes what garbage collection has left over.
    private static final int MAX_KIBIBYTES = 3_072;
    private static final Duration MAX_P99 = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path directory;
    private final List<Socket> sockets = new ArrayList<>();

    @AfterEach
    void hangUp() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private Service start() {
        ProcessBuilder command = Jar.program("incident-ledger", List.of("-Xmx512m"), "serve", "--port", "0", "--data",
                directory.toString());
        command.environment().put("INCIDENTLEDGER_CONNECTIONS_HEADERTIME", "20s");
        command.environment().put("INCIDENTLEDGER_CONNECTIONS_BODYTIME", "20s");
        command.environment().put("INCIDENTLEDGER_CONNECTIONS_STALLTIME", "10s");
        command.environment().put("INCIDENTLEDGER_CONNECTIONS_MAX", Integer.toString(4 * DOSE));
        return Service.start(command);
    }

    private static void fill(Service service) {
        for (int i = 0; i < INCIDENTS; i++) {
            service.http().post("/v1/incidents", "{\"title\":\"" + "t".repeat(290) + i
                    + "\",\"severity\":\"SEV2\",\"summary\":\"" + "x".repeat(MESSAGE) + "\"}").expect(201);
        }
    }

    private void clients(Service service, int count, String request) throws IOException {
        URI uri = URI.create(service.http().address());
        for (int i = 0; i < count; i++) {
            Socket socket = new Socket();
            socket.setReceiveBufferSize(SMALL_BUFFER);
            socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()));
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            sockets.add(socket);
        }
    }

    private static double metric(Service service, String name) {
        return service.http().get("/actuator/prometheus").expect(200).text().lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ')))).sum();
    }

    /// The memory of the process; 0 where the system does not tell it.
    private static long residentKibibytes(Service service) throws IOException {
        Path status = Path.of("/proc", Long.toString(service.process().pid()), "status");
        return Files.notExists(status)
                ? 0
                : Files.readAllLines(status).stream().filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).findFirst().orElse(0);
    }

    /// @return the 99th percentile
    private static Duration wellBehaved(Service service) {
        long[] nanos = new long[REQUESTS];
        for (int i = 0; i < REQUESTS; i++) {
            long begin = System.nanoTime();
            switch (i % 3) {
                case 0 ->
                    service.http().post("/v1/incidents", "{\"title\":\"Real\",\"severity\":\"SEV1\"}").expect(201);
                case 1 -> service.http().get("/v1/incidents?limit=5").expect(200);
                default -> service.http().get("/actuator/health/liveness").expect(200);
            }
            nanos[i] = System.nanoTime() - begin;
        }
        Arrays.sort(nanos);
        return Duration.ofNanos(nanos[REQUESTS * 99 / 100]);
    }

    private void abuse(int dose) throws IOException {
        try (Service service = start()) {
            fill(service);
            long before = residentKibibytes(service);
            clients(service, dose, LISTEN);
            clients(service, dose / 4, REPLAY);
            clients(service, dose / 4, TABLE);
            clients(service, dose / 4, BATCH);
            await().atMost(PATIENCE).until(() -> metric(service, "incident_ledger_feed_listeners") > dose / 2.0);
            long used = residentKibibytes(service) - before;
            int silent = sockets.size();
            clients(service, dose, HALF_HEADERS);
            clients(service, dose, HALF_BODY);
            int busy = sockets.size();
            clients(service, 2 * dose, "");
            await().atMost(PATIENCE).until(
                    () -> metric(service, "incident_ledger_connections_refused_total") >= dose);
            hangUp(sockets.subList(busy, sockets.size()));
            Duration p99 = wellBehaved(service);

            System.out.printf("%d silent readers: %d KiB each, of the heap and outside of it; p99 beside them and %d "
                    + "others: %d ms%n", silent, used / silent, sockets.size() - silent, p99.toMillis());
            assertThat(used / silent).isLessThan(MAX_KIBIBYTES);
            assertThat(p99).isLessThan(MAX_P99);
            for (String reason : List.of("headers", "body", "stalled")) {
                await().atMost(PATIENCE).until(() -> metric(service,
                        "incident_ledger_connections_closed_total{reason=\"" + reason + "\"}") >= dose / 2.0);
            }
            await().atMost(PATIENCE).until(() -> metric(service, "incident_ledger_feed_listeners") == 0);
            service.http().get("/actuator/health/liveness").expect(200);
            assertThat(service.log()).doesNotContain("OutOfMemoryError", "LEAK");
            service.kill();
        }
        try (Service again = start()) {
            assertThat(again.http().get("/v1/ledger").expect(200).json().path("position").longValue())
                    .isGreaterThan(INCIDENTS);
        }
    }

    private static void hangUp(List<Socket> some) throws IOException {
        for (Socket socket : some) {
            socket.close();
        }
    }

    @Test
    void silentSlowAndHalfFinishedClientsExhaustNothing() throws IOException {
        abuse(DOSE);
    }
}

package io.incidentledger.benchmark.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Polls a service until it is ready.
final class ServiceReadinessPoller {

    private static final Duration BETWEEN = Duration.ofMillis(10);
    private static final Duration AT_MOST = Duration.ofMinutes(10);
    private static final int OK = 200;

    private ServiceReadinessPoller() {}

    static void await(URI service, BooleanSupplier alive) throws IOException {
        HttpRequest ready = HttpRequest.newBuilder(service.resolve("/actuator/health/readiness")).build();
        long deadline = System.nanoTime() + AT_MOST.toNanos();
        try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            while (client.send(ready, BodyHandlers.discarding()).statusCode() != OK) {
                if (!alive.getAsBoolean() || System.nanoTime() > deadline) {
                    throw new IllegalStateException("the service at " + service + " did not become ready");
                }
                LockSupport.parkNanos(BETWEEN.toNanos());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }
}

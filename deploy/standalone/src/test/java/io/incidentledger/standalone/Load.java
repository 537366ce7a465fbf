package io.incidentledger.standalone;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

import io.incidentledger.standalone.Http.Answer;

/// Sends commands from several threads, each with an idempotency key, and records their outcomes. The same seed gives
/// the same commands, as far as racing threads allow.
final class Load {
    private static final int THREADS = 8;
    private static final List<String> SEVERITIES = List.of("SEV1", "SEV2", "SEV3", "SEV4", "SEV5");

    private final AtomicLong keys = new AtomicLong();
    private final List<String> incidents = new CopyOnWriteArrayList<>();
    private final Queue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<Request> unanswered = new ConcurrentLinkedQueue<>();
    private final RandomGenerator seeds;
    private volatile boolean running;
    private List<Thread> threads = List.of();

    Load(long seed) {
        this.seeds = random(seed);
    }

    record Request(String method, String path, String body, String key) {
        Answer sendTo(Http http) {
            return http.send(method, path, body, "Idempotency-Key", key, "X-Actor", "load");
        }
    }

    record Acknowledged(Request request, Answer answer) {}

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /// Sends commands to one or several services until it is stopped or the services are gone.
    void start(Http... services) {
        running = true;
        var started = new ArrayList<Thread>();
        for (int i = 0; i < THREADS; i++) {
            RandomGenerator random = random(seeds.nextLong());
            Http http = services[i % services.length];
            started.add(Thread.ofPlatform().daemon().start(() -> run(http, random)));
        }
        threads = started;
    }

    /// Stops, and waits until every request that was sent was answered or failed.
    void stop() {
        running = false;
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException interrupted) {
                throw new AssertionError(interrupted);
            }
        }
    }

    /// Ends by itself when the service no longer responds.
    private void run(Http http, RandomGenerator random) {
        while (running) {
            Request request = next(random);
            try {
                noteAnswer(request, request.sendTo(http));
            } catch (UncheckedIOException gone) {
                unanswered.add(request);
                return;
            }
        }
    }

    private void noteAnswer(Request request, Answer answer) {
        if (answer.status() == 503) {
            unanswered.add(request);
        } else if (answer.status() / 100 != 2) {
            throw new AssertionError(request + " got " + answer.status() + ": " + answer.text());
        } else {
            acknowledged.add(new Acknowledged(request, answer));
            if (answer.status() == 201 && request.path().equals("/v1/incidents")) {
                incidents.add(answer.at("/incidentId"));
            }
        }
    }

    private Request next(RandomGenerator random) {
        String key = "key-" + keys.incrementAndGet();
        if (incidents.isEmpty() || random.nextInt(3) == 0) {
            return new Request("POST", "/v1/incidents", """
                    {"title": "%s", "severity": "%s", "services": ["s%d"]}"""
                    .formatted(key, SEVERITIES.get(random.nextInt(5)), random.nextInt(10)), key);
        }
        String incident = "/v1/incidents/" + incidents.get(random.nextInt(incidents.size()));
        return switch (random.nextInt(4)) {
            case 0 -> new Request("PUT", incident + "/severity",
                    "{\"severity\": \"%s\"}".formatted(SEVERITIES.get(random.nextInt(5))), key);
            case 1 -> new Request("POST", incident + "/timeline",
                    "{\"kind\": \"note\", \"message\": \"%s\"}".formatted(key), key);
            case 2 -> new Request("POST", incident + "/action-items", "{\"title\": \"%s\"}".formatted(key), key);
            default -> new Request("POST", incident + "/updates", "{\"message\": \"%s\"}".formatted(key), key);
        };
    }

    int acknowledgedSoFar() {
        return acknowledged.size();
    }

    /// The commands that were acknowledged since the last call.
    List<Acknowledged> takeAcknowledged() {
        return take(acknowledged);
    }

    /// The requests since the last call that may or may not have been applied.
    List<Request> takeUnanswered() {
        return take(unanswered);
    }

    private static <T> List<T> take(Queue<T> queue) {
        var taken = new ArrayList<T>();
        for (T next = queue.poll(); next != null; next = queue.poll()) {
            taken.add(next);
        }
        return taken;
    }
}

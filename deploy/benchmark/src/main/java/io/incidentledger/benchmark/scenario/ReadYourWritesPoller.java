package io.incidentledger.benchmark.scenario;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

import io.incidentledger.benchmark.http.HttpLoad;
import io.incidentledger.benchmark.http.LoadResult;
import io.incidentledger.benchmark.http.RequestEncoder;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/// Reads its own writes: repeatedly queries the board with the position of the command that was acknowledged last, and
/// records the age of the command when the response arrives.
final class ReadYourWritesPoller implements AutoCloseable {

    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofNanos(100_000);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpLoad.Caller caller;
    private final AtomicReference<@Nullable AcknowledgedCommand> latest = new AtomicReference<>();
    private final Histogram waits = LoadResult.histogram();
    private final CompletableFuture<Histogram> watched;
    private volatile boolean complete;

    ReadYourWritesPoller(HttpLoad load) {
        this.caller = load.caller();
        this.watched = CompletableFuture.supplyAsync(this::watch, command -> Thread.ofPlatform().start(command));
    }

    void expect(AcknowledgedCommand command) {
        latest.set(command);
    }

    /// The ages of the commands that it queried.
    Histogram finish() {
        complete = true;
        return HttpLoad.await(watched, PATIENCE);
    }

    private Histogram watch() {
        while (!complete) {
            AcknowledgedCommand command = latest.getAndSet(null);
            if (command == null) {
                LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            } else {
                byte[] question = RequestEncoder.get("/v1/incidents?limit=1&minPosition=" + command.position());
                caller.ask(question, RequestFactory::position);
                waits.recordValue(System.nanoTime() - command.nanoTime());
                LockSupport.parkNanos(BETWEEN_QUESTIONS.toNanos());
            }
        }
        return waits;
    }

    @Override
    public void close() {
        caller.close();
    }
}

package io.incidentledger.benchmark.scenario;

import java.time.Duration;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

import io.incidentledger.benchmark.http.HttpLoad;
import io.incidentledger.benchmark.http.LoadResult;
import io.incidentledger.benchmark.http.RequestEncoder;
import org.HdrHistogram.Histogram;

/// Polls the newest incident on the board with pauses of 1 ms, and records for each declaration when the board first
/// showed it or a later one. The result is an upper bound: it includes the time between two polls and that of the poll
/// itself.
final class BoardPoller implements AutoCloseable {

    private static final byte[] NEWEST = RequestEncoder.get("/v1/incidents?limit=1");
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpLoad.Caller caller;
    private final Queue<AcknowledgedCommand> acknowledged = new ConcurrentLinkedQueue<>();
    private final Histogram lags = LoadResult.histogram();
    private final CompletableFuture<Histogram> watched;
    private volatile boolean complete;

    BoardPoller(HttpLoad load) {
        this.caller = load.caller();
        this.watched = CompletableFuture.supplyAsync(this::watch, command -> Thread.ofPlatform().start(command));
    }

    void expect(AcknowledgedCommand command) {
        acknowledged.add(command);
    }

    /// The lags of all commands; no more commands may be added.
    ///
    /// @throws IllegalStateException if the board does not show all of them within half a minute
    Histogram finish() {
        complete = true;
        return HttpLoad.await(watched, PATIENCE);
    }

    private Histogram watch() {
        PriorityQueue<AcknowledgedCommand> unseen = new PriorityQueue<>();
        while (!complete || !unseen.isEmpty() || !acknowledged.isEmpty()) {
            long shown = caller.ask(NEWEST, RequestFactory::position);
            long now = System.nanoTime();
            for (AcknowledgedCommand next = acknowledged.poll(); next != null; next = acknowledged.poll()) {
                unseen.add(next);
            }
            for (AcknowledgedCommand next = unseen.peek(); next != null
                    && next.position() <= shown; next = unseen.peek()) {
                lags.recordValue(Math.max(0, now - next.nanoTime()));
                unseen.remove();
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        return lags;
    }

    @Override
    public void close() {
        caller.close();
    }
}

package io.incidentledger.benchmark.http;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.netty.buffer.ByteBuf;
import org.HdrHistogram.Histogram;

/// Closed-loop load: each connection sends its next request as soon as it has the response to the previous one, until
/// the time is over or the number of requests is reached.
final class ClosedLoop {

    private final List<HttpConnection> connections;
    private final RequestSource source;
    private final ResponseListener listener;
    private final long time;
    private final Histogram latencies = LoadResult.histogram();
    private final CompletableFuture<LoadResult> result = new CompletableFuture<>();
    private long started;
    private long unsent;
    private int busy;

    ClosedLoop(List<HttpConnection> connections, Duration time, RequestSource source, ResponseListener listener) {
        this(connections, time, Long.MAX_VALUE, source, listener);
    }

    ClosedLoop(List<HttpConnection> connections, int requests, RequestSource source, ResponseListener listener) {
        this(connections, Duration.ofDays(1), requests, source, listener);
    }

    private ClosedLoop(List<HttpConnection> connections, Duration time, long requests, RequestSource source,
            ResponseListener listener) {
        this.connections = connections;
        this.time = time.toNanos();
        this.unsent = requests;
        this.source = source;
        this.listener = listener;
    }

    CompletableFuture<LoadResult> result() {
        return result;
    }

    /// Must be called on the event loop.
    void start() {
        started = System.nanoTime();
        for (HttpConnection connection : connections) {
            busy++;
            new Turn(connection).next(started);
        }
    }

    /// The requests of one connection, one after the other.
    private final class Turn implements HttpConnection.Exchange {

        private final HttpConnection connection;
        private long sentAt;

        Turn(HttpConnection connection) {
            this.connection = connection;
        }

        void next(long now) {
            if (unsent == 0 || now - started >= time) {
                busy--;
                if (busy == 0) {
                    result.complete(new LoadResult(latencies, Duration.ofNanos(now - started)));
                }
                return;
            }
            unsent--;
            ByteBuf request = source.next();
            sentAt = System.nanoTime();
            connection.ask(request, this);
        }

        @Override
        public void answered(ByteBuf body) {
            long now = System.nanoTime();
            latencies.recordValue(now - sentAt);
            listener.answered(body, now);
            next(now);
        }

        @Override
        public void failed(Throwable why) {
            result.completeExceptionally(why);
        }
    }
}

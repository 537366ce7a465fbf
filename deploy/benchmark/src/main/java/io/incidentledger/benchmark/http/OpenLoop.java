package io.incidentledger.benchmark.http;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.Future;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/// Open-loop load: requests are due at a constant rate, and free connections send them in order.
final class OpenLoop {

    private static final long TICK = TimeUnit.MICROSECONDS.toNanos(500);

    private final EventLoopGroup loop;
    private final Deque<HttpConnection> free;
    private final RequestSource source;
    private final ResponseListener listener;
    private final double nanosBetween;
    private final long requests;
    private final Histogram latencies = LoadResult.histogram();
    private final CompletableFuture<LoadResult> result = new CompletableFuture<>();
    private long started;
    private long sent;
    private long answers;
    private @Nullable Future<?> ticker;

    OpenLoop(EventLoopGroup loop, Collection<HttpConnection> connections, double perSecond, Duration time,
            RequestSource source,
            ResponseListener listener) {
        this.loop = loop;
        this.free = new ArrayDeque<>(connections);
        this.nanosBetween = TimeUnit.SECONDS.toNanos(1) / perSecond;
        this.requests = Math.round(time.toNanos() / nanosBetween);
        this.source = source;
        this.listener = listener;
    }

    CompletableFuture<LoadResult> result() {
        return result;
    }

    /// Must be called on the event loop.
    void start() {
        started = System.nanoTime();
        ticker = loop.next().scheduleAtFixedRate(this::sendWhatIsDue, 0, TICK, TimeUnit.NANOSECONDS);
    }

    private void sendWhatIsDue() {
        long now = System.nanoTime();
        while (sent < requests && !free.isEmpty() && dueTime(sent) <= now) {
            HttpConnection connection = free.remove();
            connection.ask(source.next(), new Waiting(connection, dueTime(sent)));
            sent++;
        }
    }

    private long dueTime(long request) {
        return started + Math.round(request * nanosBetween);
    }

    private void end() {
        Future<?> ticking = ticker;
        if (ticking != null) {
            ticking.cancel(false);
        }
    }

    /// A request in flight.
    private final class Waiting implements HttpConnection.Exchange {

        private final HttpConnection connection;
        private final long due;

        Waiting(HttpConnection connection, long due) {
            this.connection = connection;
            this.due = due;
        }

        @Override
        public void answered(ByteBuf body) {
            long now = System.nanoTime();
            latencies.recordValue(now - due);
            listener.answered(body, now);
            free.add(connection);
            answers++;
            if (answers == requests) {
                end();
                result.complete(new LoadResult(latencies, Duration.ofNanos(now - started)));
            } else {
                sendWhatIsDue();
            }
        }

        @Override
        public void failed(Throwable why) {
            end();
            result.completeExceptionally(why);
        }
    }
}

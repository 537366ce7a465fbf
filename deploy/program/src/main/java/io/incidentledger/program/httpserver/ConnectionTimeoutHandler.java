package io.incidentledger.program.httpserver;

import java.util.concurrent.TimeUnit;

import io.incidentledger.program.httpserver.ConnectionStatistics.Reason;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http2.Http2FrameCodec;
import io.netty.handler.timeout.ReadTimeoutException;
import io.netty.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// Ends what a client begins and does not continue: a request whose headers or body do not arrive, a connection without
/// requests, a response that is not taken. It follows the codec; each connection has its own instance. The time for a
/// body runs only while the server waits for it, not while the service takes its time.
///
/// A request that does not arrive is passed on as one that can't be decoded, which [NettyErrorHandler] answers. An
/// HTTP/2 connection is closed when it has had no stream for some time, or takes nothing; its streams have
/// [ResponseFlowFilter], and no time limit for bodies.
final class ConnectionTimeoutHandler extends ChannelDuplexHandler implements Runnable {

    private static final long MAX_TICK = TimeUnit.SECONDS.toNanos(1);
    private static final int TICKS_PER_TIME = 10;

    private final ConnectionSettings settings;
    private final ConnectionStatistics statistics;
    private @Nullable ChannelHandlerContext context;
    private @Nullable Future<?> tick;

    /// The number of requests that were received and not completely answered.
    private int unanswered;
    /// Whether a part of the last request's body is missing.
    private boolean bodyMissing;
    /// Whether bytes of a request have arrived, but not all of its headers.
    private boolean headersMissing;
    /// Whether the last bytes completed anything.
    private boolean decoded;
    /// When the client last did what it was expected to do, in nanoseconds.
    private long since = System.nanoTime();

    private @Nullable Object sending;
    private long sent;
    private long sendingSince = since;

    ConnectionTimeoutHandler(ConnectionSettings settings, ConnectionStatistics statistics) {
        this.settings = settings;
        this.statistics = statistics;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
        long shortest = Math.min(Math.min(settings.headerTime().toNanos(), settings.bodyTime().toNanos()),
                Math.min(settings.idleTime().toNanos(), settings.stallTime().toNanos()));
        long interval = Math.min(MAX_TICK, shortest / TICKS_PER_TIME);
        tick = added.executor().scheduleWithFixedDelay(this, interval, interval, TimeUnit.NANOSECONDS);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext removed) {
        stop();
    }

    @Override
    public void channelInactive(ChannelHandlerContext closed) throws Exception {
        stop();
        super.channelInactive(closed);
    }

    private void stop() {
        if (tick != null) {
            tick.cancel(false);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext reading, Object message) throws Exception {
        if (message instanceof HttpRequest) {
            unanswered++;
            headersMissing = false;
            bodyMissing = true;
            since = System.nanoTime();
        }
        if (message instanceof LastHttpContent) {
            bodyMissing = false;
        }
        decoded = true;
        super.channelRead(reading, message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext reading) throws Exception {
        if (bodyMissing && unanswered > 0) {
            since = System.nanoTime();
        } else if (!decoded && !headersMissing && !bodyMissing && unanswered == 0) {
            headersMissing = true;
            since = System.nanoTime();
        }
        decoded = false;
        super.channelReadComplete(reading);
    }

    @Override
    public void write(ChannelHandlerContext writing, Object message, ChannelPromise promise) throws Exception {
        if (message instanceof LastHttpContent && !isInformational(message) && unanswered > 0) {
            unanswered--;
            since = System.nanoTime();
        }
        super.write(writing, message, promise);
    }

    private static boolean isInformational(Object message) {
        return message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    }

    @Override
    public void run() {
        ChannelHandlerContext connection = context;
        if (connection == null || !connection.channel().isActive()) {
            return;
        }
        long now = System.nanoTime();
        if (isStalled(connection, now)) {
            close(connection, Reason.STALLED);
            return;
        }
        Http2FrameCodec http2 = connection.pipeline().get(Http2FrameCodec.class);
        if (http2 != null) {
            if (http2.connection().numActiveStreams() > 0) {
                since = now;
            }
            closeIfIdle(connection, now);
        } else if (bodyMissing) {
            checkBody(connection, now);
        } else if (headersMissing) {
            if (now - since > settings.headerTime().toNanos()) {
                headersMissing = false;
                refuse(connection, new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/"), Reason.HEADERS);
            }
        } else if (unanswered == 0) {
            closeIfIdle(connection, now);
        }
    }

    /// What is left of the body of a request that was answered already has this time altogether.
    private void checkBody(ChannelHandlerContext connection, long now) {
        if (unanswered > 0 && !connection.channel().config().isAutoRead()) {
            since = now;
        } else if (now - since > settings.bodyTime().toNanos()) {
            bodyMissing = false;
            if (unanswered > 0) {
                refuse(connection, new DefaultHttpContent(Unpooled.EMPTY_BUFFER), Reason.BODY);
            } else {
                close(connection, Reason.BODY);
            }
        }
    }

    private void closeIfIdle(ChannelHandlerContext connection, long now) {
        if (now - since > settings.idleTime().toNanos()) {
            close(connection, Reason.IDLE);
        }
    }

    /// Whether something waits to be sent, and nothing of it was taken for some time.
    private boolean isStalled(ChannelHandlerContext connection, long now) {
        ChannelOutboundBuffer outbound = connection.channel().unsafe().outboundBuffer();
        Object current = outbound == null ? null : outbound.current();
        long progress = current == null ? 0 : outbound.currentProgress();
        if (current == null || current != sending || progress != sent) {
            sending = current;
            sent = progress;
            sendingSince = now;
        }
        return now - sendingSince > settings.stallTime().toNanos();
    }

    private void refuse(ChannelHandlerContext connection, HttpObject part, Reason reason) {
        statistics.closed(reason);
        part.setDecoderResult(DecoderResult.failure(ReadTimeoutException.INSTANCE));
        connection.fireChannelRead(part);
        connection.fireChannelReadComplete();
    }

    private void close(ChannelHandlerContext connection, Reason reason) {
        statistics.closed(reason);
        connection.close();
    }
}

package io.incidentledger.benchmark.http;

import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpResponseDecoder;

/// Generates load on one service. Its methods block the caller until the run is over; concurrent runs share the one
/// event loop.
public final class HttpLoad implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(30);

    private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1,
            Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
    private final InetSocketAddress service;

    public HttpLoad(URI service) {
        this.service = new InetSocketAddress(service.getHost(), service.getPort());
    }

    /// Every connection sends its next request as soon as it has the response to the previous one. The latencies are
    /// those that a caller sees at this number of connections.
    public LoadResult closedLoop(int connections, Duration time, RequestSource source, ResponseListener listener) {
        List<HttpConnection> open = connect(connections);
        ClosedLoop run = new ClosedLoop(open, time, source, listener);
        return finish(open, run::start, run.result(), time);
    }

    /// Like [#closedLoop], until the number of requests was answered; for preparation.
    public void ask(int connections, int requests, RequestSource source, ResponseListener listener) {
        List<HttpConnection> open = connect(connections);
        ClosedLoop run = new ClosedLoop(open, requests, source, listener);
        finish(open, run::start, run.result(), Duration.ofMinutes(2));
    }

    /// Sends requests at a constant rate, however fast the responses are; a request that finds no free connection
    /// waits. Latencies count from the time at which a request was due, so that a stall shows in all requests that it
    /// delayed.
    public LoadResult openLoop(int connections, double perSecond, Duration time, RequestSource source,
            ResponseListener listener) {
        List<HttpConnection> open = connect(connections);
        OpenLoop run = new OpenLoop(loop, open, perSecond, time, source, listener);
        return finish(open, run::start, run.result(), time);
    }

    /// Opens a separate connection for single requests, which stays open; for monitoring.
    public Caller caller() {
        return new Caller(loop, connect(1).getFirst());
    }

    private LoadResult finish(List<HttpConnection> open, Runnable start, CompletableFuture<LoadResult> result,
            Duration time) {
        loop.execute(start);
        try {
            return await(result, time.plus(GRACE));
        } finally {
            loop.execute(() -> open.forEach(HttpConnection::close));
        }
    }

    private List<HttpConnection> connect(int connections) {
        List<HttpConnection> open = new ArrayList<>();
        Bootstrap bootstrap = new Bootstrap().group(loop)
                .channel(Epoll.isAvailable() ? EpollSocketChannel.class : NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .remoteAddress(service);
        for (int i = 0; i < connections; i++) {
            HttpConnection connection = new HttpConnection();
            bootstrap.clone().handler(pipeline(connection)).connect().syncUninterruptibly();
            open.add(connection);
        }
        return open;
    }

    private static ChannelInitializer<Channel> pipeline(HttpConnection connection) {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                channel.pipeline().addLast(new HttpResponseDecoder(), connection);
            }
        };
    }

    /// The result of the future; any failure is thrown as an [IllegalStateException].
    public static <T> T await(CompletableFuture<T> result, Duration atMost) {
        try {
            return result.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException failed) {
            Throwable why = failed.getCause() == null ? failed : failed.getCause();
            throw new IllegalStateException("the run failed: " + why.getMessage(), why);
        } catch (TimeoutException slow) {
            throw new IllegalStateException("no response within " + atMost, slow);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    @Override
    public void close() {
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    /// Sends one request after the other. Not thread-safe.
    public static final class Caller implements AutoCloseable {

        private final EventLoopGroup loop;
        private final HttpConnection connection;

        private Caller(EventLoopGroup loop, HttpConnection connection) {
            this.loop = loop;
            this.connection = connection;
        }

        /// Sends a request and returns what `reader`, on the event loop, extracts from the body of the response.
        public <T> T ask(byte[] request, Function<ByteBuf, T> reader) {
            CompletableFuture<T> answer = new CompletableFuture<>();
            loop.execute(() -> connection.ask(Unpooled.wrappedBuffer(request), new ResponseFuture<>(reader, answer)));
            return await(answer, GRACE);
        }

        @Override
        public void close() {
            loop.execute(connection::close);
        }
    }
}

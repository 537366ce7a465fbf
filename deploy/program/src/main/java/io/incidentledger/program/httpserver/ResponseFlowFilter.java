package io.incidentledger.program.httpserver;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.incidentledger.program.httpserver.ConnectionStatistics.Reason;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.util.concurrent.Future;
import org.reactivestreams.Publisher;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.netty.Connection;
import reactor.netty.http.server.HttpServerResponse;

/// Bounds what a response holds for a client that does not read it. By itself the server takes up to 32 parts of a
/// response, of any size, and copies up to 128 buffers into memory outside of the heap, however slowly the client reads.
/// Here a response is sent in small pieces, each when the connection has taken the one before, and the next part of a
/// stream is requested when the pieces of the part before were taken. A client that does not take a piece for some time
/// is disconnected.
///
/// Bodies of up to 64 KiB that are rendered as a whole are sent as a whole, except in HTTP/2, where single streams of a
/// connection can be stalled.
final class ResponseFlowFilter implements WebFilter, Ordered {

    static final int PIECE_BYTES = 16_384;
    private static final int WHOLE_BYTES = 65_536;

    private final Duration stallTime;
    private final ConnectionStatistics statistics;

    ResponseFlowFilter(Duration stallTime, ConnectionStatistics statistics) {
        this.stallTime = stallTime;
        this.statistics = statistics;
    }

    /// Around everything that writes responses: what is sent is what they write.
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        Object server = ServerHttpResponseDecorator.getNativeResponse(exchange.getResponse());
        return server instanceof HttpServerResponse response && server instanceof Connection connection
                ? chain.filter(exchange.mutate()
                        .response(new Paced(exchange.getResponse(), response, connection.channel())).build())
                : chain.filter(exchange);
    }

    private final class Paced extends ServerHttpResponseDecorator {

        private final HttpServerResponse response;
        private final Channel channel;

        Paced(ServerHttpResponse delegate, HttpServerResponse response, Channel channel) {
            super(delegate);
            this.response = response;
            this.channel = channel;
        }

        @Override
        public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
            if (body instanceof Mono) {
                return Mono.<DataBuffer>from(body).flatMap(this::writeWhole);
            }
            return super.writeWith(pieces(body).concatMap(piece -> Flux.concat(Mono.just(piece), taken()), 0));
        }

        private Mono<Void> writeWhole(DataBuffer body) {
            int bytes = body.readableByteCount();
            if (bytes <= (channel instanceof Http2StreamChannel ? PIECE_BYTES : WHOLE_BYTES)) {
                return super.writeWith(Mono.just(body));
            }
            if (!getHeaders().containsHeader(HttpHeaders.CONTENT_LENGTH)) {
                getHeaders().setContentLength(bytes);
            }
            return writeWith(Flux.just(body));
        }

        @Override
        public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
            return super.writeAndFlushWith(Flux.from(body).concatMap(this::pieces, 0)
                    .concatMap(piece -> Flux.concat(Mono.just(Mono.just(piece)), taken()), 0));
        }

        /// Copies a body into the heap and parts it. What is lost on the way when the client disconnects need not be
        /// released.
        private Flux<DataBuffer> pieces(Publisher<? extends DataBuffer> body) {
            return Flux.from(body).concatMapIterable(this::pieces, 1)
                    .doOnDiscard(DataBuffer.class, DataBufferUtils::release);
        }

        private List<DataBuffer> pieces(DataBuffer buffer) {
            byte[] bytes = new byte[buffer.readableByteCount()];
            buffer.read(bytes);
            DataBufferUtils.release(buffer);
            List<DataBuffer> pieces = new ArrayList<>();
            for (int begin = 0; begin < bytes.length; begin += PIECE_BYTES) {
                pieces.add(bufferFactory().wrap(
                        ByteBuffer.wrap(bytes, begin, Math.min(bytes.length - begin, PIECE_BYTES))));
            }
            return pieces;
        }

        /// Completes when the connection has taken everything that was written before. What is written here is nothing,
        /// which the codec of HTTP/1.1 skips and HTTP/2 sends as an empty frame.
        private <T> Mono<T> taken() {
            return Mono.create(sink -> channel.eventLoop().execute(() -> await(sink)));
        }

        private void await(MonoSink<?> sink) {
            if (!response.hasSentHeaders()) {
                sink.success();
                return;
            }
            ChannelFuture written = channel.writeAndFlush(Unpooled.EMPTY_BUFFER);
            if (written.isDone()) {
                sink.success();
                return;
            }
            Future<?> patience = channel.eventLoop().schedule(this::disconnect, stallTime.toNanos(),
                    TimeUnit.NANOSECONDS);
            written.addListener(done -> {
                patience.cancel(false);
                sink.success();
            });
        }

        private void disconnect() {
            statistics.closed(Reason.STALLED);
            channel.close();
        }
    }
}

package io.incidentledger.benchmark.http;

import java.io.EOFException;
import java.nio.charset.StandardCharsets;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import org.jspecify.annotations.Nullable;

/// A connection with at most one request in flight. Must be used on its event loop only.
final class HttpConnection extends SimpleChannelInboundHandler<HttpObject> {

    private final ByteBuf body = Unpooled.buffer();
    private @Nullable Channel channel;
    private int status;
    private @Nullable Exchange underWay;

    /// Receives the outcome of a request.
    interface Exchange {

        void answered(ByteBuf body);

        void failed(Throwable why);
    }

    void ask(ByteBuf request, Exchange exchange) {
        Channel open = channel;
        if (open == null || underWay != null) {
            exchange.failed(new IllegalStateException("the connection is busy"));
            return;
        }
        underWay = exchange;
        open.writeAndFlush(request).addListener(written -> {
            if (!written.isSuccess()) {
                fail(written.cause());
            }
        });
    }

    void close() {
        underWay = null;
        if (channel != null) {
            channel.close();
        }
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        channel = context.channel();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
        if (part instanceof HttpResponse head) {
            status = head.status().code();
            body.clear();
        }
        if (part instanceof HttpContent content) {
            body.writeBytes(content.content());
            if (content instanceof LastHttpContent) {
                answer();
            }
        }
    }

    private void answer() {
        Exchange exchange = underWay;
        underWay = null;
        if (exchange == null) {
            return;
        }
        if (HttpStatusClass.valueOf(status) == HttpStatusClass.SUCCESS) {
            exchange.answered(body);
        } else {
            exchange.failed(new UnexpectedResponseException(status, body.toString(StandardCharsets.UTF_8)));
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        channel = null;
        fail(new EOFException("the service closed the connection"));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        fail(cause);
    }

    private void fail(Throwable cause) {
        Exchange exchange = underWay;
        underWay = null;
        if (exchange != null) {
            exchange.failed(cause);
        }
    }
}

package io.incidentledger.program.httpserver;

import java.util.ArrayDeque;
import java.util.Deque;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;

/// Treats requests of other minor versions than 1.1 as RFC 9110 (section 2.5) and RFC 9112 (section 7.1) say. A caller
/// of HTTP/1.0 does not know chunks: a response of unknown length ends with the connection. A minor version above 1 is
/// answered as 1.1. Each connection has its own instance.
final class HttpVersionHandler extends ChannelDuplexHandler {

    /// Whether each request that is not answered yet, in their order, is of HTTP/1.0.
    private final Deque<Boolean> unanswered = new ArrayDeque<>();
    private boolean closing;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        if (message instanceof HttpRequest request) {
            int minor = request.protocolVersion().minorVersion();
            unanswered.add(minor == 0);
            if (minor > 1) {
                request.setProtocolVersion(HttpVersion.HTTP_1_1);
            }
        }
        super.channelRead(context, message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        boolean informational = message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        if (message instanceof HttpResponse response && !informational && Boolean.TRUE.equals(unanswered.peek())
                && HttpUtil.isTransferEncodingChunked(response)) {
            response.headers().remove(HttpHeaderNames.TRANSFER_ENCODING).set(HttpHeaderNames.CONNECTION,
                    HttpHeaderValues.CLOSE);
            closing = true;
        }
        ChannelPromise written = promise;
        if (message instanceof LastHttpContent && !informational) {
            unanswered.poll();
            if (closing) {
                written = promise.unvoid().addListener(ChannelFutureListener.CLOSE);
            }
        }
        super.write(context, message, written);
    }
}

package io.incidentledger.program.httpserver;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

import io.incidentledger.http.problems.ProblemFactory;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameStream;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2ResetFrame;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import reactor.netty.NettyPipeline;

/// Turns error responses of the HTTP server itself on HTTP/2 streams into problem details, as [NettyErrorHandler] does
/// for HTTP/1.1. It sits between the frame codec and the streams of a connection. The codec sends its own response to
/// headers of more than 8 KiB, a 431 without a body or, beyond 10 KiB, the end of the connection, past all handlers.
final class Http2ErrorHandler extends ChannelDuplexHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Http2ErrorHandler.class);

    /// The streams whose request is a HEAD and has no response yet: at most as many as may be open at once.
    private final Set<Http2FrameStream> heads = new HashSet<>();

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        if (message instanceof Http2HeadersFrame request && isHead(request.headers())) {
            heads.add(request.stream());
        } else if (message instanceof Http2ResetFrame reset) {
            heads.remove(reset.stream());
        }
        super.channelRead(context, message);
    }

    private static boolean isHead(Http2Headers headers) {
        return headers.method() != null && HttpMethod.HEAD.asciiName().contentEquals(headers.method());
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        if (!(message instanceof Http2HeadersFrame response) || response.headers().status() == null) {
            super.write(context, message, promise);
            return;
        }
        boolean ofHead = heads.remove(response.stream());
        if (!isBareRefusal(response)) {
            super.write(context, message, promise);
            return;
        }
        byte[] body = problem(status(response.headers())).getBytes(StandardCharsets.UTF_8);
        response.headers().setInt(HttpHeaderNames.CONTENT_LENGTH, body.length)
                .set(HttpHeaderNames.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE)
                .set(HttpHeaderNames.CACHE_CONTROL, "no-store");
        if (ofHead) {
            super.write(context, message, promise);
            return;
        }
        context.write(new DefaultHttp2HeadersFrame(response.headers(), false).stream(response.stream()));
        context.write(new DefaultHttp2DataFrame(Unpooled.wrappedBuffer(body), true).stream(response.stream()),
                promise);
    }

    /// The codec has answered a violation of the protocol already, and the channel a broken connection; nothing else
    /// handles exceptions of an HTTP/2 connection.
    @Override
    @SuppressWarnings("deprecation")
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) throws Exception {
        if (context.pipeline().get(NettyPipeline.H2MultiplexHandler) == null) {
            super.exceptionCaught(context, cause);
        } else {
            LOG.debug("An HTTP/2 connection failed", cause);
            if (!(cause instanceof Http2Exception)) {
                context.close();
            }
        }
    }

    private static boolean isBareRefusal(Http2HeadersFrame response) {
        return response.isEndStream()
                && HttpStatusClass.valueOf(status(response.headers())) == HttpStatusClass.CLIENT_ERROR
                && !response.headers().contains(HttpHeaderNames.CONTENT_TYPE);
    }

    private static int status(Http2Headers headers) {
        return Integer.parseInt(headers.status().toString());
    }

    private static String problem(int status) {
        return (status == 400
                ? ProblemFactory
                        .malformedRequest("The request can't be parsed; its path may not be a valid URI, or its "
                                + "authority may not be a valid host.")
                : ProblemFactory.refused(status, "The server rejected the request."))
                .json();
    }
}

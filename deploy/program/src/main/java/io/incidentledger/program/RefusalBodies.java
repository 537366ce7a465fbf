package io.incidentledger.program;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;

import io.incidentledger.http.Problem;
import io.incidentledger.http.Problems;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/// Gives a body to refusals by the server itself, which knows no problems: of what is no HTTP, too long, or has an address that is none. It stands
/// between the codec and the server, one for each connection, and changes nothing but refusals with neither a body nor the type of one. The codec
/// leaves out the body of an answer to HEAD.
final class RefusalBodies extends ChannelDuplexHandler {
    /// A reason may repeat what was sent.
    private static final int LONGEST_REASON = 200;

    /// What the server is reading. Pipelined requests wait in the server, and what it refuses of them later is not known here.
    private @Nullable HttpObject arriving;
    private boolean unreadable;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        if (message instanceof HttpObject part) {
            arriving = part;
            unreadable = part.decoderResult().isFailure();
        }
        try {
            super.channelRead(context, message);
        } finally {
            arriving = null;
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        if (message instanceof FullHttpResponse response && isBareRefusal(response)) {
            byte[] body = problem(response.status()).json().getBytes(StandardCharsets.UTF_8);
            FullHttpResponse told = response.replace(Unpooled.wrappedBuffer(body));
            told.headers().remove(HttpHeaderNames.TRANSFER_ENCODING)
                    .setInt(HttpHeaderNames.CONTENT_LENGTH, body.length)
                    .set(HttpHeaderNames.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE)
                    .set(HttpHeaderNames.CACHE_CONTROL, "no-store");
            response.release();
            super.write(context, told, promise);
            return;
        }
        super.write(context, message, promise);
    }

    private static boolean isBareRefusal(FullHttpResponse response) {
        return response.status().codeClass() == HttpStatusClass.CLIENT_ERROR && !response.content().isReadable()
                && !response.headers().contains(HttpHeaderNames.CONTENT_TYPE);
    }

    private Problem problem(HttpResponseStatus status) {
        return switch (status.code()) {
            case 431 -> Problems.refused(status.code(), "The headers have more than 8 KiB");
            case 414 -> Problems.refused(status.code(), "The first line of the request has more than 4 KiB");
            case 400 -> Problems.malformedRequest(malformed());
            default -> Problems.refused(status.code(), status.reasonPhrase());
        };
    }

    private String malformed() {
        HttpObject part = arriving;
        if (part == null) {
            return "The request line, a header, a chunk of the body or the address can't be understood";
        }
        if (unreadable) {
            return "The request line, a header or a chunk of the body is no HTTP" + reason(part);
        }
        return part instanceof HttpRequest request && !isUri(request.uri())
                ? "The address of the request is no URI: what has no place in one must be percent-encoded"
                : "The request can't be understood; its Host header may be no name of a host";
    }

    private static String reason(HttpObject part) {
        Throwable cause = part.decoderResult().cause();
        String reason = cause == null ? null : cause.getMessage();
        return reason == null ? "" : ": " + Printable.of(shortened(reason));
    }

    private static String shortened(String reason) {
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + " …";
    }

    /// The server reads the address and the Host header before anything else of the request.
    private static boolean isUri(String address) {
        try {
            return !new URI(address).toString().isEmpty();
        } catch (URISyntaxException none) {
            return false;
        }
    }
}

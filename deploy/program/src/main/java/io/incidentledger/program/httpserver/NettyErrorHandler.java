package io.incidentledger.program.httpserver;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;

import io.incidentledger.http.problems.Problem;
import io.incidentledger.http.problems.ProblemFactory;
import io.incidentledger.program.httpserver.ConnectionStatistics.Reason;
import io.incidentledger.program.text.PrintableText;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.handler.timeout.ReadTimeoutException;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/// Turns error responses of the HTTP server itself into problem details: for malformed HTTP, oversized requests and
/// invalid URIs. It sits between the codec and the server; each connection has its own instance.
///
/// What the codec can't decode is not passed to the server. The server may drop the error response to a head if it has
/// just sent the previous response, and with it the responses to earlier requests that were sent together; and it
/// takes a broken part of a body for the end of that body, so that half a request would be executed. Such requests are
/// rejected here after the earlier ones were answered, and the connection is closed, because it is unknown where the
/// next request would begin. All other error responses come from the server; those with neither a
/// body nor a content type get both. The codec omits the body of a response to HEAD.
final class NettyErrorHandler extends ChannelDuplexHandler {
    /// The number of requests that a client may send without waiting for the responses.
    static final int MAX_UNANSWERED = 100;
    /// The size of the bodies of waiting requests, in bytes, above which no more are read until one is answered.
    private static final int MAX_WAITING_BYTES = 16_384;
    /// Limits the reason, which may repeat parts of the request.
    private static final int LONGEST_REASON = 200;

    /// The message that the server is reading. Pipelined requests wait in the server; which of them it rejects later is
    /// not known here.
    private @Nullable HttpObject arriving;
    /// The number of requests that the server has received and not completely answered.
    private int unanswered;
    /// Whether the response to the oldest of them has begun.
    private boolean responding;
    /// The response to a request that the codec could not decode; nothing is read after it.
    private @Nullable FullHttpResponse last;
    /// The requests before which that response has to wait: none if it is the head that is undecodable; else the body's
    /// own request is still unanswered and takes no other response.
    private int unansweredBeforeLast;
    private boolean closing;
    /// The size of the bodies that arrived while an earlier request was unanswered.
    private long waitingBytes;
    private final ConnectionStatistics statistics;

    NettyErrorHandler(ConnectionStatistics statistics) {
        this.statistics = statistics;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        if (last != null) {
            ReferenceCountUtil.release(message);
            return;
        }
        if (message instanceof HttpObject part && (part.decoderResult().isFailure() || isOfAnotherVersion(part))) {
            ReferenceCountUtil.release(message);
            refuse(context, part);
            return;
        }
        if (message instanceof HttpRequest request) {
            if (unanswered == MAX_UNANSWERED) {
                ReferenceCountUtil.release(message);
                statistics.closed(Reason.PIPELINED);
                refuse(context, request, HttpResponseStatus.TOO_MANY_REQUESTS);
                return;
            }
            unanswered++;
        }
        if (unanswered > 1 && message instanceof HttpContent content) {
            waitingBytes += content.content().readableBytes();
            if (waitingBytes > MAX_WAITING_BYTES) {
                // The server reads on when it begins with the next request.
                context.channel().config().setAutoRead(false);
            }
        }
        arriving = message instanceof HttpObject part ? part : null;
        try {
            super.channelRead(context, message);
        } finally {
            arriving = null;
        }
    }

    private void refuse(ChannelHandlerContext context, HttpObject part) {
        refuse(context, part, part instanceof HttpRequest || isTimeout(part)
                ? statusOf(part)
                : HttpResponseStatus.BAD_REQUEST);
    }

    private static boolean isTimeout(HttpObject part) {
        return part.decoderResult().cause() instanceof ReadTimeoutException;
    }

    private void refuse(ChannelHandlerContext context, HttpObject part, HttpResponseStatus status) {
        boolean inBody = !(part instanceof HttpRequest);
        if (inBody && unanswered == 0) {
            // The rest of the body of a request that was already answered.
            context.close();
            return;
        }
        unansweredBeforeLast = inBody ? 1 : 0;
        last = withBody(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.EMPTY_BUFFER),
                problem(status, part));
        last.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        refuseOnceAllIsAnswered(context);
    }

    /// Only the major version decides whether a request is understood (RFC 9110, section 2.5).
    private static boolean isOfAnotherVersion(HttpObject part) {
        return part instanceof HttpRequest request && request.protocolVersion().majorVersion() != 1;
    }

    private static HttpResponseStatus statusOf(HttpObject head) {
        if (!head.decoderResult().isFailure()) {
            return HttpResponseStatus.HTTP_VERSION_NOT_SUPPORTED;
        }
        return switch (head.decoderResult().cause()) {
            case TooLongHttpLineException _ -> HttpResponseStatus.REQUEST_URI_TOO_LONG;
            case TooLongHttpHeaderException _ -> HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE;
            case ReadTimeoutException _ -> HttpResponseStatus.REQUEST_TIMEOUT;
            case null, default -> HttpResponseStatus.BAD_REQUEST;
        };
    }

    private void refuseOnceAllIsAnswered(ChannelHandlerContext context) {
        if (last == null || closing || unanswered != unansweredBeforeLast) {
            return;
        }
        closing = true;
        if (responding) {
            // Nothing can follow a response that has begun and never ends.
            context.close();
        } else {
            context.writeAndFlush(last).addListener(ChannelFutureListener.CLOSE);
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        if (closing) {
            ReferenceCountUtil.release(message);
            promise.tryFailure(new ClosedChannelException());
            return;
        }
        if (message instanceof HttpResponse && !isInformational(message)) {
            responding = true;
        }
        if (message instanceof FullHttpResponse response && isBareRefusal(response)) {
            super.write(context, withBody(response, problem(response.status(), arriving)), promise);
        } else {
            super.write(context, message, promise);
        }
        if (message instanceof LastHttpContent && !isInformational(message)) {
            unanswered--;
            responding = false;
            if (unanswered <= 1) {
                waitingBytes = 0;
            }
            refuseOnceAllIsAnswered(context);
        }
    }

    private static boolean isInformational(Object message) {
        return message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    }

    private static FullHttpResponse withBody(FullHttpResponse response, Problem problem) {
        byte[] body = problem.json().getBytes(StandardCharsets.UTF_8);
        FullHttpResponse reported = response.replace(Unpooled.wrappedBuffer(body));
        reported.headers().remove(HttpHeaderNames.TRANSFER_ENCODING).setInt(HttpHeaderNames.CONTENT_LENGTH, body.length)
                .set(HttpHeaderNames.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE)
                .set(HttpHeaderNames.CACHE_CONTROL, "no-store");
        response.release();
        return reported;
    }

    private static boolean isBareRefusal(FullHttpResponse response) {
        return response.status().codeClass() == HttpStatusClass.CLIENT_ERROR && !response.content().isReadable()
                && !response.headers().contains(HttpHeaderNames.CONTENT_TYPE);
    }

    private static Problem problem(HttpResponseStatus status, @Nullable HttpObject part) {
        return switch (status.code()) {
            case 431 -> ProblemFactory.refused(status.code(), "The request headers must not exceed 8 KiB.");
            case 414 -> ProblemFactory.refused(status.code(), "The request line must not exceed 4 KiB.");
            case 408 -> ProblemFactory.refused(status.code(), "The request did not arrive in time.");
            case 429 -> ProblemFactory.refused(status.code(),
                    "At most " + MAX_UNANSWERED + " requests may wait for their responses on one connection.");
            case 505 -> ProblemFactory.refused(status.code(), "This version of HTTP is not supported.");
            case 400 -> ProblemFactory.malformedRequest(malformed(part));
            default -> ProblemFactory.refused(status.code(), status.reasonPhrase());
        };
    }

    private static String malformed(@Nullable HttpObject part) {
        if (part == null) {
            return "The request line, a header, a chunk of the body or the URI can't be parsed.";
        }
        if (part.decoderResult().isFailure()) {
            return "The request line, a header or a chunk of the body is not valid HTTP" + reason(part) + ".";
        }
        return part instanceof HttpRequest request && !isUri(request.uri())
                ? "The request target is not a valid URI; characters that a URI does not allow must be percent-encoded."
                : "The request can't be parsed; its Host header may be invalid.";
    }

    private static String reason(HttpObject part) {
        Throwable cause = part.decoderResult().cause();
        String reason = cause == null ? null : cause.getMessage();
        return reason == null ? "" : ": " + PrintableText.of(shortened(reason));
    }

    private static String shortened(String reason) {
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + " …";
    }

    /// The server parses the URI and the Host header before the rest of the request.
    private static boolean isUri(String address) {
        try {
            return !new URI(address).toString().isEmpty();
        } catch (URISyntaxException none) {
            return false;
        }
    }
}

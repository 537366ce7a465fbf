package io.incidentledger.program.httpserver;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

import io.incidentledger.http.problems.Problem;
import io.incidentledger.http.problems.ProblemType;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import org.springframework.http.MediaType;

/// Answers the first bytes of a connection for which there is no room with a 503, and closes it. The server itself never
/// sees the connection.
final class RefusedConnectionHandler extends ChannelInboundHandlerAdapter {

    private static final int RETRY_AFTER_SECONDS = 1;
    private static final int MAX_SECONDS = 1;
    private static final byte[] RESPONSE = response(ProblemType.OVERLOADED
            .retryable("There are too many connections. Try again later.", RETRY_AFTER_SECONDS));

    private static byte[] response(Problem problem) {
        byte[] body = problem.json().getBytes(StandardCharsets.UTF_8);
        String head = "HTTP/1.1 " + problem.status() + " Service Unavailable\r\nContent-Type: "
                + MediaType.APPLICATION_PROBLEM_JSON_VALUE + "\r\nContent-Length: " + body.length
                + "\r\nRetry-After: " + problem.retryAfterSeconds()
                + "\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n";
        return (head + new String(body, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        context.executor().schedule(() -> context.close(), MAX_SECONDS, TimeUnit.SECONDS);
        context.read();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ReferenceCountUtil.release(message);
        context.writeAndFlush(Unpooled.wrappedBuffer(RESPONSE)).addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        // Nothing behind this handler takes part.
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}

package io.incidentledger.program.httpserver;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;

/// Keeps a connection on HTTP/1.1 when the request that asks for HTTP/2 has a body. The server would have to hold the
/// whole body before it could change the protocol; a server may ignore `Upgrade` (RFC 9110, section 7.8). The caller
/// can ask again with its next request.
final class BodilessUpgrade extends ChannelInboundHandlerAdapter {

    private static final String SETTINGS = "HTTP2-Settings";

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        if (message instanceof HttpRequest request && hasBody(request)) {
            HttpHeaders headers = request.headers();
            headers.remove(HttpHeaderNames.UPGRADE).remove(SETTINGS);
        }
        super.channelRead(context, message);
    }

    private static boolean hasBody(HttpRequest request) {
        return HttpUtil.isTransferEncodingChunked(request) || HttpUtil.getContentLength(request, 0L) > 0;
    }
}

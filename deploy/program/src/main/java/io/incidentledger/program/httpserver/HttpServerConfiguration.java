package io.incidentledger.program.httpserver;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpServerCodec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.netty.NettyPipeline;

/// Spring configuration of the HTTP server below Spring: what it does with requests that are no valid HTTP, and which
/// versions of HTTP it speaks.
@Configuration(proxyBeanMethods = false)
public class HttpServerConfiguration {

    /// The number of requests that one HTTP/2 connection may have open at the same time, streams of events included.
    private static final int MAX_STREAMS = 100;
    private static final String REFUSALS = "incident-ledger.refusals";
    private static final String VERSIONS = "incident-ledger.versions";

    @Bean
    NettyServerCustomizer serverRefusals(@Value("${server.http2.enabled:false}") boolean http2) {
        return server -> http2
                ? server.http2Settings(settings -> settings.maxConcurrentStreams(MAX_STREAMS))
                        .doOnChannelInit((observer, channel, address) -> acceptBoth(channel.pipeline()))
                : server.doOnChannelInit((observer, channel, address) -> channel.pipeline()
                        .addBefore(NettyPipeline.HttpTrafficHandler, REFUSALS, new NettyErrorHandler())
                        .addBefore(NettyPipeline.HttpTrafficHandler, VERSIONS, new HttpVersionHandler()));
    }

    /// The refusals follow the codec at once, since the server's own handler of upgrades rejects requests, too.
    private static void acceptBoth(ChannelPipeline pipeline) {
        String codec = pipeline.context(HttpServerCodec.class).name();
        pipeline.addAfter(codec, "incident-ledger.upgrades", new BodilessUpgrade())
                .addAfter(codec, REFUSALS, new NettyErrorHandler())
                .addBefore(NettyPipeline.HttpTrafficHandler, VERSIONS, new HttpVersionHandler())
                .addBefore(NettyPipeline.HttpTrafficHandler, "incident-ledger.http2-refusals",
                        new Http2ErrorHandler());
    }
}

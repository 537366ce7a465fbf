package io.incidentledger.program.httpserver;

import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpServerCodec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.netty.NettyPipeline;

/// Spring configuration of the HTTP server below Spring: what it does with requests that are no valid HTTP, which
/// versions of HTTP it speaks, and what its clients may take up.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ConnectionSettings.class)
public class HttpServerConfiguration {

    /// The number of requests that one HTTP/2 connection may have open at the same time, streams of events included.
    private static final int MAX_STREAMS = 100;
    private static final String REFUSALS = "incident-ledger.refusals";
    private static final String TIMEOUTS = "incident-ledger.timeouts";
    private static final String VERSIONS = "incident-ledger.versions";

    @Bean
    ConnectionStatistics connectionStatistics(ConnectionSettings settings) {
        return new ConnectionStatistics(settings.max());
    }

    @Bean
    ResponseFlowFilter responseFlowFilter(ConnectionSettings settings, ConnectionStatistics statistics) {
        return new ResponseFlowFilter(settings.stallTime(), statistics);
    }

    @Bean
    NettyServerCustomizer connections(@Value("${server.http2.enabled:false}") boolean http2,
            ConnectionSettings settings, ConnectionStatistics statistics) {
        return server -> (http2 ? server.http2Settings(streams -> streams.maxConcurrentStreams(MAX_STREAMS)) : server)
                .doOnChannelInit((observer, channel, address) -> {
                    if (statistics.opened()) {
                        accept(channel, http2, settings, statistics);
                    } else {
                        channel.pipeline().addFirst("incident-ledger.refused", new RefusedConnectionHandler());
                    }
                });
    }

    /// The refusals follow the codec at once, since the server's own handler of upgrades rejects requests, too.
    private static void accept(Channel channel, boolean http2, ConnectionSettings settings,
            ConnectionStatistics statistics) {
        channel.closeFuture().addListener(closed -> statistics.ended());
        ChannelPipeline pipeline = channel.pipeline();
        String codec = pipeline.context(HttpServerCodec.class).name();
        if (http2) {
            pipeline.addAfter(codec, "incident-ledger.upgrades", new BodilessUpgrade())
                    .addBefore(NettyPipeline.HttpTrafficHandler, "incident-ledger.http2-refusals",
                            new Http2ErrorHandler());
        }
        pipeline.addAfter(codec, REFUSALS, new NettyErrorHandler(statistics))
                .addAfter(codec, TIMEOUTS, new ConnectionTimeoutHandler(settings, statistics))
                .addBefore(NettyPipeline.HttpTrafficHandler, VERSIONS, new HttpVersionHandler());
    }
}

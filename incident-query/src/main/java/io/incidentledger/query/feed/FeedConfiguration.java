package io.incidentledger.query.feed;

import java.time.Duration;

import io.incidentledger.events.codec.EventCodec;
import io.incidentledger.ledger.EventReader;
import io.incidentledger.projection.runner.LedgerHead;
import io.incidentledger.query.readmodel.QueryExecutor;
import io.incidentledger.query.readmodel.ServerSentEvents;
import io.incidentledger.query.readmodel.StreamRegistry;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The feed and its live end.
@Configuration(proxyBeanMethods = false)
class FeedConfiguration {

    @Bean
    FeedPages feedPages(EventReader reader, LedgerHead head) {
        return new FeedPages(reader, head, new CloudEvents(new EventCodec()));
    }

    @Bean
    StreamRegistry feedStreams() {
        return new StreamRegistry();
    }

    @Bean
    LiveFeed liveFeed(FeedPages pages, LedgerHead head, QueryExecutor executor,
            @Qualifier("feedStreams") StreamRegistry streams,
            @Value(ServerSentEvents.HEARTBEAT_INTERVAL) Duration heartbeat) {
        return new LiveFeed(pages, head, executor::nextPage, streams, heartbeat);
    }

    @Bean
    FeedController feedController(QueryExecutor executor, FeedPages pages, LiveFeed live) {
        return new FeedController(executor, pages, live);
    }

    @Bean
    MeterBinder feedMetrics(@Qualifier("feedStreams") StreamRegistry streams) {
        return registry -> Gauge.builder("incident.ledger.feed.listeners", streams, StreamRegistry::listeners)
                .description("Listeners of the live feed").register(registry);
    }
}

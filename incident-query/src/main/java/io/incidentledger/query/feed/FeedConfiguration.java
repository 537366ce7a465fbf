package io.incidentledger.query.feed;

import java.time.Duration;

import io.incidentledger.events.codec.EventCodec;
import io.incidentledger.ledger.EventReader;
import io.incidentledger.projection.runner.HeadTracker;
import io.incidentledger.query.displaynumbers.DisplayNumbers;
import io.incidentledger.query.readmodel.ListenerLimit;
import io.incidentledger.query.readmodel.OpenResponseStreams;
import io.incidentledger.query.readmodel.QueryExecutor;
import io.incidentledger.query.readmodel.ServerSentEvents;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Beans for the feed of events, in batches and live.
@Configuration(proxyBeanMethods = false)
class FeedConfiguration {

    @Bean
    FeedReader feedReader(EventReader reader, HeadTracker head) {
        return new FeedReader(reader, head, new CloudEventWriter(new EventCodec()));
    }

    @Bean
    OpenResponseStreams feedStreamRegistry(ListenerLimit limit) {
        return new OpenResponseStreams(limit);
    }

    @Bean
    LiveFeed liveFeed(FeedReader pages, HeadTracker head, QueryExecutor executor,
            @Qualifier("feedStreamRegistry") OpenResponseStreams streams,
            @Value(ServerSentEvents.HEARTBEAT_INTERVAL) Duration heartbeat) {
        return new LiveFeed(pages, head, executor::nextPage, streams, heartbeat);
    }

    @Bean
    FeedController feedController(QueryExecutor executor, FeedReader pages, LiveFeed live,
            DisplayNumbers numbers) {
        return new FeedController(executor, pages, live,
                (types, incidents) -> new FeedFilter(types, incidents.ids(numbers)));
    }

    @Bean
    MeterBinder feedMetrics(@Qualifier("feedStreamRegistry") OpenResponseStreams streams) {
        return registry -> Gauge.builder("incident.ledger.feed.listeners", streams, OpenResponseStreams::listeners)
                .description("Listeners of the live feed").register(registry);
    }
}

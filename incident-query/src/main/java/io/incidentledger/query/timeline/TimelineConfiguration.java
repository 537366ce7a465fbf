package io.incidentledger.query.timeline;

import io.incidentledger.ledger.EventReader;
import io.incidentledger.query.folding.StreamProjectionCache;
import io.incidentledger.query.readmodel.QueryExecutor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Beans for timelines.
@Configuration(proxyBeanMethods = false)
class TimelineConfiguration {

    private static final int CACHED_EVENTS = 100_000;

    @Bean
    StreamProjectionCache<TimelineView> timelines(EventReader reader) {
        return StreamProjectionCache.recorded(reader, new TimelineProjection(), CACHED_EVENTS);
    }

    @Bean
    TimelineController timelineController(QueryExecutor executor, StreamProjectionCache<TimelineView> timelines) {
        return new TimelineController(executor, new MergedTimelineReader(timelines),
                new EntryHistoryBuilder(timelines));
    }
}

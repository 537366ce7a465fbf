package io.incidentledger.query.replay;

import java.time.Duration;

import io.incidentledger.events.codec.EventCodec;
import io.incidentledger.ledger.EventReader;
import io.incidentledger.projection.EventDecoder;
import io.incidentledger.query.displaynumbers.DisplayNumbers;
import io.incidentledger.query.folding.StreamProjectionCache;
import io.incidentledger.query.readmodel.ListenerLimit;
import io.incidentledger.query.readmodel.OpenResponseStreams;
import io.incidentledger.query.readmodel.QueryExecutor;
import io.incidentledger.query.readmodel.ServerSentEvents;
import io.incidentledger.query.timeline.MergedTimelineReader;
import io.incidentledger.query.timeline.TimelineView;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

/// Beans for replays. Replay deadlines have their own threads, which do no other work.
@Configuration(proxyBeanMethods = false)
class ReplayConfiguration {

    private static final int CLOCK_THREADS = 2;
    private static final Duration[] LATENESS = {Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofMillis(5),
        Duration.ofMillis(10), Duration.ofMillis(20), Duration.ofMillis(50), Duration.ofMillis(100),
        Duration.ofSeconds(1)};

    private final EventDecoder decoder = new EventDecoder(new EventCodec());

    @Bean(destroyMethod = "dispose")
    Scheduler replayClock() {
        return Schedulers.newParallel("replay-clock", CLOCK_THREADS, true);
    }

    @Bean
    OpenResponseStreams replayStreamRegistry(ListenerLimit limit) {
        return new OpenResponseStreams(limit);
    }

    @Bean
    MeterBinder replayMetrics(@Qualifier("replayStreamRegistry") OpenResponseStreams streams) {
        return registry -> Gauge.builder("incident.ledger.replay.listeners", streams, OpenResponseStreams::listeners)
                .description("Listeners of replays").register(registry);
    }

    @Bean
    ReplayController replayController(QueryExecutor executor, EventReader reader,
            StreamProjectionCache<TimelineView> timelines, DisplayNumbers numbers, ReplayStreams replayStreams,
            JsonMapper mapper) {
        ReplayEventJsonWriter replayEventJsonWriter = new ReplayEventJsonWriter(mapper);
        LedgerReplayPlans ledger = new LedgerReplayPlans(reader, decoder,
                new ReplayEventLoader(timelines, numbers, replayEventJsonWriter),
                new OccurrenceOrderLoader(reader, decoder, OccurrenceOrderLoader.MOST, OccurrenceOrderLoader.MAX_HELD),
                LedgerReplayPlans.PAGE);
        return new ReplayController(executor, new MergedTimelineReader(timelines),
                new IncidentReplayPlans(reader, replayEventJsonWriter),
                ledger, replayStreams);
    }

    @Bean
    ReplayStreams replayStreams(QueryExecutor executor, MeterRegistry registry,
            @Qualifier("replayClock") Scheduler clock,
            @Qualifier("replayStreamRegistry") OpenResponseStreams streams, JsonMapper mapper,
            @Value(ServerSentEvents.HEARTBEAT_INTERVAL) Duration heartbeat) {
        Timer lateness = Timer.builder("incident.ledger.replay.lateness")
                .description("How much later than due the events of replays were sent")
                .serviceLevelObjectives(LATENESS).register(registry);
        return new ReplayStreams(new ReplaySession.ReplayRuntime(clock, System::nanoTime, executor::nextPage, lateness,
                ServerSentEvents.heartbeat(heartbeat)), streams,
                mapper);
    }
}

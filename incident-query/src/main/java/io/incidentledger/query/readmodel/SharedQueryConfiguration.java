package io.incidentledger.query.readmodel;

import java.time.InstantSource;

import io.incidentledger.ledger.EventReader;
import io.incidentledger.ledger.EventTail;
import io.incidentledger.projection.runner.HeadTracker;
import io.incidentledger.projection.runner.LiveEventListener;
import io.incidentledger.projection.runner.ProjectionRunner;
import io.incidentledger.query.displaynumbers.DisplayNumbers;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Beans that all queries share: the position of the ledger's head, the progress of the views, and the query executor.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(QuerySettings.class)
class SharedQueryConfiguration {

    @Bean
    LiveEventListener liveEventCounter(MeterRegistry registry) {
        return LiveEventListener.counter(registry);
    }

    @Bean
    HeadTracker headTracker(EventReader reader, EventTail tail) {
        return new HeadTracker(reader, tail);
    }

    @Bean
    HealthIndicator viewsHealthIndicator(ProjectionRunner projectionRunner) {
        return projectionRunner.readiness();
    }

    @Bean
    MeterBinder viewMetrics(ProjectionRunner projectionRunner, HeadTracker head) {
        return projectionRunner.metrics(head);
    }

    @Bean
    ReadinessFilter readinessFilter(ProjectionRunner projectionRunner) {
        return new ReadinessFilter(projectionRunner);
    }

    @Bean
    QueryExecutor queryExecutor(EventReader reader, HeadTracker head, ProjectionRunner projectionRunner,
            DisplayNumbers numbers, QuerySettings settings) {
        return new QueryExecutor(settings, reader, head, projectionRunner, numbers, InstantSource.system());
    }

    @Bean
    MeterBinder queryMetrics(QueryExecutor executor) {
        return executor.metrics();
    }

    @Bean
    ReportMemory reportMemory(QuerySettings settings) {
        return new ReportMemory(settings.reportMemoryBytes());
    }

    @Bean
    MeterBinder reportMemoryMetrics(ReportMemory memory) {
        return memory.metrics();
    }

    @Bean
    ListenerLimit listenerLimit(@Value(ListenerLimit.SETTING) int maxListeners) {
        return ListenerLimit.of(maxListeners, Runtime.getRuntime().maxMemory());
    }

    @Bean
    MeterBinder listenerMetrics(ListenerLimit limit) {
        return registry -> {
            Gauge.builder("incident.ledger.listeners.capacity", limit, ListenerLimit::capacity)
                    .description("Listeners of the feed and of replays that are accepted at the same time")
                    .register(registry);
            FunctionCounter.builder("incident.ledger.listeners.refused", limit, ListenerLimit::refused)
                    .description("Listeners that were rejected because there were too many").register(registry);
        };
    }

    @Bean
    QueryProblems queryProblems() {
        return new QueryProblems();
    }

    @Bean
    ReprDigestFilter reprDigestFilter() {
        return new ReprDigestFilter();
    }
}

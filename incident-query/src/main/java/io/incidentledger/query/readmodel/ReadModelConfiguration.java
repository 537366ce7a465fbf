package io.incidentledger.query.readmodel;

import java.time.InstantSource;

import io.incidentledger.ledger.EventReader;
import io.incidentledger.ledger.EventTail;
import io.incidentledger.projection.runner.HeadTracker;
import io.incidentledger.projection.runner.LiveEventListener;
import io.incidentledger.projection.runner.ProjectionRunner;
import io.incidentledger.query.numbers.DisplayNumbers;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What all queries share: where the ledger ends, how far the views are, and who runs the queries.
@Configuration(proxyBeanMethods = false)
class ReadModelConfiguration {

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
            DisplayNumbers numbers,
            @Value("${incident-ledger.queries.threads:16}") int threads) {
        return new QueryExecutor(threads, reader, head, projectionRunner, numbers, InstantSource.system());
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

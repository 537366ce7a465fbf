package io.incidentledger.query.readmodel;

import java.time.InstantSource;

import io.incidentledger.ledger.EventReader;
import io.incidentledger.ledger.EventTail;
import io.incidentledger.projection.runner.Feeding;
import io.incidentledger.projection.runner.LedgerHead;
import io.incidentledger.projection.runner.LiveEvents;
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
    LiveEvents liveEventCounter(MeterRegistry registry) {
        return LiveEvents.counter(registry);
    }

    @Bean
    LedgerHead ledgerHead(EventReader reader, EventTail tail) {
        return new LedgerHead(reader, tail);
    }

    @Bean
    HealthIndicator viewsHealthIndicator(Feeding feeding) {
        return feeding.readiness();
    }

    @Bean
    MeterBinder viewMetrics(Feeding feeding, LedgerHead head) {
        return feeding.metrics(head);
    }

    @Bean
    ReadinessFilter readinessFilter(Feeding feeding) {
        return new ReadinessFilter(feeding);
    }

    @Bean
    QueryExecutor queryExecutor(EventReader reader, LedgerHead head, Feeding feeding, DisplayNumbers numbers,
            @Value("${incident-ledger.queries.threads:16}") int threads) {
        return new QueryExecutor(threads, reader, head, feeding, numbers, InstantSource.system());
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

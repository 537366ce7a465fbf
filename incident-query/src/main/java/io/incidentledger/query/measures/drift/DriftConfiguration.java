package io.incidentledger.query.measures.drift;

import io.incidentledger.ledger.EventReader;
import io.incidentledger.query.measures.MeasureRowReader;
import io.incidentledger.query.readmodel.QueryExecutor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Beans for explaining why the measures of a period have changed.
@Configuration(proxyBeanMethods = false)
class DriftConfiguration {

    @Bean
    DriftController driftController(QueryExecutor executor, MeasureRowReader source, EventReader reader) {
        return new DriftController(executor, source, new DriftEventFinder(source, reader));
    }
}

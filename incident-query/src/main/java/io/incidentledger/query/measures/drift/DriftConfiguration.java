package io.incidentledger.query.measures.drift;

import io.incidentledger.ledger.EventReader;
import io.incidentledger.query.measures.MeasureSource;
import io.incidentledger.query.readmodel.Viewpoints;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Why measures of one period say something else than before.
@Configuration(proxyBeanMethods = false)
class DriftConfiguration {

    @Bean
    DriftController driftController(Viewpoints viewpoints, MeasureSource source, EventReader reader) {
        return new DriftController(viewpoints, source, reader);
    }
}

package io.incidentledger.query.phases;

import io.incidentledger.query.folding.FoldedStreams;
import io.incidentledger.query.incident.IncidentView;
import io.incidentledger.query.readmodel.IncidentSource;
import io.incidentledger.query.readmodel.QueryExecutor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The phases of one incident.
@Configuration(proxyBeanMethods = false)
class PhaseConfiguration {

    @Bean
    PhaseController phaseController(QueryExecutor executor, FoldedStreams<IncidentView> incidents) {
        return new PhaseController(executor, IncidentSource.alone(incidents));
    }
}

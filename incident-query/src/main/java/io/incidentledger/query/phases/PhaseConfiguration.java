package io.incidentledger.query.phases;

import io.incidentledger.query.folding.StreamProjectionCache;
import io.incidentledger.query.incident.IncidentView;
import io.incidentledger.query.readmodel.IncidentViewReader;
import io.incidentledger.query.readmodel.QueryExecutor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Beans for the phases of an incident.
@Configuration(proxyBeanMethods = false)
class PhaseConfiguration {

    @Bean
    PhaseController phaseController(QueryExecutor executor, StreamProjectionCache<IncidentView> incidents) {
        return new PhaseController(executor, IncidentViewReader.alone(incidents));
    }
}

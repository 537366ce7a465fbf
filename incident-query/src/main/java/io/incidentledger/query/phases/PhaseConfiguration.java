package io.incidentledger.query.phases;

import io.incidentledger.query.incident.IncidentView;
import io.incidentledger.query.readmodel.IncidentReading;
import io.incidentledger.query.streams.FoldedStreams;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The phases of one incident.
@Configuration(proxyBeanMethods = false)
class PhaseConfiguration {

    @Bean
    PhaseController phaseController(IncidentReading reading, FoldedStreams<IncidentView> incidents) {
        return new PhaseController(reading, incidents);
    }
}

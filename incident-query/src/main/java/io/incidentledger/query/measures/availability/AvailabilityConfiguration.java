package io.incidentledger.query.measures.availability;

import io.incidentledger.query.answering.Viewpoints;
import io.incidentledger.query.measures.MeasureSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// How long a service was down.
@Configuration(proxyBeanMethods = false)
class AvailabilityConfiguration {

    @Bean
    AvailabilityController availabilityController(Viewpoints viewpoints, MeasureSource source) {
        return new AvailabilityController(viewpoints, source);
    }
}

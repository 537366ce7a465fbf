package io.incidentledger.query.measures.availability;

import io.incidentledger.query.measures.MeasureSource;
import io.incidentledger.query.readmodel.QueryExecutor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// How long a service was down.
@Configuration(proxyBeanMethods = false)
class AvailabilityConfiguration {

    @Bean
    AvailabilityController availabilityController(QueryExecutor executor, MeasureSource source) {
        return new AvailabilityController(executor, source);
    }
}

package io.incidentledger.query.measures.availability;

import io.incidentledger.query.measures.MeasureRowReader;
import io.incidentledger.query.readmodel.QueryExecutor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Beans for the availability of services.
@Configuration(proxyBeanMethods = false)
class ServiceAvailabilityConfiguration {

    @Bean
    AvailabilityController availabilityController(QueryExecutor executor, MeasureRowReader source) {
        return new AvailabilityController(executor, source);
    }
}

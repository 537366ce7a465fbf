package io.incidentledger.http.filters;

import io.incidentledger.http.problems.ProblemConfiguration;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Spring configuration of the filters. [CrossSiteRequestFilter] is not included: it depends on where a service listens.
@Configuration(proxyBeanMethods = false)
public class FilterConfiguration {

    @Bean
    RequestHeadersFilter requestHeadersFilter() {
        return new RequestHeadersFilter();
    }

    @Bean
    AcceptPatchFilter acceptPatchFilter() {
        return new AcceptPatchFilter();
    }

    @Bean
    CompressionFilter compressionFilter(@Value(CompressionFilter.ENABLED) boolean enabled) {
        return new CompressionFilter(enabled);
    }

    @Bean
    BodiesInFlightFilter bodiesInFlightFilter(@Value(BodiesInFlightFilter.CAPACITY) long capacity,
            @Value(ProblemConfiguration.BODY_LIMIT) int bodyLimit) {
        return new BodiesInFlightFilter(capacity, bodyLimit);
    }

    @Bean
    MeterBinder bodiesInFlightMetrics(BodiesInFlightFilter filter) {
        return filter.metrics();
    }
}

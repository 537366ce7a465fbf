package io.incidentledger.query.measures.whatif;

import io.incidentledger.http.RequestBodies;
import io.incidentledger.query.measures.MeasureSource;
import io.incidentledger.query.readmodel.QueryExecutor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Beans for measures under hypothetical changes.
@Configuration(proxyBeanMethods = false)
class WhatIfConfiguration {

    @Bean
    WhatIfController whatIfController(QueryExecutor executor, MeasureSource source, RequestBodies bodies) {
        return new WhatIfController(executor, source, bodies);
    }
}

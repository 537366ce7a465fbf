package io.incidentledger.query.measures.whatif;

import io.incidentledger.http.messages.RequestBodyReader;
import io.incidentledger.query.measures.MeasureRowReader;
import io.incidentledger.query.readmodel.QueryExecutor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Beans for measures under hypothetical changes.
@Configuration(proxyBeanMethods = false)
class WhatIfConfiguration {

    @Bean
    WhatIfController whatIfController(QueryExecutor executor, MeasureRowReader source, RequestBodyReader bodies) {
        return new WhatIfController(executor, source, bodies);
    }
}

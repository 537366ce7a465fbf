package io.incidentledger.query.measures.whatif;

import io.incidentledger.http.RequestBodies;
import io.incidentledger.query.measures.MeasureSource;
import io.incidentledger.query.readmodel.Viewpoints;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Measures under suppositions.
@Configuration(proxyBeanMethods = false)
class WhatIfConfiguration {

    @Bean
    WhatIfController whatIfController(Viewpoints viewpoints, MeasureSource source, RequestBodies bodies) {
        return new WhatIfController(viewpoints, source, bodies);
    }
}

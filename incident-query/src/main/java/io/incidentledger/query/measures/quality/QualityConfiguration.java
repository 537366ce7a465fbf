package io.incidentledger.query.measures.quality;

import io.incidentledger.query.measures.MeasureRowReader;
import io.incidentledger.query.readmodel.QueryExecutor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Beans for the quality of the data behind the measures.
@Configuration(proxyBeanMethods = false)
class QualityConfiguration {

    @Bean
    QualityController qualityController(QueryExecutor executor, MeasureRowReader source) {
        return new QualityController(executor, source);
    }
}

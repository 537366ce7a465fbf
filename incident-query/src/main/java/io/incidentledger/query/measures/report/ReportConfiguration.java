package io.incidentledger.query.measures.report;

import io.incidentledger.query.measures.MeasureSource;
import io.incidentledger.query.readmodel.QueryExecutor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Beans for the measures of a period.
@Configuration(proxyBeanMethods = false)
class ReportConfiguration {

    @Bean
    MeasureController measureController(QueryExecutor executor, MeasureSource source) {
        return new MeasureController(executor, source);
    }
}

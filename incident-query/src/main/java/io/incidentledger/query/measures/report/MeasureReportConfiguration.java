package io.incidentledger.query.measures.report;

import io.incidentledger.query.measures.MeasureRowReader;
import io.incidentledger.query.readmodel.QueryExecutor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Beans for the measures of a period.
@Configuration(proxyBeanMethods = false)
class MeasureReportConfiguration {

    @Bean
    MeasureController measureController(QueryExecutor executor, MeasureRowReader source) {
        return new MeasureController(executor, source);
    }
}

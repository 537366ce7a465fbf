package io.incidentledger.http;

import io.incidentledger.http.filters.FilterConfiguration;
import io.incidentledger.http.parameters.ParameterConfiguration;
import io.incidentledger.http.problems.ProblemConfiguration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// Spring configuration that every HTTP application of the ledger imports.
@Configuration(proxyBeanMethods = false)
@Import({FilterConfiguration.class, ParameterConfiguration.class, ProblemConfiguration.class})
public class WebConfiguration {

    @Bean
    RequestBodyReader requestBodies(@Value(ProblemConfiguration.BODY_LIMIT) int bodyLimit) {
        return new RequestBodyReader(bodyLimit);
    }
}

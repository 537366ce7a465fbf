package io.incidentledger.http;

import java.util.List;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;

/// What every HTTP side needs; import it into its application.
@Configuration(proxyBeanMethods = false)
public class WebConfiguration {

    /// Bytes of the largest body, unless `incident-ledger.http.max-body-bytes` says otherwise: 1 MiB.
    static final String BODY_LIMIT = "${incident-ledger.http.max-body-bytes:1048576}";

    @Bean
    ProblemExceptionHandler problemExceptionHandler(List<ProblemTranslator> translators,
            @Value(BODY_LIMIT) int bodyLimit) {
        return new ProblemExceptionHandler(translators, bodyLimit);
    }

    @Bean
    RequestBodies requestBodies(@Value(BODY_LIMIT) int bodyLimit) {
        return new RequestBodies(bodyLimit);
    }

    @Bean
    WebFluxConfigurer queryParametersForControllers() {
        return new WebFluxConfigurer() {
            @Override
            public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
                configurer.addCustomResolver(new QueryParametersResolver());
            }
        };
    }
}

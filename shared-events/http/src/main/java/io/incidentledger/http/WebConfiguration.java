package io.incidentledger.http;

import java.util.List;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;

/// Spring configuration that every HTTP application of the ledger imports.
@Configuration(proxyBeanMethods = false)
public class WebConfiguration {

    /// Maximum body size in bytes: 1 MiB unless `incident-ledger.http.max-body-bytes` is set.
    static final String BODY_LIMIT = "${incident-ledger.http.max-body-bytes:1048576}";

    @Bean
    ProblemExceptionHandler problemExceptionHandler(List<ProblemTranslator> translators,
            @Value(BODY_LIMIT) int bodyLimit) {
        return new ProblemExceptionHandler(translators, bodyLimit);
    }

    @Bean
    RequestHeadersFilter requestHeadersFilter() {
        return new RequestHeadersFilter();
    }

    @Bean
    CompressionFilter compressionFilter(@Value(CompressionFilter.ENABLED) boolean enabled) {
        return new CompressionFilter(enabled);
    }

    @Bean
    RequestBodyReader requestBodies(@Value(BODY_LIMIT) int bodyLimit) {
        return new RequestBodyReader(bodyLimit);
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

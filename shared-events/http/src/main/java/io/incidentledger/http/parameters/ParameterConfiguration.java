package io.incidentledger.http.parameters;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;

/// Spring configuration by which controllers can take [QueryParameters] as an argument.
@Configuration(proxyBeanMethods = false)
public class ParameterConfiguration {

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

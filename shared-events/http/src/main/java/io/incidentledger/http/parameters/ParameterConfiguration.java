package io.incidentledger.http.parameters;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;

/// Spring configuration by which controllers can take a [QueryArgument].
@Configuration(proxyBeanMethods = false)
public class ParameterConfiguration {

    @Bean
    WebFluxConfigurer queryArgumentsForControllers() {
        return new WebFluxConfigurer() {
            @Override
            public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
                configurer.addCustomResolver(new QueryArgumentResolver());
            }
        };
    }
}

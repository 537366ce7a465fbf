package io.incidentledger.http.openapi;

import io.incidentledger.http.parameters.QueryArgument;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.configuration.SpringDocConfiguration;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.core.utils.SpringDocUtils;
import org.springdoc.webflux.core.configuration.SpringDocWebFluxConfiguration;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.PropertySource;

/// Serves `/openapi.json` for the controllers of the application that imports this configuration.
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({SpringDocConfigProperties.class, SpringDocConfiguration.class,
    SpringDocWebFluxConfiguration.class})
@PropertySource("classpath:io/incidentledger/http/openapi/openapi.properties")
public class OpenApiConfiguration {

    /// Makes springdoc's beans lazy, so that they are only created on the first request for the description and the
    /// ledger starts sooner.
    @Bean
    static BeanFactoryPostProcessor descriptionWaits() {
        return beans -> {
            for (String name : beans.getBeanDefinitionNames()) {
                BeanDefinition bean = beans.getBeanDefinition(name);
                if (springdocs(bean.getBeanClassName()) || springdocs(bean.getFactoryBeanName())) {
                    bean.setLazyInit(true);
                }
            }
        };
    }

    private static boolean springdocs(@Nullable String origin) {
        return origin != null && origin.startsWith("org.springdoc");
    }

    /// Depends on springdoc's model converters, which handle `Mono` and would otherwise never be created, because they
    /// are lazy.
    @Bean
    @Lazy
    @DependsOn("modelConverterRegistrar")
    OpenAPI ledgerApi() {
        SpringDocUtils.getConfig().addAnnotationsToIgnore(QueryArgument.class);
        return new OpenAPI().info(new Info().title("Incident Ledger").version("1").description(
                "Commands become events in one hash-chained log; everything that is read is a projection of it."));
    }

    @Bean
    @Lazy
    ProblemResponseCustomizer problemResponses() {
        return new ProblemResponseCustomizer();
    }

    @Bean
    @Lazy
    QueryParameterCustomizer queryParameterDescriptions() {
        return new QueryParameterCustomizer();
    }
}

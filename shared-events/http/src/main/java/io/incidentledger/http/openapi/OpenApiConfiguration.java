package io.incidentledger.http.openapi;

import io.incidentledger.http.parameters.QueryArgument;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Contact;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
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

    private static final String DESCRIPTION = """
            The system of record for incidents. Commands declare incidents and report what happens; each becomes events \
            in one append-only, hash-chained log. Everything that queries return is computed from this log, as of now or \
            as of any moment in the past.

            - **Incidents** are named by `id` or display number: the first one is 1.
            - **Commands** are recorded before they are answered. A query with `minPosition` waits until it reflects the \
            `position` of a command's response.
            - **Retries** with the same `Idempotency-Key` get the first response again.
            - **Errors** are problem details (RFC 9457), and nothing was written unless the type is `outcome-unknown`.
            - There is no authentication yet: `X-Actor` names who acts.
            """;

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
        return new OpenAPI().info(new Info().title("Incident Ledger").version("1").description(DESCRIPTION)
                .license(new License().name("Apache-2.0").identifier("Apache-2.0"))
                .contact(new Contact().name("Incident Ledger")));
    }

    @Bean
    @Lazy
    DocumentCustomizer documentCustomizer() {
        return new DocumentCustomizer();
    }

    @Bean
    @Lazy
    RecordModelConverter recordModelConverter() {
        return new RecordModelConverter();
    }

    @Bean
    @Lazy
    QueryParameterCustomizer queryParameterDescriptions() {
        return new QueryParameterCustomizer();
    }
}

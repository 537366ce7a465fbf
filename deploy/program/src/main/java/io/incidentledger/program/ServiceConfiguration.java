package io.incidentledger.program;

import io.incidentledger.http.WebConfiguration;
import io.incidentledger.http.docs.DocsConfiguration;
import io.incidentledger.http.filters.CrossSiteRequestFilter;
import io.incidentledger.http.openapi.OpenApiConfiguration;
import io.incidentledger.program.httpserver.HttpServerConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.jackson.JacksonEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementContextAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.availability.ApplicationAvailabilityAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.health.autoconfigure.actuate.endpoint.AvailabilityProbesAutoConfiguration;
import org.springframework.boot.health.autoconfigure.actuate.endpoint.HealthEndpointAutoConfiguration;
import org.springframework.boot.health.autoconfigure.application.AvailabilityHealthContributorAutoConfiguration;
import org.springframework.boot.health.autoconfigure.application.DiskSpaceHealthContributorAutoConfiguration;
import org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration;
import org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration;
import org.springframework.boot.http.codec.autoconfigure.CodecsAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.prometheus.PrometheusMetricsExportAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.jvm.JvmMetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.system.SystemMetricsAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.reactor.autoconfigure.ReactorAutoConfiguration;
import org.springframework.boot.reactor.netty.autoconfigure.NettyReactiveWebServerAutoConfiguration;
import org.springframework.boot.reactor.netty.autoconfigure.actuate.web.server.NettyReactiveManagementContextAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.HttpHandlerAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.WebFluxObservationAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.actuate.endpoint.web.WebFluxHealthEndpointExtensionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.validation.Validator;
import org.springframework.web.reactive.config.WebFluxConfigurer;

/// The configuration that all services share. It lists the auto-configurations of Spring Boot explicitly instead of
/// detecting them on the class path, so that the service starts faster and a new library does not change its behavior.
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    // Beans and their lifecycle
    ApplicationAvailabilityAutoConfiguration.class, ConfigurationPropertiesAutoConfiguration.class,
    LifecycleAutoConfiguration.class, PropertyPlaceholderAutoConfiguration.class,
    // HTTP
    CodecsAutoConfiguration.class, HttpHandlerAutoConfiguration.class,
    JacksonAutoConfiguration.class, NettyReactiveWebServerAutoConfiguration.class,
    ReactorAutoConfiguration.class, WebFluxAutoConfiguration.class,
    // Health
    AvailabilityHealthContributorAutoConfiguration.class, AvailabilityProbesAutoConfiguration.class,
    DiskSpaceHealthContributorAutoConfiguration.class, EndpointAutoConfiguration.class,
    HealthContributorAutoConfiguration.class, HealthContributorRegistryAutoConfiguration.class,
    HealthEndpointAutoConfiguration.class, JacksonEndpointAutoConfiguration.class,
    ManagementContextAutoConfiguration.class, NettyReactiveManagementContextAutoConfiguration.class,
    WebEndpointAutoConfiguration.class, WebFluxHealthEndpointExtensionAutoConfiguration.class,
    // Metrics
    CompositeMeterRegistryAutoConfiguration.class, JvmMetricsAutoConfiguration.class,
    MetricsAutoConfiguration.class, ObservationAutoConfiguration.class,
    PrometheusMetricsExportAutoConfiguration.class, SystemMetricsAutoConfiguration.class,
    WebFluxObservationAutoConfiguration.class})
@Import({WebConfiguration.class, HttpServerConfiguration.class, OpenApiConfiguration.class,
    DocsConfiguration.class})
public class ServiceConfiguration {

    @Bean
    CrossSiteRequestFilter crossSiteRequestFilter(ListenOptions listenOptions) {
        return new CrossSiteRequestFilter(!listenOptions.onlyThisMachine(), listenOptions.allowedHosts());
    }

    /// Disables validation by annotations: nothing uses it, and a provider on the class path would slow down every
    /// start.
    @Bean
    WebFluxConfigurer noValidationByAnnotations() {
        return new WebFluxConfigurer() {
            @Override
            public Validator getValidator() {
                return Validator.forInstanceOf(Void.class, (nothing, errors) -> {});
            }
        };
    }
}

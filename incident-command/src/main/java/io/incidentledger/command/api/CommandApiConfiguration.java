package io.incidentledger.command.api;

import io.incidentledger.command.dispatch.CommandDispatcher;
import io.incidentledger.command.dispatch.IncidentIdResolver;
import io.incidentledger.events.IncidentNaming;
import io.incidentledger.http.IncidentRepresentationReader;
import io.incidentledger.http.WebConfiguration;
import io.incidentledger.http.messages.RequestBodyReader;
import io.incidentledger.http.openapi.OpenApiConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;

/// Spring configuration of the command API. It uses the [CommandDispatcher] and the [IncidentIdResolver] of the application
/// that imports it.
@Configuration(proxyBeanMethods = false)
@Import({WebConfiguration.class, OpenApiConfiguration.class, DeclareController.class, LifecycleController.class,
    StatusController.class,
    DetailsController.class, ImpactController.class, RespondersController.class, TimelineCommandController.class,
    ActionItemCommandController.class, PostmortemCommandController.class})
public class CommandApiConfiguration {

    @Bean
    CommandResponder commandResponder(CommandDispatcher dispatcher, IncidentIdResolver incidents,
            ObjectProvider<IncidentRepresentationReader> representations) {
        return new CommandResponder(dispatcher, incidents, representations.getIfAvailable());
    }

    @Bean
    CommandProblemTranslator commandProblemTranslator(ObjectProvider<IncidentNaming> names) {
        return new CommandProblemTranslator(names.getIfAvailable(() -> IncidentNaming.IDS));
    }

    @Bean
    @Lazy
    CommandOperationCustomizer commandOperationCustomizer(
            ObjectProvider<IncidentRepresentationReader> representations) {
        return new CommandOperationCustomizer(representations.getIfAvailable());
    }

    @Bean
    WebFluxConfigurer commandRequestsForControllers(RequestBodyReader bodies, CommandResponder responder) {
        return new WebFluxConfigurer() {
            @Override
            public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
                configurer.addCustomResolver(new CommandRequestResolver(bodies, responder));
            }
        };
    }
}

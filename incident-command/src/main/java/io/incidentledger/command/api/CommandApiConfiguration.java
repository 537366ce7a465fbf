package io.incidentledger.command.api;

import io.incidentledger.command.pipeline.CommandPipeline;
import io.incidentledger.command.pipeline.IncidentLookup;
import io.incidentledger.events.IncidentNames;
import io.incidentledger.http.RequestBodies;
import io.incidentledger.http.WebConfiguration;
import io.incidentledger.http.openapi.OpenApiConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;

/** The command API, over the pipeline of the application that imports this. */
@Configuration(proxyBeanMethods = false)
@Import({WebConfiguration.class, OpenApiConfiguration.class, DeclareController.class, LifecycleController.class,
    StatusController.class,
    FactsController.class, ImpactController.class, PeopleController.class, TimelineController.class,
    ActionItemController.class, PostmortemController.class})
public class CommandApiConfiguration {

    @Bean
    CommandDesk commandDesk(CommandPipeline pipeline, IncidentLookup incidents) {
        return new CommandDesk(pipeline, incidents);
    }

    @Bean
    CommandProblems commandProblems(ObjectProvider<IncidentNames> names) {
        return new CommandProblems(names.getIfAvailable(() -> IncidentNames.IDS));
    }

    @Bean
    @Lazy
    CommandOperations commandOperations() {
        return new CommandOperations();
    }

    @Bean
    WebFluxConfigurer commandRequestsForControllers(RequestBodies bodies, CommandDesk desk) {
        return new WebFluxConfigurer() {
            @Override
            public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
                configurer.addCustomResolver(new CommandRequestResolver(bodies, desk));
            }
        };
    }
}

package io.incidentledger.command.dispatch;

import io.incidentledger.ledger.EventLog;
import io.incidentledger.ledger.axon.AxonDefaults;
import io.micrometer.core.instrument.MeterRegistry;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// Spring configuration of the command side. It requires an [EventLog], a snapshot store and a meter registry as beans,
/// and provides the [CommandDispatcher] and the [IncidentIdResolver].
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CommandSettings.class)
@Import(AxonDefaults.class)
public class CommandConfiguration {

    /// Starts to read the ledger with the application. It also provides the names of incidents for error messages.
    @Bean(initMethod = "start")
    DeclarationIndex declarationIndex(EventLog log) {
        return new DeclarationIndex(log, log);
    }

    /// Closed before the log is, so that commands in flight become durable.
    @Bean
    AxonCommandDispatcher commandPipeline(EventStore events, EventLog log, DeclarationIndex declared,
            CommandSettings settings, MeterRegistry registry) {
        return new AxonCommandDispatcher(events, log, declared, settings, registry);
    }
}

package io.incidentledger.ledger.axon;

import io.incidentledger.events.codec.EventCodec;
import io.incidentledger.ledger.EventLog;
import io.incidentledger.ledger.SnapshotStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.jackson3.Jackson3SerializerCustomizer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/// Axon configuration for the ledger's Spring applications: settings that both sides share, and the event store.
/// Requires an [EventLog] and a [SnapshotStore] as beans.
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:io/incidentledger/ledger/axon/axon-defaults.properties")
public class AxonDefaults {

    @Bean
    EventCodec eventCodec() {
        return new EventCodec();
    }

    @Bean
    @Qualifier("eventSerializer") LedgerSerializer eventSerializer(EventCodec codec) {
        return new LedgerSerializer(codec);
    }

    /// Creates Axon's event store over a log, to load and store aggregates without a Spring application. Consumers of
    /// new events should follow the log's tail instead: Axon's store does not notify them. The caller must close the
    /// log.
    public static EventStore eventStore(EventLog log, SnapshotStore snapshots) {
        return LedgerEventStorageEngine.eventStore(log, snapshots, new LedgerSerializer(new EventCodec()));
    }

    @Bean
    EventStore eventStore(EventLog log, SnapshotStore snapshots, LedgerSerializer serializer) {
        return LedgerEventStorageEngine.eventStore(log, snapshots, serializer);
    }

    /// Without this, Axon 4.13.0 can't serialize the token of a replay, whose context may be of any type, and
    /// processors don't start.
    @Bean
    Jackson3SerializerCustomizer axonTypesMayBeNamed() {
        return mapper -> mapper.polymorphicTypeValidator(BasicPolymorphicTypeValidator.builder()
                .allowIfBaseType("org.axonframework.")
                .allowIfSubType("org.axonframework.")
                .build());
    }
}

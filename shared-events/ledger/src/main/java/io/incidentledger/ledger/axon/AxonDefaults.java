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

/// Axon in a Spring application of the ledger: settings that both sides share, and the event store. It wants an
/// [EventLog] and a [SnapshotStore] as beans.
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

    /// Axon's event store over a log, for loading and storing aggregates, where there is no application. What follows
    /// the log follows its tail instead: Axon's store tells nobody that an event is there. The log is closed by whoever
    /// opened it.
    public static EventStore eventStore(EventLog log, SnapshotStore snapshots) {
        return LedgerEventStorageEngine.eventStore(log, snapshots, new LedgerSerializer(new EventCodec()));
    }

    @Bean
    EventStore eventStore(EventLog log, SnapshotStore snapshots, LedgerSerializer serializer) {
        return LedgerEventStorageEngine.eventStore(log, snapshots, serializer);
    }

    /// Without it Axon 4.13.0 can't write a token of a replay, whose context may be of any type, and processors don't
    /// start.
    @Bean
    Jackson3SerializerCustomizer axonTypesMayBeNamed() {
        return mapper -> mapper.polymorphicTypeValidator(BasicPolymorphicTypeValidator.builder()
                .allowIfBaseType("org.axonframework.")
                .allowIfSubType("org.axonframework.")
                .build());
    }
}

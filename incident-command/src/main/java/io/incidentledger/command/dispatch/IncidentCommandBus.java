package io.incidentledger.command.dispatch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.incidentledger.command.imports.ImportCommandHandler;
import io.incidentledger.command.incident.EntryOriginLookup;
import io.incidentledger.command.incident.Incident;
import io.incidentledger.command.incident.IncidentCommand;
import io.incidentledger.command.incident.MergeCommandHandler;
import io.incidentledger.command.incident.MergeGraphReader;
import io.incidentledger.command.incident.StreamSize;
import io.incidentledger.events.EventProvenance;
import io.incidentledger.events.RecordedEvent;
import io.incidentledger.events.codec.EventCodec;
import io.incidentledger.ledger.EventReader;
import io.incidentledger.ledger.axon.UnitOfWorkCommit;
import io.incidentledger.projection.EventDecoder;
import org.axonframework.commandhandling.AnnotationCommandHandlerAdapter;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.eventsourcing.AggregateCacheEntry;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.NoSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.modelling.command.inspection.AggregateModel;
import org.axonframework.modelling.command.inspection.AnnotatedAggregateMetaModelFactory;
import org.jspecify.annotations.Nullable;

/// Configures Axon for incidents, and creates the metadata of their commands. It does not use Spring, so that the
/// domain needs none, and tests and benchmarks use the same configuration.
final class IncidentCommandBus {

    private static final String CORRELATION_ID = "correlationId";
    private static final String CAUSATION_ID = "causationId";
    private static final String TRACE_ID = "traceId";

    /// Incidents may have half of the room for caches.
    private static final int SHARE_OF_CACHES = 2;

    /// Estimate of what an event takes in memory besides its texts.
    private static final long BYTES_PER_EVENT = 500;

    private IncidentCommandBus() {}

    /// Creates a bus that handles a command on the dispatching thread, which blocks until the events are durable. Its
    /// results are [DecisionBasis]s.
    static CommandBus over(EventStore events, EventReader reader, CommandSettings settings, IncidentCaches caches,
            StreamStateReader states, IncidentLocks locks) {
        AggregateModel<Incident> model = AnnotatedAggregateMetaModelFactory.inspectAggregate(Incident.class);
        IncidentRepository incidents = new IncidentRepository(EventSourcingRepository.builder(Incident.class)
                .aggregateModel(model)
                .eventStore(events)
                .lockFactory(locks)
                .cache(new AggregateCache(
                        caches.create("incidents", SHARE_OF_CACHES, cached -> bytes(cached, model, events)))));
        CommandBus bus = SimpleCommandBus.builder().build();
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(List.of(new SimpleCorrelationDataProvider(
                Incident.ACTOR, Incident.SOURCE, CORRELATION_ID, CAUSATION_ID, TRACE_ID))));
        bus.registerHandlerInterceptor(new DecisionInterceptor(reader, states, settings.sizeLimits()));
        MergeGraphReader merged = new MergeGraphReader(events);
        AggregateAnnotationCommandHandler.<Incident>builder()
                .aggregateType(Incident.class)
                .aggregateModel(model)
                .repository(incidents)
                .commandTargetResolver(IncidentCommandBus::target)
                .build().subscribe(bus);
        new AnnotationCommandHandlerAdapter<>(new MergeCommandHandler(incidents, merged, origins(reader)))
                .subscribe(bus);
        new AnnotationCommandHandlerAdapter<>(new ImportCommandHandler(incidents)).subscribe(bus);
        return bus;
    }

    /// Estimates the size of a cached incident: its texts, and the objects around them.
    private static long bytes(Object cached, AggregateModel<Incident> model, EventStore events) {
        @SuppressWarnings("unchecked")
        AggregateCacheEntry<Incident> entry = (AggregateCacheEntry<Incident>) cached;
        StreamSize size = entry.recreateAggregate(model, events, NoSnapshotTriggerDefinition.INSTANCE)
                .getAggregateRoot().size();
        return size.bytes() + size.events() * BYTES_PER_EVENT;
    }

    private static EntryOriginLookup origins(EventReader reader) {
        EventDecoder decoder = new EventDecoder(new EventCodec());
        return (incidentId, sequence) -> {
            RecordedEvent event = Objects.requireNonNull(
                    decoder.decode(reader.readStream(incidentId, sequence, Long.MAX_VALUE).getFirst()),
                    "an entry is an event of its incident");
            return new EntryOriginLookup.Origin(event.provenance().actor(), event.recordedAt());
        };
    }

    /// Axon's own resolver scans every command for annotations, which took a third of a command's processing time.
    private static VersionedAggregateIdentifier target(CommandMessage<?> message) {
        return new VersionedAggregateIdentifier(((IncidentCommand) message.getPayload()).incidentId(), null);
    }

    /// Provenance also becomes metadata of the events; the rest is for the command alone.
    static MetaData metaData(CommandContext context, String commitId) {
        EventProvenance eventProvenance = context.provenance();
        Map<String, Object> metaData = new HashMap<>();
        metaData.put(Incident.ACTOR, eventProvenance.actor());
        putGiven(metaData, Incident.SOURCE, eventProvenance.source());
        putGiven(metaData, CORRELATION_ID, eventProvenance.correlationId());
        putGiven(metaData, CAUSATION_ID, eventProvenance.causationId());
        putGiven(metaData, TRACE_ID, eventProvenance.traceId());
        putGiven(metaData, Incident.EXPECTED_SEQUENCES, context.ifMatch());
        metaData.put(UnitOfWorkCommit.KEY, new UnitOfWorkCommit(commitId, context.requestDigest(), context.turn()));
        return MetaData.from(metaData);
    }

    private static void putGiven(Map<String, Object> metaData, String key, @Nullable Object value) {
        if (value != null) {
            metaData.put(key, value);
        }
    }
}

package io.incidentledger.command.incident;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.incidentledger.command.imports.ImportCommandHandler;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.Role;
import org.axonframework.commandhandling.AnnotationCommandHandlerAdapter;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.common.caching.WeakReferenceCache;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.axonframework.modelling.command.Repository;
import org.axonframework.modelling.command.inspection.AggregateModel;
import org.axonframework.modelling.command.inspection.AnnotatedAggregateMetaModelFactory;

/// In-memory Axon setup for tests with several incidents or long histories, for which the aggregate test fixture does
/// not suffice.
public final class AxonInMemory {
    /// Created once, since the inspection of all annotations is slow.
    private static final AggregateModel<Incident> MODEL = AnnotatedAggregateMetaModelFactory
            .inspectAggregate(Incident.class);

    private final EventStore events = EmbeddedEventStore.builder().storageEngine(new InMemoryEventStorageEngine())
            .build();
    private final Repository<Incident> incidents = EventSourcingRepository.builder(Incident.class).aggregateModel(MODEL)
            .eventStore(events).cache(new WeakReferenceCache()).build();
    private final CommandGateway commands = DefaultCommandGateway.builder().commandBus(commandBus()).build();

    private CommandBus commandBus() {
        CommandBus bus = SimpleCommandBus.builder().build();
        bus.registerHandlerInterceptor(
                new CorrelationDataInterceptor<>(
                        List.of(new SimpleCorrelationDataProvider(Incident.ACTOR, Incident.SOURCE))));
        MergeGraphReader merged = new MergeGraphReader(events);
        AggregateAnnotationCommandHandler.<Incident>builder().aggregateModel(MODEL).repository(incidents).build()
                .subscribe(bus);
        new AnnotationCommandHandlerAdapter<>(new MergeCommandHandler(incidents, merged, this::origin))
                .subscribe(bus);
        new AnnotationCommandHandlerAdapter<>(new ImportCommandHandler(incidents)).subscribe(bus);
        return bus;
    }

    private EntryOriginLookup.Origin origin(String incidentId, long sequence) {
        return events.readEvents(incidentId, sequence).asStream().findFirst()
                .map(event -> new EntryOriginLookup.Origin((String) event.getMetaData().getOrDefault(Incident.ACTOR,
                        "anonymous"), event.getTimestamp()))
                .orElseThrow();
    }

    public EventStore eventStore() {
        return events;
    }

    public void send(IncidentCommand command) {
        commands.sendAndWait(command);
    }

    public void send(IncidentCommand command, String actor) {
        commands.sendAndWait(new GenericCommandMessage<>(command, Map.of(Incident.ACTOR, actor)));
    }

    public void sendFrom(String source, IncidentCommand command) {
        commands.sendAndWait(new GenericCommandMessage<>(command, Map.of(Incident.SOURCE, source)));
    }

    public void send(IncidentCommand command, long expectedSequence) {
        commands.sendAndWait(
                new GenericCommandMessage<>(command, Map.of(Incident.EXPECTED_SEQUENCES, Set.of(expectedSequence))));
    }

    public List<IncidentEvent> eventsOf(String incidentId) {
        return messagesOf(incidentId).stream().map(event -> (IncidentEvent) event.getPayload()).toList();
    }

    public List<? extends DomainEventMessage<?>> messagesOf(String incidentId) {
        return events.readEvents(incidentId).asStream().toList();
    }

    public IncidentUnderImport draftOf(String incidentId) {
        return IncidentUnderImport.of(stateOf(incidentId));
    }

    /// Returns the recorded events after corrections.
    public List<IncidentEvent> meantOf(String incidentId) {
        return stateOf(incidentId).entries().corrected();
    }

    public Collection<ActionItem> actionItemsOf(String incidentId) {
        return stateOf(incidentId).actionItems().values();
    }

    public boolean isHeld(String incidentId, Role role, String assignee) {
        return stateOf(incidentId).roster().holds(role, assignee);
    }

    /// Returns the state that the next command would find.
    IncidentState stateOf(String incidentId) {
        return DefaultUnitOfWork.startAndGet(null)
                .executeWithResult(() -> incidents.load(incidentId).invoke(Incident::state))
                .getPayload();
    }
}

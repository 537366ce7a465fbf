package io.incidentledger.command.pipeline;

import java.util.concurrent.Callable;

import io.incidentledger.command.incident.Incident;
import org.axonframework.eventsourcing.CachingEventSourcingRepository;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.EventSourcingRepository;

/** Incidents from the cache or from their streams, locked while a unit of work has them; each becomes a basis of that unit's {@link Decision}. */
final class IncidentRepository extends CachingEventSourcingRepository<Incident> {

    IncidentRepository(EventSourcingRepository.Builder<Incident> builder) {
        super(builder);
    }

    @Override
    protected EventSourcedAggregate<Incident> doLoadWithLock(String aggregateIdentifier, Long expectedVersion) {
        EventSourcedAggregate<Incident> incident = super.doLoadWithLock(aggregateIdentifier, expectedVersion);
        Decision.basedOn(incident);
        return incident;
    }

    @Override
    protected EventSourcedAggregate<Incident> doCreateNewForLock(Callable<Incident> factoryMethod) throws Exception {
        EventSourcedAggregate<Incident> incident = super.doCreateNewForLock(factoryMethod);
        Decision.beginning(incident);
        return incident;
    }
}

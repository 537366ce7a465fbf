package io.incidentledger.command.dispatch;

import java.util.concurrent.Callable;

import io.incidentledger.command.incident.Incident;
import io.incidentledger.ledger.Receipt;
import io.incidentledger.ledger.axon.UnitOfWorkCommit;
import org.axonframework.eventsourcing.CachingEventSourcingRepository;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/// Repository that loads incidents from the cache or from their streams and locks them for the unit of work. Each
/// incident is registered with that unit's [DecisionBasis].
final class IncidentRepository extends CachingEventSourcingRepository<Incident> {

    IncidentRepository(EventSourcingRepository.Builder<Incident> builder) {
        super(builder);
    }

    @Override
    protected EventSourcedAggregate<Incident> doLoadWithLock(String aggregateIdentifier, Long expectedVersion) {
        EventSourcedAggregate<Incident> incident = super.doLoadWithLock(aggregateIdentifier, expectedVersion);
        DecisionBasis.basedOn(incident);
        notifyWhenAppended(incident);
        return incident;
    }

    @Override
    protected EventSourcedAggregate<Incident> doCreateNewForLock(Callable<Incident> factoryMethod) throws Exception {
        EventSourcedAggregate<Incident> incident = super.doCreateNewForLock(factoryMethod);
        DecisionBasis.initialState(incident);
        notifyWhenAppended(incident);
        return incident;
    }

    /// Runs while the incident is still locked, so that the next command finds it as it would be loaded from its
    /// stream.
    private static void notifyWhenAppended(EventSourcedAggregate<Incident> incident) {
        CurrentUnitOfWork.get().root().afterCommit(unitOfWork -> {
            Receipt receipt = UnitOfWorkCommit.of(unitOfWork).receipt();
            if (receipt != null) {
                receipt.streams().stream().filter(slice -> slice.stream().id().equals(incident.identifierAsString()))
                        .forEach(slice -> incident
                                .execute(root -> root.recorded(slice.firstSequence(), receipt.recordedAt())));
            }
        });
    }
}

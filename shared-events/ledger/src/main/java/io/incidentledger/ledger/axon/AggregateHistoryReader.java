package io.incidentledger.ledger.axon;

import java.util.stream.Stream;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;

/// Reads the events of an aggregate without loading it, so that callers do not depend on Axon's storage API.
public final class AggregateHistoryReader {

    private AggregateHistoryReader() {}

    /// All events of an aggregate, in order; empty when there is no such aggregate. The stream blocks while it is
    /// consumed.
    public static Stream<? extends DomainEventMessage<?>> of(EventStore events, String aggregateId) {
        return events.readEvents(aggregateId).asStream();
    }
}

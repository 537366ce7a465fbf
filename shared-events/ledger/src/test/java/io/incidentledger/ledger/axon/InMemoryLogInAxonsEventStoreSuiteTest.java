package io.incidentledger.ledger.axon;

import java.util.function.UnaryOperator;

import org.axonframework.eventsourcing.eventstore.EmbeddedEventStoreTest;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.junit.jupiter.api.BeforeAll;

/// Runs Axon's complete test suite for its event store on the log.
class InMemoryLogInAxonsEventStoreSuiteTest extends EmbeddedEventStoreTest {

    @BeforeAll
    static void warmUp() throws InterruptedException {
        Engines.warmUp(Engines.inMemory(UnaryOperator.identity()));
    }

    @Override
    public EventStorageEngine createStorageEngine() {
        return Engines.inMemory(UnaryOperator.identity());
    }
}

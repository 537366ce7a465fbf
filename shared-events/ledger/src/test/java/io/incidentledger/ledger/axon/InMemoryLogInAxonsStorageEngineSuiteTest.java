package io.incidentledger.ledger.axon;

import java.util.function.UnaryOperator;

import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngineTest;
import org.junit.jupiter.api.BeforeEach;

/// Runs Axon's complete test suite for storage engines.
class InMemoryLogInAxonsStorageEngineSuiteTest
        extends
            BatchingEventStorageEngineTest<LedgerEventStorageEngine, LedgerEventStorageEngine.Builder> {

    @BeforeEach
    void useAnEmptyLog() {
        setTestSubject(createEngine());
    }

    @Override
    protected LedgerEventStorageEngine createEngine(UnaryOperator<LedgerEventStorageEngine.Builder> customization) {
        return Engines.inMemory(customization);
    }
}

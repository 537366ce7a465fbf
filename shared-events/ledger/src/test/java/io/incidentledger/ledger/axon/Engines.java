package io.incidentledger.ledger.axon;

import java.util.function.UnaryOperator;

import io.incidentledger.events.codec.EventCodec;
import io.incidentledger.ledger.EventLog;
import io.incidentledger.ledger.SnapshotStore;
import io.incidentledger.ledger.memory.InMemoryEventLog;
import io.incidentledger.ledger.memory.InMemorySnapshotStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.utils.EventStoreTestUtils;

/// Creates storage engines for Axon's test suites.
final class Engines {

    private Engines() {}

    static LedgerEventStorageEngine inMemory(UnaryOperator<LedgerEventStorageEngine.Builder> customization) {
        return over(new InMemoryEventLog(), new InMemorySnapshotStore(), customization);
    }

    static LedgerEventStorageEngine over(EventLog log, SnapshotStore snapshots,
            UnaryOperator<LedgerEventStorageEngine.Builder> customization) {
        return customization.apply(
                LedgerEventStorageEngine.builder(log, log, snapshots, new LedgerSerializer(new EventCodec()))).build();
    }

    /// Loads classes ahead of the test: Axon's event store suite gives a reader 100 ms for its first event.
    static void warmUp(LedgerEventStorageEngine engine) throws InterruptedException {
        EmbeddedEventStore store = EmbeddedEventStore.builder().storageEngine(engine).build();
        store.publish(EventStoreTestUtils.createEvent());
        store.openStream(null).nextAvailable();
        store.shutDown();
    }
}

package io.incidentledger.ledger.memory;

import io.incidentledger.ledger.SnapshotStore;
import io.incidentledger.ledger.conformance.SnapshotStoreConformance;

class InMemorySnapshotStoreTest extends SnapshotStoreConformance {

    @Override
    protected SnapshotStore open() {
        return new InMemorySnapshotStore();
    }
}

package io.incidentledger.eventlog.memory;

import io.incidentledger.eventlog.SnapshotStore;
import io.incidentledger.eventlog.conformance.SnapshotStoreConformance;

class InMemorySnapshotStoreTest extends SnapshotStoreConformance {

    @Override
    protected SnapshotStore open() {
        return new InMemorySnapshotStore();
    }
}

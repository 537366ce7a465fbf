package io.incidentledger.projection.memory;

import io.incidentledger.projection.documents.ViewStore;
import io.incidentledger.projection.documents.ViewStoreConformance;

class MemoryViewStoreTest extends ViewStoreConformance {

    @Override
    protected ViewStore newStore() {
        return new MemoryViewStore();
    }
}

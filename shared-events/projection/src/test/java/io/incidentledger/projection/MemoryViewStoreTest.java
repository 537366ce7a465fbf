package io.incidentledger.projection;

class MemoryViewStoreTest extends ViewStoreConformance {

    @Override
    protected ViewStore newStore() {
        return new MemoryViewStore();
    }
}

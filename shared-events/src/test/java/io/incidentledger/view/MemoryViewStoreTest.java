package io.incidentledger.view;

class MemoryViewStoreTest extends ViewStoreConformance {

    @Override
    protected ViewStore newStore() {
        return new MemoryViewStore();
    }
}

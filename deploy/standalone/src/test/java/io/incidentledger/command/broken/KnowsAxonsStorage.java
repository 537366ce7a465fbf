package io.incidentledger.command.broken;

import org.axonframework.eventsourcing.eventstore.EventStorageEngine;

/// Violates: only the Axon adapter depends on Axon's storage.
class KnowsAxonsStorage {
    Object use(EventStorageEngine engine) {
        return engine;
    }
}

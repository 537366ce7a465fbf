package io.incidentledger.command.broken;

import org.axonframework.eventsourcing.eventstore.EventStorageEngine;

/// Breaks: only the Axon adapter knows Axon's storage.
class KnowsAxonsStorage {
    Object use(EventStorageEngine engine) {
        return engine;
    }
}

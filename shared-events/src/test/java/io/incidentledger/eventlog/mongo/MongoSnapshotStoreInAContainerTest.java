package io.incidentledger.eventlog.mongo;

import io.incidentledger.mongo.MongoServers;

class MongoSnapshotStoreInAContainerTest extends MongoSnapshotStoreConformance {

    MongoSnapshotStoreInAContainerTest() {
        super(MongoServers.IN_A_CONTAINER);
    }
}

package io.incidentledger.eventlog.mongo;

import io.incidentledger.mongo.MongoServers;
import io.incidentledger.tiers.Slow;

@Slow
class MongoSnapshotStoreInAContainerTest extends MongoSnapshotStoreConformance {

    MongoSnapshotStoreInAContainerTest() {
        super(MongoServers.IN_A_CONTAINER);
    }
}

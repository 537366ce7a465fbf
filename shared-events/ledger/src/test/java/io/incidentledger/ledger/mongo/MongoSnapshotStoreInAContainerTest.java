package io.incidentledger.ledger.mongo;

import io.incidentledger.ledger.mongo.connection.MongoServers;
import io.incidentledger.tiers.Slow;

@Slow
class MongoSnapshotStoreInAContainerTest extends MongoSnapshotStoreConformance {

    MongoSnapshotStoreInAContainerTest() {
        super(MongoServers.IN_A_CONTAINER);
    }
}

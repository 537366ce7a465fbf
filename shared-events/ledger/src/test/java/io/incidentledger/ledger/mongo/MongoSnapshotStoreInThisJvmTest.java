package io.incidentledger.ledger.mongo;

import io.incidentledger.ledger.mongo.connection.MongoServers;
import io.incidentledger.tiers.Slow;

@Slow
class MongoSnapshotStoreInThisJvmTest extends MongoSnapshotStoreConformance {

    MongoSnapshotStoreInThisJvmTest() {
        super(MongoServers.IN_THIS_JVM);
    }
}

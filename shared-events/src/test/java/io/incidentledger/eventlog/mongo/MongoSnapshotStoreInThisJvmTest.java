package io.incidentledger.eventlog.mongo;

import io.incidentledger.mongo.MongoServers;
import io.incidentledger.tiers.Slow;

@Slow
class MongoSnapshotStoreInThisJvmTest extends MongoSnapshotStoreConformance {

    MongoSnapshotStoreInThisJvmTest() {
        super(MongoServers.IN_THIS_JVM);
    }
}

package io.incidentledger.eventlog.mongo;

import io.incidentledger.mongo.MongoServers;

class MongoSnapshotStoreInThisJvmTest extends MongoSnapshotStoreConformance {

    MongoSnapshotStoreInThisJvmTest() {
        super(MongoServers.IN_THIS_JVM);
    }
}

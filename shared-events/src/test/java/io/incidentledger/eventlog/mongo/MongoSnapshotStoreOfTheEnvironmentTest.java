package io.incidentledger.eventlog.mongo;

import io.incidentledger.mongo.MongoServers;
import io.incidentledger.tiers.Slow;

@Slow
class MongoSnapshotStoreOfTheEnvironmentTest extends MongoSnapshotStoreConformance {

    MongoSnapshotStoreOfTheEnvironmentTest() {
        super(MongoServers.OF_THE_ENVIRONMENT);
    }
}

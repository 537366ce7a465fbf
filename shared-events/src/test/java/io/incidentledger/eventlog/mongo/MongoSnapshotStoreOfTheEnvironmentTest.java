package io.incidentledger.eventlog.mongo;

import io.incidentledger.mongo.MongoServers;

class MongoSnapshotStoreOfTheEnvironmentTest extends MongoSnapshotStoreConformance {

    MongoSnapshotStoreOfTheEnvironmentTest() {
        super(MongoServers.OF_THE_ENVIRONMENT);
    }
}

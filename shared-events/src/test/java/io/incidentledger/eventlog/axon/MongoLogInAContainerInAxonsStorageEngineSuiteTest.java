package io.incidentledger.eventlog.axon;

import io.incidentledger.mongo.MongoServers;
import io.incidentledger.tiers.Slow;

@Slow
class MongoLogInAContainerInAxonsStorageEngineSuiteTest extends MongoLogInAxonsStorageEngineSuite {

    MongoLogInAContainerInAxonsStorageEngineSuiteTest() {
        super(MongoServers.IN_A_CONTAINER);
    }
}

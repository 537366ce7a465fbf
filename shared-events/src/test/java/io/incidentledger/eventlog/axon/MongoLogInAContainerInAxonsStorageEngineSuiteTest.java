package io.incidentledger.eventlog.axon;

import io.incidentledger.mongo.MongoServers;

class MongoLogInAContainerInAxonsStorageEngineSuiteTest extends MongoLogInAxonsStorageEngineSuite {

    MongoLogInAContainerInAxonsStorageEngineSuiteTest() {
        super(MongoServers.IN_A_CONTAINER);
    }
}

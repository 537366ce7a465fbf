package io.incidentledger.eventlog.axon;

import io.incidentledger.mongo.MongoServers;

class MongoLogOfTheEnvironmentInAxonsStorageEngineSuiteTest extends MongoLogInAxonsStorageEngineSuite {

    MongoLogOfTheEnvironmentInAxonsStorageEngineSuiteTest() {
        super(MongoServers.OF_THE_ENVIRONMENT);
    }
}

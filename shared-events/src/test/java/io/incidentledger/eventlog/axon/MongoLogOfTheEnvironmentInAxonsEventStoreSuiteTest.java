package io.incidentledger.eventlog.axon;

import io.incidentledger.mongo.MongoServers;

class MongoLogOfTheEnvironmentInAxonsEventStoreSuiteTest extends MongoLogInAxonsEventStoreSuite {

    MongoLogOfTheEnvironmentInAxonsEventStoreSuiteTest() {
        super(MongoServers.OF_THE_ENVIRONMENT);
    }
}

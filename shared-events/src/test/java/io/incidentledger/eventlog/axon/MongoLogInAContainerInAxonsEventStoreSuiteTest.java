package io.incidentledger.eventlog.axon;

import io.incidentledger.mongo.MongoServers;

class MongoLogInAContainerInAxonsEventStoreSuiteTest extends MongoLogInAxonsEventStoreSuite {

    MongoLogInAContainerInAxonsEventStoreSuiteTest() {
        super(MongoServers.IN_A_CONTAINER);
    }
}

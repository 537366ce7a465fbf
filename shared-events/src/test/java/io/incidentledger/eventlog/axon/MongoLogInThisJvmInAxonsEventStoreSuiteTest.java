package io.incidentledger.eventlog.axon;

import io.incidentledger.mongo.MongoServers;

class MongoLogInThisJvmInAxonsEventStoreSuiteTest extends MongoLogInAxonsEventStoreSuite {

    MongoLogInThisJvmInAxonsEventStoreSuiteTest() {
        super(MongoServers.IN_THIS_JVM);
    }
}

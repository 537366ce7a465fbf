package io.incidentledger.eventlog.axon;

import io.incidentledger.mongo.MongoServers;

class MongoLogInThisJvmInAxonsStorageEngineSuiteTest extends MongoLogInAxonsStorageEngineSuite {

    MongoLogInThisJvmInAxonsStorageEngineSuiteTest() {
        super(MongoServers.IN_THIS_JVM);
    }
}

package io.incidentledger.eventlog.axon;

import io.incidentledger.mongo.MongoServers;
import io.incidentledger.tiers.Slow;

@Slow
class MongoLogInThisJvmInAxonsStorageEngineSuiteTest extends MongoLogInAxonsStorageEngineSuite {

    MongoLogInThisJvmInAxonsStorageEngineSuiteTest() {
        super(MongoServers.IN_THIS_JVM);
    }
}

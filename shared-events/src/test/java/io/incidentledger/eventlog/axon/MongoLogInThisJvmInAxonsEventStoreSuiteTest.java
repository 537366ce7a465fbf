package io.incidentledger.eventlog.axon;

import io.incidentledger.mongo.MongoServers;
import io.incidentledger.tiers.Slow;

@Slow
class MongoLogInThisJvmInAxonsEventStoreSuiteTest extends MongoLogInAxonsEventStoreSuite {

    MongoLogInThisJvmInAxonsEventStoreSuiteTest() {
        super(MongoServers.IN_THIS_JVM);
    }
}

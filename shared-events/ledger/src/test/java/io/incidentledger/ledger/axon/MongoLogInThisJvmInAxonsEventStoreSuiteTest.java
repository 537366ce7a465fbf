package io.incidentledger.ledger.axon;

import io.incidentledger.ledger.mongo.connection.MongoServers;
import io.incidentledger.tiers.Slow;

@Slow
class MongoLogInThisJvmInAxonsEventStoreSuiteTest extends MongoLogInAxonsEventStoreSuite {

    MongoLogInThisJvmInAxonsEventStoreSuiteTest() {
        super(MongoServers.IN_THIS_JVM);
    }
}

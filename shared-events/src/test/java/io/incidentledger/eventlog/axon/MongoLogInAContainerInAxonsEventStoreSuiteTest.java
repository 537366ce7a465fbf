package io.incidentledger.eventlog.axon;

import io.incidentledger.mongo.MongoServers;
import io.incidentledger.tiers.Slow;

@Slow
class MongoLogInAContainerInAxonsEventStoreSuiteTest extends MongoLogInAxonsEventStoreSuite {

    MongoLogInAContainerInAxonsEventStoreSuiteTest() {
        super(MongoServers.IN_A_CONTAINER);
    }
}

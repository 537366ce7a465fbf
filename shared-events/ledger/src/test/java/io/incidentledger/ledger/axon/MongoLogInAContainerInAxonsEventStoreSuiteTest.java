package io.incidentledger.ledger.axon;

import io.incidentledger.ledger.mongo.connection.MongoServers;
import io.incidentledger.tiers.Slow;

@Slow
class MongoLogInAContainerInAxonsEventStoreSuiteTest extends MongoLogInAxonsEventStoreSuite {

    MongoLogInAContainerInAxonsEventStoreSuiteTest() {
        super(MongoServers.IN_A_CONTAINER);
    }
}

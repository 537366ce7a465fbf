package io.incidentledger.ledger.axon;

import io.incidentledger.ledger.mongo.connection.MongoServers;
import io.incidentledger.tiers.Slow;

@Slow
class MongoLogInAContainerInAxonsStorageEngineSuiteTest extends MongoLogInAxonsStorageEngineSuite {

    MongoLogInAContainerInAxonsStorageEngineSuiteTest() {
        super(MongoServers.IN_A_CONTAINER);
    }
}

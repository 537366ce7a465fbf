package io.incidentledger.ledger.axon;

import io.incidentledger.ledger.mongo.connection.MongoServers;
import io.incidentledger.tiers.Slow;

@Slow
class MongoLogOfTheEnvironmentInAxonsStorageEngineSuiteTest extends MongoLogInAxonsStorageEngineSuite {

    MongoLogOfTheEnvironmentInAxonsStorageEngineSuiteTest() {
        super(MongoServers.OF_THE_ENVIRONMENT);
    }
}

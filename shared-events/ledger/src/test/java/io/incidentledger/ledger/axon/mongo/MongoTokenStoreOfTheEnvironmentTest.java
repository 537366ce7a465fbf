package io.incidentledger.ledger.axon.mongo;

import io.incidentledger.ledger.mongo.connection.MongoServers;
import io.incidentledger.tiers.Slow;

@Slow
class MongoTokenStoreOfTheEnvironmentTest extends MongoTokenStoreSuite {

    MongoTokenStoreOfTheEnvironmentTest() {
        super(MongoServers.OF_THE_ENVIRONMENT);
    }
}

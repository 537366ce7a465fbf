package io.incidentledger.ledger.axon.mongo;

import io.incidentledger.ledger.mongo.connection.MongoServers;
import io.incidentledger.tiers.Slow;

@Slow
class MongoTokenStoreInAContainerTest extends MongoTokenStoreSuite {

    MongoTokenStoreInAContainerTest() {
        super(MongoServers.IN_A_CONTAINER);
    }
}

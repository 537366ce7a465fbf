package io.incidentledger.eventlog.axon.mongo;

import io.incidentledger.mongo.MongoServers;
import io.incidentledger.tiers.Slow;

@Slow
class MongoTokenStoreInAContainerTest extends MongoTokenStoreSuite {

    MongoTokenStoreInAContainerTest() {
        super(MongoServers.IN_A_CONTAINER);
    }
}

package io.incidentledger.eventlog.axon.mongo;

import io.incidentledger.mongo.MongoServers;

class MongoTokenStoreInAContainerTest extends MongoTokenStoreSuite {

    MongoTokenStoreInAContainerTest() {
        super(MongoServers.IN_A_CONTAINER);
    }
}

package io.incidentledger.projection.mongo;

import io.incidentledger.ledger.mongo.connection.MongoServers;
import io.incidentledger.tiers.Slow;

@Slow
class MongoViewStoreInAContainerTest extends MongoViewStoreConformance {

    MongoViewStoreInAContainerTest() {
        super(MongoServers.IN_A_CONTAINER);
    }
}

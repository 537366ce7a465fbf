package io.incidentledger.view.mongo;

import io.incidentledger.mongo.MongoServers;
import io.incidentledger.tiers.Slow;

@Slow
class MongoViewStoreInAContainerTest extends MongoViewStoreConformance {

    MongoViewStoreInAContainerTest() {
        super(MongoServers.IN_A_CONTAINER);
    }
}

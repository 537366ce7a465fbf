package io.incidentledger.view.mongo;

import io.incidentledger.mongo.MongoServers;

class MongoViewStoreInAContainerTest extends MongoViewStoreConformance {

    MongoViewStoreInAContainerTest() {
        super(MongoServers.IN_A_CONTAINER);
    }
}

package io.incidentledger.view.mongo;

import io.incidentledger.mongo.MongoServers;

class MongoViewStoreOfTheEnvironmentTest extends MongoViewStoreConformance {

    MongoViewStoreOfTheEnvironmentTest() {
        super(MongoServers.OF_THE_ENVIRONMENT);
    }
}

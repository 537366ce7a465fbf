package io.incidentledger.view.mongo;

import io.incidentledger.mongo.MongoServers;
import io.incidentledger.tiers.Slow;

@Slow
class MongoViewStoreOfTheEnvironmentTest extends MongoViewStoreConformance {

    MongoViewStoreOfTheEnvironmentTest() {
        super(MongoServers.OF_THE_ENVIRONMENT);
    }
}

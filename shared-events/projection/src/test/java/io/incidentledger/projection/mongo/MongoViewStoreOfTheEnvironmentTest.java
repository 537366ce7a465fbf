package io.incidentledger.projection.mongo;

import io.incidentledger.ledger.mongo.connection.MongoServers;
import io.incidentledger.tiers.Slow;

@Slow
class MongoViewStoreOfTheEnvironmentTest extends MongoViewStoreConformance {

    MongoViewStoreOfTheEnvironmentTest() {
        super(MongoServers.OF_THE_ENVIRONMENT);
    }
}

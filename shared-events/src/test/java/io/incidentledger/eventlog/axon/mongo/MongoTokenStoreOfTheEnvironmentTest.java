package io.incidentledger.eventlog.axon.mongo;

import io.incidentledger.mongo.MongoServers;
import io.incidentledger.tiers.Slow;

@Slow
class MongoTokenStoreOfTheEnvironmentTest extends MongoTokenStoreSuite {

    MongoTokenStoreOfTheEnvironmentTest() {
        super(MongoServers.OF_THE_ENVIRONMENT);
    }
}

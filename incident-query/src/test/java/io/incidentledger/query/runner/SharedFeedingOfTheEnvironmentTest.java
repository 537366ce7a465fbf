package io.incidentledger.query.runner;

import io.incidentledger.ledger.mongo.connection.MongoServers;
import io.incidentledger.tiers.Slow;

@Slow
class SharedFeedingOfTheEnvironmentTest extends SharedFeedingSuite {

    SharedFeedingOfTheEnvironmentTest() {
        super(MongoServers.OF_THE_ENVIRONMENT);
    }
}

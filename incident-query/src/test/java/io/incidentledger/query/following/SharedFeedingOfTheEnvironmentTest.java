package io.incidentledger.query.following;

import io.incidentledger.mongo.MongoServers;
import io.incidentledger.tiers.Slow;

@Slow
class SharedFeedingOfTheEnvironmentTest extends SharedFeedingSuite {

    SharedFeedingOfTheEnvironmentTest() {
        super(MongoServers.OF_THE_ENVIRONMENT);
    }
}

package io.incidentledger.query.following;

import io.incidentledger.mongo.MongoServers;

class SharedFeedingOfTheEnvironmentTest extends SharedFeedingSuite {

    SharedFeedingOfTheEnvironmentTest() {
        super(MongoServers.OF_THE_ENVIRONMENT);
    }
}

package io.incidentledger.query.following;

import io.incidentledger.mongo.MongoServers;

class SharedFeedingInAContainerTest extends SharedFeedingSuite {

    SharedFeedingInAContainerTest() {
        super(MongoServers.IN_A_CONTAINER);
    }
}

package io.incidentledger.query.following;

import io.incidentledger.mongo.MongoServers;
import io.incidentledger.tiers.Slow;

@Slow
class SharedFeedingInAContainerTest extends SharedFeedingSuite {

    SharedFeedingInAContainerTest() {
        super(MongoServers.IN_A_CONTAINER);
    }
}

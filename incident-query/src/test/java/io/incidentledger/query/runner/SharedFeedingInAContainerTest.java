package io.incidentledger.query.runner;

import io.incidentledger.ledger.mongo.connection.MongoServers;
import io.incidentledger.tiers.Slow;

@Slow
class SharedFeedingInAContainerTest extends SharedFeedingSuite {

    SharedFeedingInAContainerTest() {
        super(MongoServers.IN_A_CONTAINER);
    }
}

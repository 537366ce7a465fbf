package io.incidentledger.eventlog.mongo;

import io.incidentledger.mongo.MongoServers;
import io.incidentledger.tiers.Slow;

@Slow
class MongoEventLogInAContainerTest extends MongoEventLogConformance {

    MongoEventLogInAContainerTest() {
        super(MongoServers.IN_A_CONTAINER);
    }
}

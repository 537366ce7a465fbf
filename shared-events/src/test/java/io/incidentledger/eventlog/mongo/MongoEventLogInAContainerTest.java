package io.incidentledger.eventlog.mongo;

import io.incidentledger.mongo.MongoServers;

class MongoEventLogInAContainerTest extends MongoEventLogConformance {

    MongoEventLogInAContainerTest() {
        super(MongoServers.IN_A_CONTAINER);
    }
}

package io.incidentledger.ledger.mongo;

import io.incidentledger.ledger.mongo.connection.MongoServers;
import io.incidentledger.tiers.Slow;

@Slow
class MongoEventLogInAContainerTest extends MongoEventLogConformance {

    MongoEventLogInAContainerTest() {
        super(MongoServers.IN_A_CONTAINER);
    }
}

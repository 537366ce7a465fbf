package io.incidentledger.eventlog.mongo;

import io.incidentledger.mongo.MongoServers;
import io.incidentledger.tiers.Slow;

@Slow
class MongoLedgerReceiverInAContainerTest extends MongoLedgerReceiverConformance {

    MongoLedgerReceiverInAContainerTest() {
        super(MongoServers.IN_A_CONTAINER);
    }
}

package io.incidentledger.eventlog.mongo;

import io.incidentledger.mongo.MongoServers;

class MongoLedgerReceiverInAContainerTest extends MongoLedgerReceiverConformance {

    MongoLedgerReceiverInAContainerTest() {
        super(MongoServers.IN_A_CONTAINER);
    }
}

package io.incidentledger.eventlog.mongo;

import io.incidentledger.mongo.MongoServers;

class MongoLedgerReceiverInThisJvmTest extends MongoLedgerReceiverConformance {

    MongoLedgerReceiverInThisJvmTest() {
        super(MongoServers.IN_THIS_JVM);
    }
}

package io.incidentledger.eventlog.mongo;

import io.incidentledger.mongo.MongoServers;
import io.incidentledger.tiers.Slow;

@Slow
class MongoLedgerReceiverInThisJvmTest extends MongoLedgerReceiverConformance {

    MongoLedgerReceiverInThisJvmTest() {
        super(MongoServers.IN_THIS_JVM);
    }
}

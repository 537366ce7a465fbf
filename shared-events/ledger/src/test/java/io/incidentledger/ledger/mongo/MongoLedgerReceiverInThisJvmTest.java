package io.incidentledger.ledger.mongo;

import io.incidentledger.ledger.mongo.connection.MongoServers;
import io.incidentledger.tiers.Slow;

@Slow
class MongoLedgerReceiverInThisJvmTest extends MongoLedgerReceiverConformance {

    MongoLedgerReceiverInThisJvmTest() {
        super(MongoServers.IN_THIS_JVM);
    }
}

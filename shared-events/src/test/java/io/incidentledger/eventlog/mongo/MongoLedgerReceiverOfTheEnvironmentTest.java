package io.incidentledger.eventlog.mongo;

import io.incidentledger.mongo.MongoServers;
import io.incidentledger.tiers.Slow;

@Slow
class MongoLedgerReceiverOfTheEnvironmentTest extends MongoLedgerReceiverConformance {

    MongoLedgerReceiverOfTheEnvironmentTest() {
        super(MongoServers.OF_THE_ENVIRONMENT);
    }
}

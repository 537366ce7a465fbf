package io.incidentledger.eventlog.mongo;

import io.incidentledger.mongo.MongoServers;

class MongoLedgerReceiverOfTheEnvironmentTest extends MongoLedgerReceiverConformance {

    MongoLedgerReceiverOfTheEnvironmentTest() {
        super(MongoServers.OF_THE_ENVIRONMENT);
    }
}

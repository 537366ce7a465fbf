package io.incidentledger.ledger.mongo;

import io.incidentledger.ledger.mongo.connection.MongoServers;
import io.incidentledger.tiers.Slow;

@Slow
class MongoEventLogOfTheEnvironmentTest extends MongoEventLogConformance {

    MongoEventLogOfTheEnvironmentTest() {
        super(MongoServers.OF_THE_ENVIRONMENT);
    }
}

package io.incidentledger.eventlog.mongo;

import io.incidentledger.mongo.MongoServers;
import io.incidentledger.tiers.Slow;

@Slow
class MongoEventLogOfTheEnvironmentTest extends MongoEventLogConformance {

    MongoEventLogOfTheEnvironmentTest() {
        super(MongoServers.OF_THE_ENVIRONMENT);
    }
}

package io.incidentledger.eventlog.axon;

import io.incidentledger.mongo.MongoServers;
import io.incidentledger.tiers.Slow;

@Slow
class MongoLogOfTheEnvironmentInAxonsEventStoreSuiteTest extends MongoLogInAxonsEventStoreSuite {

    MongoLogOfTheEnvironmentInAxonsEventStoreSuiteTest() {
        super(MongoServers.OF_THE_ENVIRONMENT);
    }
}

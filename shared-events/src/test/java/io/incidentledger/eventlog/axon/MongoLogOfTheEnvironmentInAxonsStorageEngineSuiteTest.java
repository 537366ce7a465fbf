package io.incidentledger.eventlog.axon;

import io.incidentledger.mongo.MongoServers;
import io.incidentledger.tiers.Slow;

@Slow
class MongoLogOfTheEnvironmentInAxonsStorageEngineSuiteTest extends MongoLogInAxonsStorageEngineSuite {

    MongoLogOfTheEnvironmentInAxonsStorageEngineSuiteTest() {
        super(MongoServers.OF_THE_ENVIRONMENT);
    }
}

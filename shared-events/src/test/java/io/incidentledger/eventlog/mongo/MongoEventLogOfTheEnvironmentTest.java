package io.incidentledger.eventlog.mongo;

import io.incidentledger.mongo.MongoServers;

class MongoEventLogOfTheEnvironmentTest extends MongoEventLogConformance {

    MongoEventLogOfTheEnvironmentTest() {
        super(MongoServers.OF_THE_ENVIRONMENT);
    }
}

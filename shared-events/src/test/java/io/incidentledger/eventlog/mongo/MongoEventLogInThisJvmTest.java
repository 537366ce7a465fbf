package io.incidentledger.eventlog.mongo;

import io.incidentledger.mongo.MongoServers;

class MongoEventLogInThisJvmTest extends MongoEventLogConformance {

    MongoEventLogInThisJvmTest() {
        super(MongoServers.IN_THIS_JVM);
    }
}

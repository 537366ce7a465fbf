package io.incidentledger.eventlog.mongo;

import io.incidentledger.mongo.MongoServers;
import io.incidentledger.tiers.Slow;

@Slow
class MongoEventLogInThisJvmTest extends MongoEventLogConformance {

    MongoEventLogInThisJvmTest() {
        super(MongoServers.IN_THIS_JVM);
    }
}

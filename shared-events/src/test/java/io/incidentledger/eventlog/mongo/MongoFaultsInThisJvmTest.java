package io.incidentledger.eventlog.mongo;

import io.incidentledger.mongo.MongoServers;
import io.incidentledger.tiers.Slow;

@Slow
class MongoFaultsInThisJvmTest extends MongoFaultsSuite {

    @Override
    MongoServers server() {
        return MongoServers.IN_THIS_JVM;
    }
}

package io.incidentledger.eventlog.mongo;

import io.incidentledger.mongo.MongoServers;
import io.incidentledger.tiers.Slow;

@Slow
class MongoOutagesInThisJvmTest extends MongoOutagesSuite {

    @Override
    MongoServers server() {
        return MongoServers.IN_THIS_JVM;
    }
}

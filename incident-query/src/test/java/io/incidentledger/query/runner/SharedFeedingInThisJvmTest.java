package io.incidentledger.query.runner;

import io.incidentledger.ledger.mongo.connection.MongoServers;
import io.incidentledger.tiers.Slow;

@Slow
class SharedFeedingInThisJvmTest extends SharedFeedingSuite {

    SharedFeedingInThisJvmTest() {
        super(MongoServers.IN_THIS_JVM);
    }
}

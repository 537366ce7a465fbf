package io.incidentledger.query.following;

import io.incidentledger.mongo.MongoServers;
import io.incidentledger.tiers.Slow;

@Slow
class SharedFeedingInThisJvmTest extends SharedFeedingSuite {

    SharedFeedingInThisJvmTest() {
        super(MongoServers.IN_THIS_JVM);
    }
}

package io.incidentledger.query.following;

import io.incidentledger.mongo.MongoServers;

class SharedFeedingInThisJvmTest extends SharedFeedingSuite {

    SharedFeedingInThisJvmTest() {
        super(MongoServers.IN_THIS_JVM);
    }
}

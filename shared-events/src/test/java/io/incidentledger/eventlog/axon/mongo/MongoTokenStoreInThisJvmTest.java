package io.incidentledger.eventlog.axon.mongo;

import io.incidentledger.mongo.MongoServers;
import io.incidentledger.tiers.Slow;

@Slow
class MongoTokenStoreInThisJvmTest extends MongoTokenStoreSuite {

    MongoTokenStoreInThisJvmTest() {
        super(MongoServers.IN_THIS_JVM);
    }
}

package io.incidentledger.view.mongo;

import io.incidentledger.mongo.MongoServers;
import io.incidentledger.tiers.Slow;

@Slow
class MongoViewStoreInThisJvmTest extends MongoViewStoreConformance {

    MongoViewStoreInThisJvmTest() {
        super(MongoServers.IN_THIS_JVM);
    }
}

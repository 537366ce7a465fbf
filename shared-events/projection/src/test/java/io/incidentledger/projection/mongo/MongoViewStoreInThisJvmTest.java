package io.incidentledger.projection.mongo;

import io.incidentledger.ledger.mongo.connection.MongoServers;
import io.incidentledger.tiers.Slow;

@Slow
class MongoViewStoreInThisJvmTest extends MongoViewStoreConformance {

    MongoViewStoreInThisJvmTest() {
        super(MongoServers.IN_THIS_JVM);
    }
}

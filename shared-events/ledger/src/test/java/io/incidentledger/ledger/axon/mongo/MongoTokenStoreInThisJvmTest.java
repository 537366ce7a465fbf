package io.incidentledger.ledger.axon.mongo;

import io.incidentledger.ledger.mongo.connection.MongoServers;
import io.incidentledger.tiers.Slow;

@Slow
class MongoTokenStoreInThisJvmTest extends MongoTokenStoreSuite {

    MongoTokenStoreInThisJvmTest() {
        super(MongoServers.IN_THIS_JVM);
    }
}

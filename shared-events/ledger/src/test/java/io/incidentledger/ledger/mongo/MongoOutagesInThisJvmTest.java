package io.incidentledger.ledger.mongo;

import io.incidentledger.ledger.mongo.connection.MongoServers;
import io.incidentledger.tiers.Slow;

@Slow
class MongoOutagesInThisJvmTest extends MongoOutagesSuite {

    @Override
    MongoServers server() {
        return MongoServers.IN_THIS_JVM;
    }
}

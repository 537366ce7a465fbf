package io.incidentledger.ledger.mongo;

import io.incidentledger.ledger.mongo.connection.MongoServers;
import io.incidentledger.tiers.Slow;

@Slow
class MongoEventLogInThisJvmTest extends MongoEventLogConformance {

    MongoEventLogInThisJvmTest() {
        super(MongoServers.IN_THIS_JVM);
    }
}

package io.incidentledger.ledger.axon.mongo;

import io.incidentledger.ledger.mongo.connection.MongoServers;
import io.incidentledger.tiers.Slow;

@Slow
class MongoDeadLetterQueueInThisJvmTest extends MongoDeadLetterQueueSuite {

    MongoDeadLetterQueueInThisJvmTest() {
        super(MongoServers.IN_THIS_JVM);
    }
}

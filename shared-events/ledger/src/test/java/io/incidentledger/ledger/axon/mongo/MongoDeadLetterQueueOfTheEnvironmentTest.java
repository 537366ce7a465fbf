package io.incidentledger.ledger.axon.mongo;

import io.incidentledger.ledger.mongo.connection.MongoServers;
import io.incidentledger.tiers.Slow;

@Slow
class MongoDeadLetterQueueOfTheEnvironmentTest extends MongoDeadLetterQueueSuite {

    MongoDeadLetterQueueOfTheEnvironmentTest() {
        super(MongoServers.OF_THE_ENVIRONMENT);
    }
}

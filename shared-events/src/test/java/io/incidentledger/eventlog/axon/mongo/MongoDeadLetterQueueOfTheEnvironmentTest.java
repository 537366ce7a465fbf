package io.incidentledger.eventlog.axon.mongo;

import io.incidentledger.mongo.MongoServers;
import io.incidentledger.tiers.Slow;

@Slow
class MongoDeadLetterQueueOfTheEnvironmentTest extends MongoDeadLetterQueueSuite {

    MongoDeadLetterQueueOfTheEnvironmentTest() {
        super(MongoServers.OF_THE_ENVIRONMENT);
    }
}

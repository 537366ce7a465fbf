package io.incidentledger.eventlog.axon.mongo;

import io.incidentledger.mongo.MongoServers;
import io.incidentledger.tiers.Slow;

@Slow
class MongoDeadLetterQueueInAContainerTest extends MongoDeadLetterQueueSuite {

    MongoDeadLetterQueueInAContainerTest() {
        super(MongoServers.IN_A_CONTAINER);
    }
}

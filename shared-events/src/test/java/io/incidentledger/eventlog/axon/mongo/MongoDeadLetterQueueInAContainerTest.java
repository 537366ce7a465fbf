package io.incidentledger.eventlog.axon.mongo;

import io.incidentledger.mongo.MongoServers;

class MongoDeadLetterQueueInAContainerTest extends MongoDeadLetterQueueSuite {

    MongoDeadLetterQueueInAContainerTest() {
        super(MongoServers.IN_A_CONTAINER);
    }
}

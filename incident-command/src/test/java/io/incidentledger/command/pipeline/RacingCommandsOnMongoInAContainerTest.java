package io.incidentledger.command.pipeline;

import io.incidentledger.mongo.MongoServers;

class RacingCommandsOnMongoInAContainerTest extends RacingCommandsOnMongoSuite {

    RacingCommandsOnMongoInAContainerTest() {
        super(MongoServers.IN_A_CONTAINER);
    }
}

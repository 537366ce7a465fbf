package io.incidentledger.command.pipeline;

import io.incidentledger.mongo.MongoServers;

class RacingCommandsOnMongoOfTheEnvironmentTest extends RacingCommandsOnMongoSuite {

    RacingCommandsOnMongoOfTheEnvironmentTest() {
        super(MongoServers.OF_THE_ENVIRONMENT);
    }
}

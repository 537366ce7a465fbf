package io.incidentledger.command.pipeline;

import io.incidentledger.mongo.MongoServers;

class RacingCommandsOnMongoInThisJvmTest extends RacingCommandsOnMongoSuite {

    RacingCommandsOnMongoInThisJvmTest() {
        super(MongoServers.IN_THIS_JVM);
    }
}

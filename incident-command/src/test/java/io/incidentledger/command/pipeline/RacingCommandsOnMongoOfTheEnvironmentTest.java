package io.incidentledger.command.pipeline;

import io.incidentledger.ledger.mongo.connection.MongoServers;
import io.incidentledger.tiers.Slow;

@Slow
class RacingCommandsOnMongoOfTheEnvironmentTest extends RacingCommandsOnMongoSuite {

    RacingCommandsOnMongoOfTheEnvironmentTest() {
        super(MongoServers.OF_THE_ENVIRONMENT);
    }
}

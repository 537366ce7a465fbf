package io.incidentledger.command.pipeline;

import io.incidentledger.ledger.mongo.connection.MongoServers;
import io.incidentledger.tiers.Slow;

@Slow
class RacingCommandsOnMongoInAContainerTest extends RacingCommandsOnMongoSuite {

    RacingCommandsOnMongoInAContainerTest() {
        super(MongoServers.IN_A_CONTAINER);
    }
}

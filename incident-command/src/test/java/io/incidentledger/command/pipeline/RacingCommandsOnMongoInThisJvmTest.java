package io.incidentledger.command.pipeline;

import io.incidentledger.ledger.mongo.connection.MongoServers;
import io.incidentledger.tiers.Slow;

@Slow
class RacingCommandsOnMongoInThisJvmTest extends RacingCommandsOnMongoSuite {

    RacingCommandsOnMongoInThisJvmTest() {
        super(MongoServers.IN_THIS_JVM);
    }
}

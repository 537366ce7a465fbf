package io.incidentledger.ledger.mongo;

import io.incidentledger.ledger.mongo.connection.MongoServers;
import io.incidentledger.tiers.Slow;

@Slow
class MongoFaultsInAContainerTest extends MongoFaultsSuite {

    @Override
    MongoServers server() {
        return MongoServers.IN_A_CONTAINER;
    }
}

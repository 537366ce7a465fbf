package io.incidentledger.eventlog.mongo;

import io.incidentledger.mongo.MongoServers;

class MongoFaultsInThisJvmTest extends MongoFaultsSuite {

    @Override
    MongoServers server() {
        return MongoServers.IN_THIS_JVM;
    }
}

package io.incidentledger.eventlog.mongo;

import io.incidentledger.mongo.MongoServers;

class MongoFaultsInThisJvmTest extends MongoFaults {

    @Override
    MongoServers server() {
        return MongoServers.IN_THIS_JVM;
    }
}

package io.incidentledger.eventlog.mongo;

import io.incidentledger.mongo.MongoServers;

class MongoOutagesInThisJvmTest extends MongoOutages {

    @Override
    MongoServers server() {
        return MongoServers.IN_THIS_JVM;
    }
}

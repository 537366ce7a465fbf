package io.incidentledger.view.mongo;

import io.incidentledger.mongo.MongoServers;

class MongoViewStoreInThisJvmTest extends MongoViewStoreConformance {

    MongoViewStoreInThisJvmTest() {
        super(MongoServers.IN_THIS_JVM);
    }
}

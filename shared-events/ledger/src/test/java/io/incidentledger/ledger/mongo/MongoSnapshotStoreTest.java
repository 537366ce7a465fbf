package io.incidentledger.ledger.mongo;

import io.incidentledger.ledger.SnapshotStore;
import io.incidentledger.ledger.conformance.SnapshotStoreConformance;
import io.incidentledger.ledger.mongo.connection.MongoServers;
import io.incidentledger.ledger.mongo.connection.MongoServers.TestDatabase;
import io.incidentledger.ledger.mongo.connection.OnEachMongoServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/// Runs the rules for snapshot stores.
@OnEachMongoServer
class MongoSnapshotStoreTest extends SnapshotStoreConformance {

    private final MongoServers server;
    private @Nullable TestDatabase database;

    MongoSnapshotStoreTest(MongoServers server) {
        this.server = server;
    }

    @Override
    protected SnapshotStore open() {
        database = server.newDatabase();
        return MongoSnapshotStore.open(database.connection());
    }

    @AfterEach
    void dropDatabase() {
        if (database != null) {
            database.close();
        }
    }
}

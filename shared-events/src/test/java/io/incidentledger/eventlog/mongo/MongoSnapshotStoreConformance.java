package io.incidentledger.eventlog.mongo;

import io.incidentledger.eventlog.SnapshotStore;
import io.incidentledger.eventlog.conformance.SnapshotStoreConformance;
import io.incidentledger.mongo.MongoServers;
import io.incidentledger.mongo.MongoServers.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** What a store of snapshots must do, on the server that a subclass names. */
abstract class MongoSnapshotStoreConformance extends SnapshotStoreConformance {

    private final MongoServers server;
    private @Nullable TestDatabase database;

    MongoSnapshotStoreConformance(MongoServers server) {
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

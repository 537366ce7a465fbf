package io.incidentledger.ledger.axon;

import java.util.function.UnaryOperator;

import io.incidentledger.ledger.mongo.MongoEventLog;
import io.incidentledger.ledger.mongo.MongoSettings;
import io.incidentledger.ledger.mongo.connection.MongoServers;
import io.incidentledger.ledger.mongo.connection.MongoServers.TestDatabase;
import io.incidentledger.ledger.mongo.connection.OnEachMongoServer;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngineTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// Runs Axon's complete test suite for storage engines.
@OnEachMongoServer
class MongoLogInAxonsStorageEngineSuiteTest
        extends
            BatchingEventStorageEngineTest<LedgerEventStorageEngine, LedgerEventStorageEngine.Builder> {

    private final MongoServers server;
    private @Nullable TestDatabase database;
    private MongoEventLog log;

    MongoLogInAxonsStorageEngineSuiteTest(MongoServers server) {
        this.server = server;
    }

    @BeforeEach
    void useAnEmptyLog() {
        database = server.newDatabase();
        log = MongoEventLog.open(database.connection(), MongoSettings.DEFAULT);
        setTestSubject(createEngine());
    }

    @AfterEach
    void close() {
        if (database != null) {
            log.close();
            database.close();
        }
    }

    @Override
    protected LedgerEventStorageEngine createEngine(UnaryOperator<LedgerEventStorageEngine.Builder> customization) {
        return Engines.over(log, MongoEventLog.snapshots(database.connection()), customization);
    }
}

package io.incidentledger.ledger.axon;

import java.util.function.UnaryOperator;

import io.incidentledger.ledger.mongo.MongoEventLog;
import io.incidentledger.ledger.mongo.MongoSettings;
import io.incidentledger.ledger.mongo.connection.MongoServers;
import io.incidentledger.ledger.mongo.connection.MongoServers.TestDatabase;
import io.incidentledger.ledger.mongo.connection.OnEachMongoServer;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStoreTest;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;

/// Runs Axon's complete test suite for its event store on the log.
@OnEachMongoServer
class MongoLogInAxonsEventStoreSuiteTest extends EmbeddedEventStoreTest {

    private final MongoServers server;
    private @Nullable TestDatabase database;
    private MongoEventLog log;

    MongoLogInAxonsEventStoreSuiteTest(MongoServers server) {
        this.server = server;
    }

    @BeforeParameterizedClassInvocation
    static void warmUp(MongoServers server) throws InterruptedException {
        try (TestDatabase elsewhere = server.newDatabase();
                MongoEventLog warm = MongoEventLog.open(elsewhere.connection(), MongoSettings.DEFAULT)) {
            Engines.warmUp(
                    Engines.over(warm, MongoEventLog.snapshots(elsewhere.connection()), UnaryOperator.identity()));
        }
    }

    @Override
    public EventStorageEngine createStorageEngine() {
        database = server.newDatabase();
        log = MongoEventLog.open(database.connection(), MongoSettings.DEFAULT);
        return Engines.over(log, MongoEventLog.snapshots(database.connection()), UnaryOperator.identity());
    }

    @AfterEach
    void close() {
        if (database != null) {
            log.close();
            database.close();
        }
    }
}

package io.incidentledger.ledger.mongo;

import java.time.Duration;
import java.time.InstantSource;

import io.incidentledger.ledger.EventLog;
import io.incidentledger.ledger.conformance.EventLogConformance;
import io.incidentledger.ledger.mongo.connection.MongoServers;
import io.incidentledger.ledger.mongo.connection.MongoServers.TestDatabase;
import io.incidentledger.ledger.mongo.connection.OnEachMongoServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/// Runs all rules for a log.
@OnEachMongoServer
class MongoEventLogTest extends EventLogConformance {

    /// The rules are about what is stored, not about latency: with these settings a busy machine rejects nothing.
    private static final MongoSettings PATIENT = MongoSettings.DEFAULT
            .withWriting(Duration.ofSeconds(30), Duration.ofSeconds(20)).withReadTimeout(Duration.ofSeconds(30));

    private final MongoServers server;
    private @Nullable TestDatabase database;

    MongoEventLogTest(MongoServers server) {
        this.server = server;
    }

    @Override
    protected EventLog open(InstantSource clock) {
        if (database == null) {
            database = server.newDatabase();
        }
        return MongoEventLog.open(database.connection(), PATIENT.withClock(clock));
    }

    @Override
    protected boolean canBeOpenedTwice() {
        return true;
    }

    /// Runs before the superclass's own cleanup, so it closes the logs first: they must not need the database
    /// afterwards.
    @AfterEach
    void dropDatabase() {
        if (database != null) {
            closeLogs();
            database.close();
        }
    }
}

package io.incidentledger.eventlog.mongo;

import io.incidentledger.eventlog.EventLog;
import io.incidentledger.eventlog.transfer.LedgerReceiver;
import io.incidentledger.eventlog.transfer.LedgerReceiverConformance;
import io.incidentledger.mongo.MongoServers;
import io.incidentledger.mongo.MongoServers.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What a receiver of ledgers must do, on the server that a subclass names. */
abstract class MongoLedgerReceiverConformance extends LedgerReceiverConformance {

    private final MongoServers server;
    private TestDatabase database;

    MongoLedgerReceiverConformance(MongoServers server) {
        this.server = server;
    }

    @BeforeEach
    void createDatabase() {
        database = server.newDatabase();
    }

    @AfterEach
    void dropDatabase() {
        if (database != null) {
            database.close();
        }
    }

    @Override
    protected LedgerReceiver receiver() {
        return new MongoLedgerReceiver(database.connection(), MongoSettings.DEFAULT);
    }

    @Override
    protected EventLog log() {
        return MongoEventLog.open(database.connection(), MongoSettings.DEFAULT);
    }
}

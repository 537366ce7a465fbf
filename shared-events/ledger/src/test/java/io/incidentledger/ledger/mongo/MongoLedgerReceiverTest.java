package io.incidentledger.ledger.mongo;

import io.incidentledger.ledger.EventLog;
import io.incidentledger.ledger.mongo.connection.MongoServers;
import io.incidentledger.ledger.mongo.connection.MongoServers.TestDatabase;
import io.incidentledger.ledger.mongo.connection.OnEachMongoServer;
import io.incidentledger.ledger.transfer.LedgerReceiver;
import io.incidentledger.ledger.transfer.LedgerReceiverConformance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// Runs the rules for receivers of ledgers.
@OnEachMongoServer
class MongoLedgerReceiverTest extends LedgerReceiverConformance {

    private final MongoServers server;
    private TestDatabase database;

    MongoLedgerReceiverTest(MongoServers server) {
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

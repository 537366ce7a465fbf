package io.incidentledger.command.dispatch;

import java.util.ArrayList;
import java.util.List;

import io.incidentledger.ledger.EventLog;
import io.incidentledger.ledger.mongo.MongoEventLog;
import io.incidentledger.ledger.mongo.MongoSettings;
import io.incidentledger.ledger.mongo.connection.MongoConnection;
import io.incidentledger.ledger.mongo.connection.MongoServers;
import io.incidentledger.ledger.mongo.connection.MongoServers.TestDatabase;
import io.incidentledger.ledger.mongo.connection.OnEachMongoServer;
import org.junit.jupiter.api.AfterEach;

/// Each command side has its own connection, as two command nodes do.
@OnEachMongoServer
class RacingCommandsOnMongoTest extends RacingCommandsSuite {

    private final TestDatabase database;
    private final List<Runnable> closing = new ArrayList<>();

    RacingCommandsOnMongoTest(MongoServers server) {
        this.database = server.newDatabase();
    }

    @Override
    EventLog open() {
        MongoConnection connection = MongoConnection.open(database.uri());
        MongoEventLog log = MongoEventLog.open(connection, MongoSettings.DEFAULT);
        closing.addAll(List.of(log::close, connection::close));
        return log;
    }

    @Override
    @AfterEach
    void close() {
        super.close();
        closing.forEach(Runnable::run);
        database.close();
    }
}

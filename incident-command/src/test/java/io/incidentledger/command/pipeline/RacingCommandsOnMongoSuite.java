package io.incidentledger.command.pipeline;

import java.util.ArrayList;
import java.util.List;

import io.incidentledger.eventlog.EventLog;
import io.incidentledger.eventlog.mongo.MongoEventLog;
import io.incidentledger.eventlog.mongo.MongoSettings;
import io.incidentledger.mongo.MongoConnection;
import io.incidentledger.mongo.MongoServers;
import io.incidentledger.mongo.MongoServers.TestDatabase;
import org.junit.jupiter.api.AfterEach;

/** Each command side has connected for itself, as two command nodes do. */
abstract class RacingCommandsOnMongoSuite extends RacingCommandsSuite {

    private final TestDatabase database;
    private final List<Runnable> closing = new ArrayList<>();

    RacingCommandsOnMongoSuite(MongoServers server) {
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

package io.incidentledger.ledger.axon;

import java.nio.file.Path;
import java.util.function.UnaryOperator;

import io.incidentledger.ledger.SnapshotStore;
import io.incidentledger.ledger.sqlite.SqliteEventLog;
import io.incidentledger.ledger.sqlite.SqliteSettings;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStoreTest;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/// Runs Axon's complete test suite for its event store on the log.
class SqliteLogInAxonsEventStoreSuiteTest extends EmbeddedEventStoreTest {

    @TempDir
    Path directory;

    private SqliteEventLog log;
    private SnapshotStore snapshots;

    @BeforeAll
    static void warmUp(@TempDir Path elsewhere) throws InterruptedException {
        try (SqliteEventLog log = SqliteEventLog.open(elsewhere, SqliteSettings.DEFAULT);
                SnapshotStore snapshots = SqliteEventLog.snapshots(elsewhere)) {
            Engines.warmUp(Engines.over(log, snapshots, UnaryOperator.identity()));
        }
    }

    @Override
    public EventStorageEngine createStorageEngine() {
        log = SqliteEventLog.open(directory, SqliteSettings.DEFAULT);
        snapshots = SqliteEventLog.snapshots(directory);
        return Engines.over(log, snapshots, UnaryOperator.identity());
    }

    @AfterEach
    void close() {
        snapshots.close();
        log.close();
    }
}

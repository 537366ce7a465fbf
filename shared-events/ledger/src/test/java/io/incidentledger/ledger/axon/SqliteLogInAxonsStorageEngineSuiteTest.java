package io.incidentledger.ledger.axon;

import java.nio.file.Path;
import java.util.function.UnaryOperator;

import io.incidentledger.ledger.SnapshotStore;
import io.incidentledger.ledger.sqlite.SqliteEventLog;
import io.incidentledger.ledger.sqlite.SqliteSettings;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngineTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// Runs Axon's complete test suite for storage engines.
class SqliteLogInAxonsStorageEngineSuiteTest
        extends
            BatchingEventStorageEngineTest<LedgerEventStorageEngine, LedgerEventStorageEngine.Builder> {

    @TempDir
    Path directory;

    private SqliteEventLog log;
    private SnapshotStore snapshots;

    @BeforeEach
    void useAnEmptyLog() {
        log = SqliteEventLog.open(directory, SqliteSettings.DEFAULT);
        snapshots = SqliteEventLog.snapshots(directory);
        setTestSubject(createEngine());
    }

    @AfterEach
    void close() {
        snapshots.close();
        log.close();
    }

    @Override
    protected LedgerEventStorageEngine createEngine(UnaryOperator<LedgerEventStorageEngine.Builder> customization) {
        return Engines.over(log, snapshots, customization);
    }
}

package io.incidentledger.ledger.sqlite;

import java.nio.file.Path;
import java.time.InstantSource;

import io.incidentledger.ledger.EventLog;
import io.incidentledger.ledger.conformance.EventLogConformance;
import org.junit.jupiter.api.io.TempDir;

class SqliteEventLogTest extends EventLogConformance {

    @TempDir
    private Path directory;

    @Override
    protected EventLog open(InstantSource clock) {
        return SqliteEventLog.open(directory, SqliteSettings.DEFAULT.withClock(clock));
    }

    @Override
    protected boolean canBeOpenedTwice() {
        return true;
    }
}

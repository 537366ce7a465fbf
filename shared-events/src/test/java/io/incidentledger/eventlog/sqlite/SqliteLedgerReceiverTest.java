package io.incidentledger.eventlog.sqlite;

import java.nio.file.Path;

import io.incidentledger.eventlog.EventLog;
import io.incidentledger.eventlog.transfer.LedgerReceiver;
import io.incidentledger.eventlog.transfer.LedgerReceiverConformance;
import org.junit.jupiter.api.io.TempDir;

class SqliteLedgerReceiverTest extends LedgerReceiverConformance {

    @TempDir
    private Path directory;

    @Override
    protected LedgerReceiver receiver() {
        return new SqliteLedgerReceiver(directory, SqliteSettings.DEFAULT);
    }

    @Override
    protected EventLog log() {
        return SqliteEventLog.open(directory, SqliteSettings.DEFAULT);
    }
}

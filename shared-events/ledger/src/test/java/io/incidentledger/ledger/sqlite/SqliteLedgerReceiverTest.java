package io.incidentledger.ledger.sqlite;

import java.nio.file.Path;

import io.incidentledger.ledger.EventLog;
import io.incidentledger.ledger.transfer.LedgerReceiver;
import io.incidentledger.ledger.transfer.LedgerReceiverConformance;
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

package io.incidentledger.benchmark.ledger;

import java.nio.file.Path;

import io.incidentledger.ledger.EventLog;
import io.incidentledger.ledger.sqlite.SqliteEventLog;
import io.incidentledger.ledger.sqlite.SqliteSettings;

/// Creates ledgers with a history at the location where the service expects them.
public final class GeneratedLedger {

    /// The approximate size of the commit of a declaration in the file: its header, two events with their metadata, and
    /// their index entries.
    public static final int COMMIT_BYTES = 1_500;

    private GeneratedLedger() {}

    /// @param atOnce the number of incidents that are open at the same time
    public static void create(Path data, long events, int atOnce) {
        try (EventLog log = open(data)) {
            new GeneratedHistory(log).append(events, atOnce);
        }
    }

    public static EventLog open(Path data) {
        return SqliteEventLog.open(data, SqliteSettings.DEFAULT);
    }

    public static Path file(Path data) {
        return data.resolve(SqliteEventLog.FILE_NAME);
    }
}

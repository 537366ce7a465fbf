package io.incidentledger.benchmark.ledger;

import java.nio.file.Path;

import io.incidentledger.ledger.EventLog;
import io.incidentledger.ledger.sqlite.SqliteEventLog;
import io.incidentledger.ledger.sqlite.SqliteSettings;

/// A ledger with a history in the place where the service looks for it.
public final class GeneratedLedger {

    /// What the commit of a declaration takes in the file, about: its header, two events with their metadata, and their
    /// places in the indexes.
    public static final int COMMIT_BYTES = 1_500;

    private GeneratedLedger() {}

    /// @param atOnce how many incidents go on at a time
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

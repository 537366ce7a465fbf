package io.incidentledger.standalone;

import java.nio.file.Files;
import java.nio.file.Path;

import io.incidentledger.eventlog.AppendListener;
import io.incidentledger.eventlog.EventLogException;
import io.incidentledger.eventlog.sqlite.SqliteEventLog;
import io.incidentledger.eventlog.sqlite.SqliteSettings;
import picocli.CommandLine.Option;

/// The directory that holds everything embedded. It may hold other files, which are left alone.
final class DataDirectory {
    @Option(names = "--data", paramLabel = "DIR", defaultValue = "${env:INCIDENT_LEDGER_DATA:-incident-ledger-data}", description = "Directory of the ledger. Default: incident-ledger-data.")
    private Path directory = Path.of("");

    Path path() {
        return directory;
    }

    /// The ledger's file, whether it is there or not.
    Path ledger() {
        return directory.resolve(SqliteEventLog.FILE_NAME);
    }

    /// @throws CannotRun when it is something else than a directory
    void check() {
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw CannotRun.wrongUsage("The data directory " + directory + " is not a directory");
        }
    }

    /// The ledger's file, which must be there.
    ///
    /// @throws CannotRun when it is not
    Path existingLedger() {
        if (!Files.isRegularFile(ledger())) {
            throw CannotRun.wrongUsage("There is no ledger in " + directory);
        }
        return ledger();
    }

    /// Opens the ledger, or begins a new one and makes the directory if need be.
    ///
    /// @throws CannotRun when it can't be opened
    SqliteEventLog openLedger(AppendListener listener) {
        check();
        try {
            return SqliteEventLog.open(directory, SqliteSettings.DEFAULT.withListener(listener));
        } catch (EventLogException failure) {
            throw StartFailure.ofLedger(failure, this);
        }
    }
}

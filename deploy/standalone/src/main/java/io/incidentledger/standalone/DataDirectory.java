package io.incidentledger.standalone;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
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

    /// Makes the directory when it is missing.
    ///
    /// @throws CannotRun when it can't be used
    Path create() {
        try {
            Files.createDirectories(directory);
        } catch (FileAlreadyExistsException noDirectory) {
            throw CannotRun.wrongUsage("The data directory " + noDirectory.getFile() + " is not a directory");
        } catch (IOException failure) {
            throw CannotRun.because("The data directory " + directory + " can't be created: " + reason(failure),
                    failure);
        }
        if (!Files.isWritable(directory)) {
            throw CannotRun.because("The data directory " + directory + " is not writable", null);
        }
        return directory;
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

    /// Opens the ledger, or begins a new one.
    ///
    /// @throws CannotRun when it can't be opened
    SqliteEventLog openLedger(AppendListener listener) {
        create();
        try {
            return SqliteEventLog.open(directory, SqliteSettings.DEFAULT.withListener(listener));
        } catch (EventLogException failure) {
            throw StartFailure.ofLedger(failure, this);
        }
    }

    private static String reason(IOException failure) {
        return failure.getClass().getSimpleName().replace("Exception", "") + " " + failure.getMessage();
    }
}

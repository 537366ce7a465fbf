package io.incidentledger.ledger.sqlite;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.incidentledger.ledger.processes.EndlessAppending;
import io.incidentledger.ledger.processes.Writer;

/// A process that appends to the ledger in a directory until it is ended.
final class WriterProcess {

    private WriterProcess() {}

    public static void main(String[] arguments) {
        SqliteSettings settings = SqliteSettings.DEFAULT.withBusyTimeout(Duration.ofMillis(500));
        EndlessAppending.on(SqliteEventLog.open(Path.of(arguments[0]), settings), 4, 4);
    }

    /// Starts a process; `wrapper` is a command that runs the command that follows it.
    static Writer on(Path directory, String... wrapper) throws IOException {
        return Writer.start(WriterProcess.class, List.of(directory.toString()), wrapper);
    }
}

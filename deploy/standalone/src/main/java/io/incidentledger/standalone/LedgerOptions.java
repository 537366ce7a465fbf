package io.incidentledger.standalone;

import java.nio.file.Path;

import io.incidentledger.program.LedgerPlace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where the ledger is: in a directory.
final class LedgerOptions {
    private static final Path DEFAULT = Path.of("incident-ledger-data");

    @Option(names = "--data", paramLabel = "DIR", defaultValue = "${env:INCIDENT_LEDGER_DATA}", description = "Directory of the ledger. Default: incident-ledger-data.")
    private @Nullable Path directory;

    LedgerPlace place() {
        return new DataDirectory(directory == null ? DEFAULT : directory);
    }
}

package io.incidentledger.standalone;

import java.nio.file.Path;

import io.incidentledger.program.CannotRunException;
import io.incidentledger.program.LedgerLocation;
import io.incidentledger.program.MongoOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Options that select a ledger in a directory or in MongoDB.
final class LedgerOptions {
    private static final Path DEFAULT = Path.of("incident-ledger-data");

    @Option(names = "--data", paramLabel = "DIR", defaultValue = "${env:INCIDENT_LEDGER_DATA}",
            description = "Data directory of the ledger. Default: incident-ledger-data.")
    private @Nullable Path directory;

    @Mixin
    private MongoOptions mongo = new MongoOptions();

    /// @throws CannotRunException if both are given
    LedgerLocation place() {
        if (!mongo.isGiven()) {
            return new DataDirectory(directory == null ? DEFAULT : directory);
        }
        if (directory != null) {
            throw CannotRunException
                    .wrongUsage("--data and --mongodb-uri can't be combined"
                            + " (INCIDENT_LEDGER_DATA and INCIDENT_LEDGER_MONGODB_URI)");
        }
        return mongo.place();
    }
}

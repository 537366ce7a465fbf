package io.incidentledger.program;

import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Options for the policies of an organization. The command side adopts them at start.
public final class PolicyOptions {
    @Option(names = "--measures", paramLabel = "FILE", defaultValue = "${env:INCIDENT_LEDGER_MEASURES}",
            description = "YAML file of measures that "
                    + "are defined beside the built-in ones or instead of them. They enter the ledger when "
                    + "they differ from the last ones there. Default: what is in the ledger stays.")
    private @Nullable Path measures;

    /// The configured policies, read and validated.
    ///
    /// @throws CannotRunException if one is invalid
    public List<Object> policies() {
        try {
            return measures == null ? List.of() : List.of(PolicyFile.measures(measures));
        } catch (InvalidPolicyFileException wrong) {
            throw CannotRunException.wrongUsage("--measures (INCIDENT_LEDGER_MEASURES): " + wrong.getMessage());
        }
    }
}

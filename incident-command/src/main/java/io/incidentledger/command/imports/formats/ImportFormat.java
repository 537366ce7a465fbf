package io.incidentledger.command.imports.formats;

import io.incidentledger.command.imports.ExternalIncident;
import io.incidentledger.command.imports.ImportLimits;
import io.incidentledger.command.imports.formats.github.GithubImportLine;
import io.incidentledger.events.WireNamed;
import io.incidentledger.events.validation.InvalidJsonException;

/// The formats from which incidents are imported, each with one incident per line. A new format needs a constant here
/// and a class that translates its lines.
public enum ImportFormat implements WireNamed {
    /// The ledger's own format, which can express everything: docs/reference/import.md.
    LEDGER("ledger") {
        @Override
        public ExternalIncident read(byte[] json, int faults) {
            return NativeImportLine.read(json, faults);
        }
    },
    /// The status histories of GitHub.
    GITHUB("github") {
        @Override
        public ExternalIncident read(byte[] json, int faults) {
            return GithubImportLine.read(json, faults);
        }
    };

    private final String wireName;

    ImportFormat(String wireName) {
        this.wireName = wireName;
    }

    @Override
    public String wireName() {
        return wireName;
    }

    /// Reads a line.
    ///
    /// @throws InvalidJsonException with the errors of the line
    public ExternalIncident read(byte[] json) {
        return read(json, ImportLimits.FAULTS);
    }

    /// Reads a line with another limit.
    ///
    /// @param faults the number of errors that are reported individually; further ones are counted by kind
    /// @throws InvalidJsonException with the errors of the line
    public abstract ExternalIncident read(byte[] json, int faults);
}

package io.incidentledger.command.imports.formats;

import io.incidentledger.command.imports.ExternalIncident;
import io.incidentledger.command.imports.ImportLimits;
import io.incidentledger.command.imports.formats.github.GithubLine;
import io.incidentledger.events.WireNamed;
import io.incidentledger.events.validation.InvalidJsonException;

/// The formats that incidents are imported from, each of one incident per line. A new one is a constant here and a
/// class that translates its lines.
public enum ImportFormat implements WireNamed {
    /// Our own, in which nothing is lost: docs/api/import.md.
    LEDGER("ledger") {
        @Override
        public ExternalIncident read(byte[] json, int faults) {
            return LedgerLine.read(json, faults);
        }
    },
    /// The status histories of GitHub.
    GITHUB("github") {
        @Override
        public ExternalIncident read(byte[] json, int faults) {
            return GithubLine.read(json, faults);
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
    /// @throws InvalidJsonException with what is wrong with the line
    public ExternalIncident read(byte[] json) {
        return read(json, ImportLimits.FAULTS);
    }

    /// The same with another bound.
    ///
    /// @param faults
    ///            how many are told one by one; the others are counted by their kind
    /// @throws InvalidJsonException with what is wrong with the line
    public abstract ExternalIncident read(byte[] json, int faults);
}

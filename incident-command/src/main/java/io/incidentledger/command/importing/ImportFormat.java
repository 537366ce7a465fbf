package io.incidentledger.command.importing;

import io.incidentledger.command.incident.ExternalIncident;
import io.incidentledger.events.WireNamed;
import io.incidentledger.web.InvalidJsonException;

/// The formats that incidents are imported from, each of one incident per line. A new one is a constant here and a class that
/// translates its lines.
public enum ImportFormat implements WireNamed {
    /// Our own, in which nothing is lost: docs/api/import.md.
    LEDGER("ledger") {
        @Override
        ExternalIncident read(byte[] json) {
            return LedgerLine.read(json);
        }
    },
    /// The status histories of GitHub.
    GITHUB("github") {
        @Override
        ExternalIncident read(byte[] json) {
            return GithubLine.read(json);
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

    /// @throws InvalidJsonException with everything that is wrong with the line
    abstract ExternalIncident read(byte[] json);
}

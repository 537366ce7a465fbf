package io.incidentledger.query.incident;

import io.incidentledger.events.Severity;

/// The initial, highest and current severity of an incident.
public record SeverityHistory(Severity initial, Severity peak, Severity current) {

    /// The severity history at the declaration.
    public static SeverityHistory declared(Severity severity) {
        return new SeverityHistory(severity, severity, severity);
    }

    /// The severity history after a change.
    public SeverityHistory changedTo(Severity severity) {
        return new SeverityHistory(initial, severity.worseThan(peak) ? severity : peak, severity);
    }
}

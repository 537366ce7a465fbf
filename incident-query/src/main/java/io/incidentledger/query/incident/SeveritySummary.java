package io.incidentledger.query.incident;

import io.incidentledger.events.Severity;

/// The initial, highest and current severity of an incident.
public record SeveritySummary(Severity initial, Severity peak, Severity current) {

    /// The severity history at the declaration.
    public static SeveritySummary declared(Severity severity) {
        return new SeveritySummary(severity, severity, severity);
    }

    /// The severity history after a change.
    public SeveritySummary changedTo(Severity severity) {
        return new SeveritySummary(initial, severity.worseThan(peak) ? severity : peak, severity);
    }
}

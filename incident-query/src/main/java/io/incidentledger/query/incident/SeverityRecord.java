package io.incidentledger.query.incident;

import io.incidentledger.events.Severity;

/// The severity now, at the declaration, and the worst one ever.
public record SeverityRecord(Severity initial, Severity peak, Severity current) {

    /// At the declaration.
    public static SeverityRecord declared(Severity severity) {
        return new SeverityRecord(severity, severity, severity);
    }

    /// After a change.
    public SeverityRecord changedTo(Severity severity) {
        return new SeverityRecord(initial, severity.worseThan(peak) ? severity : peak, severity);
    }
}

package io.incidentledger.query.incident;

import io.incidentledger.events.Severity;

/// The severity now, at the declaration, and the worst one ever.
public record SeverityHistory(Severity initial, Severity peak, Severity current) {

    /// At the declaration.
    public static SeverityHistory declared(Severity severity) {
        return new SeverityHistory(severity, severity, severity);
    }

    /// After a change.
    public SeverityHistory changedTo(Severity severity) {
        return new SeverityHistory(initial, severity.worseThan(peak) ? severity : peak, severity);
    }
}

package io.incidentledger.query.measures;

import io.incidentledger.events.Severity;
import io.incidentledger.events.WireNamed;
import io.incidentledger.query.incident.SeveritySummary;

/// Which of an incident's severities counts: the highest, the first or the latest.
public enum SeverityBasis implements WireNamed {
    PEAK("peak"),
    INITIAL("initial"),
    FINAL("final");

    private final String wireName;

    SeverityBasis(String wireName) {
        this.wireName = wireName;
    }

    @Override
    public String wireName() {
        return wireName;
    }

    public Severity of(SeveritySummary severity) {
        return switch (this) {
            case PEAK -> severity.peak();
            case INITIAL -> severity.initial();
            case FINAL -> severity.current();
        };
    }
}

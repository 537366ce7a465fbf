package io.incidentledger.events;

import com.fasterxml.jackson.annotation.JsonValue;

/// How much of a service was lost during an impact interval.
public enum ImpactLevel implements WireNamed {
    /// It worked, but worse than usual.
    DEGRADED("degraded"),
    /// It failed for some.
    PARTIAL("partial"),
    /// It failed for everybody.
    FULL("full");

    private final String wireName;

    ImpactLevel(String wireName) {
        this.wireName = wireName;
    }

    @Override
    @JsonValue
    public String wireName() {
        return wireName;
    }
}

package io.incidentledger.query.measures.drift;

import com.fasterxml.jackson.annotation.JsonValue;
import io.incidentledger.events.WireNamed;

/// The reasons why an incident's contribution to a measure changed.
public enum ContributionChangeCause implements WireNamed {
    /// Events were recorded.
    EVENTS("events"),
    /// No event was recorded, but the definition of the measure changed.
    DEFINITION("definition"),
    /// No event was recorded, but time passed: what lay in the future has happened.
    TIME("time");

    private final String wireName;

    ContributionChangeCause(String wireName) {
        this.wireName = wireName;
    }

    @Override
    @JsonValue
    public String wireName() {
        return wireName;
    }
}

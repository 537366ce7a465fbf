package io.incidentledger.query.measures.drift;

import com.fasterxml.jackson.annotation.JsonValue;
import io.incidentledger.events.WireNamed;

/// What made an incident say something else.
public enum DriftCause implements WireNamed {
    /// Something was recorded.
    EVENTS("events"),
    /// Nothing was recorded, but the measure means something else.
    DEFINITION("definition"),
    /// Nothing was recorded, but time passed: what lay in the future has happened.
    TIME("time");

    private final String wireName;

    DriftCause(String wireName) {
        this.wireName = wireName;
    }

    @Override
    @JsonValue
    public String wireName() {
        return wireName;
    }
}

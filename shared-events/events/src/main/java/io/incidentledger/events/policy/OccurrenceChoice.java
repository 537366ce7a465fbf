package io.incidentledger.events.policy;

import com.fasterxml.jackson.annotation.JsonValue;
import io.incidentledger.events.WireNamed;

/// Selects one of several occurrences of a milestone.
public enum OccurrenceChoice implements WireNamed {
    /// The earliest.
    FIRST("first"),
    /// The latest.
    LAST("last");

    private final String wireName;

    OccurrenceChoice(String wireName) {
        this.wireName = wireName;
    }

    @Override
    @JsonValue
    public String wireName() {
        return wireName;
    }
}

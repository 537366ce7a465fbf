package io.incidentledger.events.policy;

import com.fasterxml.jackson.annotation.JsonValue;
import io.incidentledger.events.WireNamed;

/** Which of several occurrences of a milestone is meant. */
public enum Occurrence implements WireNamed {
    FIRST("first"),
    LAST("last");

    private final String wireName;

    Occurrence(String wireName) {
        this.wireName = wireName;
    }

    @Override
    @JsonValue
    public String wireName() {
        return wireName;
    }
}

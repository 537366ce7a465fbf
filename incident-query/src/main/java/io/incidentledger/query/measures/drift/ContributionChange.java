package io.incidentledger.query.measures.drift;

import com.fasterxml.jackson.annotation.JsonValue;
import io.incidentledger.events.WireNamed;

/// How an incident's contribution to a figure changed.
public enum ContributionChange implements WireNamed {
    ENTERED("entered"),
    LEFT("left"),
    CHANGED("changed");

    private final String wireName;

    ContributionChange(String wireName) {
        this.wireName = wireName;
    }

    @Override
    @JsonValue
    public String wireName() {
        return wireName;
    }
}

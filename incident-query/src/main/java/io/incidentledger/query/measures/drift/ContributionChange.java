package io.incidentledger.query.measures.drift;

import com.fasterxml.jackson.annotation.JsonValue;
import io.incidentledger.events.WireNamed;

/// How an incident's contribution to a figure changed.
public enum ContributionChange implements WireNamed {
    /// The incident was not in the group before.
    ENTERED("entered"),
    /// The incident is no longer in the group.
    LEFT("left"),
    /// Its value or its state differs.
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

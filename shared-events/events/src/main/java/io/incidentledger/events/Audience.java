package io.incidentledger.events;

import com.fasterxml.jackson.annotation.JsonValue;

/// Audience of a status update.
public enum Audience implements WireNamed {
    /// The people in the organization.
    INTERNAL("internal"),
    /// Everybody, for instance on a status page.
    PUBLIC("public");

    private final String wireName;

    Audience(String wireName) {
        this.wireName = wireName;
    }

    @Override
    @JsonValue
    public String wireName() {
        return wireName;
    }
}

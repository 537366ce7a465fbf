package io.incidentledger.events;

import com.fasterxml.jackson.annotation.JsonValue;

/// Where an incident stands. The first four are public wording, the last three end it.
public enum Status implements WireNamed {
    INVESTIGATING("investigating"),
    IDENTIFIED("identified"),
    MONITORING("monitoring"),
    RESOLVED("resolved"),
    CLOSED(
            "closed"),
    /// A false alarm.
    CANCELLED("cancelled"),
    /// A duplicate of another incident.
    MERGED("merged");

    private final String wireName;

    Status(String wireName) {
        this.wireName = wireName;
    }

    @Override
    @JsonValue
    public String wireName() {
        return wireName;
    }

    /// Whether people still work on it: none of the last four.
    public boolean open() {
        return compareTo(RESOLVED) < 0;
    }

    /// Whether it can be set by posting an update; the others have commands of their own.
    public boolean announceable() {
        return compareTo(RESOLVED) <= 0;
    }
}

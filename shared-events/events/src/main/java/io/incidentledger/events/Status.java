package io.incidentledger.events;

import com.fasterxml.jackson.annotation.JsonValue;

/// Status of an incident. The first four are those that status pages announce, the last three end the incident.
public enum Status implements WireNamed {
    /// People look for the cause.
    INVESTIGATING("investigating"),
    /// The cause is known.
    IDENTIFIED("identified"),
    /// A fix is in place and is being watched.
    MONITORING("monitoring"),
    /// It is over.
    RESOLVED("resolved"),
    /// The work on it is finished.
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

    /// Whether people still work on the incident: true except for the last four.
    public boolean open() {
        return compareTo(RESOLVED) < 0;
    }

    /// Whether an update can set the status; the others have their own commands.
    public boolean announceable() {
        return compareTo(RESOLVED) <= 0;
    }
}

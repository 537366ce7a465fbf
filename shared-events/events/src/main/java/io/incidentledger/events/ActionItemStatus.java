package io.incidentledger.events;

import com.fasterxml.jackson.annotation.JsonValue;

/// Status of an action item.
public enum ActionItemStatus implements WireNamed {
    /// Nobody has begun.
    OPEN("open"),
    /// Somebody is working on it.
    IN_PROGRESS("in-progress"),
    /// It is finished.
    DONE("done"),
    /// It was decided not to do it.
    WONT_DO("wont-do");

    private final String wireName;

    ActionItemStatus(String wireName) {
        this.wireName = wireName;
    }

    @Override
    @JsonValue
    public String wireName() {
        return wireName;
    }

    /// Whether no work is left on the action item: it is done or will not be done.
    public boolean finished() {
        return this == DONE || this == WONT_DO;
    }
}

package io.incidentledger.events;

import com.fasterxml.jackson.annotation.JsonValue;

/// Priority of an action item; P1 is the most urgent.
public enum ActionItemPriority implements WireNamed {
    P1("P1"),
    P2("P2"),
    P3("P3");

    private final String wireName;

    ActionItemPriority(String wireName) {
        this.wireName = wireName;
    }

    @Override
    @JsonValue
    public String wireName() {
        return wireName;
    }
}

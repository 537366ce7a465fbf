package io.incidentledger.events;

import com.fasterxml.jackson.annotation.JsonValue;

/// Who may see an incident; part of it from its first event.
public enum Visibility implements WireNamed {
    NORMAL("normal"),
    /// Security, legal, HR.
    RESTRICTED("restricted");

    private final String wireName;

    Visibility(String wireName) {
        this.wireName = wireName;
    }

    @Override
    @JsonValue
    public String wireName() {
        return wireName;
    }
}

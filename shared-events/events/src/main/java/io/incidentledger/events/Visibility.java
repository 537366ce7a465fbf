package io.incidentledger.events;

import com.fasterxml.jackson.annotation.JsonValue;

/// Who may see an incident. `restricted` is a mark for readers; it hides nothing while there is no authentication.
///
/// It is set from the first event on.
public enum Visibility implements WireNamed {
    NORMAL("normal"),
    /// For security, legal and HR incidents.
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

package io.incidentledger.events;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a person writes into the timeline. */
public enum EntryKind implements WireNamed {
    NOTE("note"),
    ACTION("action"),
    DECISION("decision"),
    HYPOTHESIS("hypothesis"),
    OBSERVATION("observation"),
    LINK(
            "link"),
    COMMUNICATION("communication");

    private final String wireName;

    EntryKind(String wireName) {
        this.wireName = wireName;
    }

    @Override
    @JsonValue
    public String wireName() {
        return wireName;
    }
}

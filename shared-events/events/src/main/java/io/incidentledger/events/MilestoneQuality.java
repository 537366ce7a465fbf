package io.incidentledger.events;

import com.fasterxml.jackson.annotation.JsonValue;

/// How well the time of a milestone is known.
public enum MilestoneQuality implements WireNamed {
    MEASURED("measured"),
    ESTIMATED("estimated"),
    /// A guess: durations that would rest on it stay blank.
    ASSUMED("assumed");

    private final String wireName;

    MilestoneQuality(String wireName) {
        this.wireName = wireName;
    }

    @Override
    @JsonValue
    public String wireName() {
        return wireName;
    }
}

package io.incidentledger.events;

import com.fasterxml.jackson.annotation.JsonValue;

/// How reliably the time of a milestone is known.
public enum MilestoneQuality implements WireNamed {
    /// Taken from a monitor, a log or a clock.
    MEASURED("measured"),
    /// Judged by people who were there.
    ESTIMATED("estimated"),
    /// A guess: durations that would depend on it are left blank.
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

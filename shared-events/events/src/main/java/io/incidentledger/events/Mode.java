package io.incidentledger.events;

import com.fasterxml.jackson.annotation.JsonValue;

/// How an incident was recorded in the ledger.
public enum Mode implements WireNamed {
    /// Recorded while it happened.
    LIVE("live"),
    /// An exercise: marked as such everywhere, and excluded from measures and the board unless requested.
    DRILL("drill"),
    /// Recorded after the fact: the times at which things happened differ from those at which they were recorded.
    BACKFILL("backfill");

    private final String wireName;

    Mode(String wireName) {
        this.wireName = wireName;
    }

    @Override
    @JsonValue
    public String wireName() {
        return wireName;
    }
}

package io.incidentledger.events;

import com.fasterxml.jackson.annotation.JsonValue;

/// How an incident entered the ledger.
public enum Mode implements WireNamed {
    LIVE("live"),
    /// An exercise: marked everywhere, out of measures and board unless asked for.
    DRILL("drill"),
    /// Recorded after the fact: its world times are not the ledger's.
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

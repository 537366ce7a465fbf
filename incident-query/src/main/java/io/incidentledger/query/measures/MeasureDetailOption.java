package io.incidentledger.query.measures;

import io.incidentledger.events.WireNamed;

/// Details that a figure can have besides its numbers, on request.
public enum MeasureDetailOption implements WireNamed {
    HISTOGRAM("histogram"),
    SLOWEST("slowest"),
    /// Every incident that was considered, and the events that recorded its times.
    SAMPLES("samples");

    private final String wireName;

    MeasureDetailOption(String wireName) {
        this.wireName = wireName;
    }

    @Override
    public String wireName() {
        return wireName;
    }
}

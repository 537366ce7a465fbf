package io.incidentledger.query.measures;

import io.incidentledger.events.WireNamed;

/// What a figure has beside its numbers, on request.
public enum MeasureDetail implements WireNamed {
    HISTOGRAM("histogram"),
    SLOWEST("slowest"),
    /// Every incident that was looked at, and the events that told its times.
    SAMPLES("samples");

    private final String wireName;

    MeasureDetail(String wireName) {
        this.wireName = wireName;
    }

    @Override
    public String wireName() {
        return wireName;
    }
}

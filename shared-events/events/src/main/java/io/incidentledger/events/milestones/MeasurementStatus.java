package io.incidentledger.events.milestones;

import com.fasterxml.jackson.annotation.JsonValue;
import io.incidentledger.events.WireNamed;

/// What can be said of a milestone or of a duration at the time of asking.
public enum MeasurementStatus implements WireNamed {
    RECORDED("recorded"),
    /// Not yet: it may still come.
    PENDING("pending"),
    /// It will not come: the incident was cancelled or merged before.
    NOT_APPLICABLE("notApplicable"),
    /// It contradicts another time, or lies in the future.
    INVALID("invalid");

    private final String wireName;

    MeasurementStatus(String wireName) {
        this.wireName = wireName;
    }

    @Override
    @JsonValue
    public String wireName() {
        return wireName;
    }
}

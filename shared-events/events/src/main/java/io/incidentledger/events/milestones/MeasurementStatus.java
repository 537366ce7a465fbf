package io.incidentledger.events.milestones;

import com.fasterxml.jackson.annotation.JsonValue;
import io.incidentledger.events.WireNamed;

/// Status of a milestone or a duration at the time of evaluation.
public enum MeasurementStatus implements WireNamed {
    /// It is known.
    RECORDED("recorded"),
    /// Not known yet, but it may still come.
    PENDING("pending"),
    /// It will not come, because the incident was cancelled or merged before.
    NOT_APPLICABLE("not-applicable"),
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

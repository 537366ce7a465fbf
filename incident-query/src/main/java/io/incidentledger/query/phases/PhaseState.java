package io.incidentledger.query.phases;

import com.fasterxml.jackson.annotation.JsonValue;
import io.incidentledger.events.WireNamed;

/// What can be said of a phase, or of a stretch of impact, at the time of asking.
public enum PhaseState implements WireNamed {
    RECORDED("recorded"),
    /// It has begun and not ended.
    RUNNING("running"),
    /// It may still begin.
    PENDING("pending"),
    /// A later one began without it.
    SKIPPED("skipped"),
    /// The incident was cancelled or merged before it began or ended.
    NOT_APPLICABLE("notApplicable"),
    /// A side of it contradicts another time, or lies in the future.
    INVALID("invalid");

    private final String wireName;

    PhaseState(String wireName) {
        this.wireName = wireName;
    }

    @Override
    @JsonValue
    public String wireName() {
        return wireName;
    }
}

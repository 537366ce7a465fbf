package io.incidentledger.query.phases;

import com.fasterxml.jackson.annotation.JsonValue;
import io.incidentledger.events.WireNamed;

/// The state of a phase, or of an impact period, at the time of the query.
public enum PhaseState implements WireNamed {
    /// It has started and ended.
    RECORDED("recorded"),
    /// It has started, but not ended.
    RUNNING("running"),
    /// It may still start.
    PENDING("pending"),
    /// A later phase started without it.
    SKIPPED("skipped"),
    /// The incident was cancelled or merged before it started or ended.
    NOT_APPLICABLE("not-applicable"),
    /// Its start or end contradicts another time or lies in the future.
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

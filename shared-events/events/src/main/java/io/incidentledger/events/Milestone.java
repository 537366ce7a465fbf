package io.incidentledger.events;

import com.fasterxml.jackson.annotation.JsonValue;

/// A named point in the lifecycle of an incident; the constants are declared in their usual order.
public enum Milestone implements WireNamed {
    IMPACT_STARTED("impactStarted"),
    DETECTED("detected"),
    DECLARED("declared"),
    ACKNOWLEDGED(
            "acknowledged"),
    COMMANDER_ASSIGNED("commanderAssigned"),
    FIRST_UPDATE("firstUpdate"),
    CAUSE_IDENTIFIED(
            "causeIdentified"),
    MITIGATION_STARTED("mitigationStarted"),
    MITIGATED("mitigated"),
    IMPACT_ENDED(
            "impactEnded"),
    RESOLVED(
            "resolved"),
    POSTMORTEM_PUBLISHED("postmortemPublished"),
    CLOSED("closed");

    private final String wireName;

    Milestone(String wireName) {
        this.wireName = wireName;
    }

    /// Whether the milestone exists once per cycle: a reopening begins the next cycle, in which it has not been reached
    /// yet.
    public boolean perCycle() {
        return switch (this) {
            case MITIGATED, IMPACT_ENDED, RESOLVED, CLOSED -> true;
            case IMPACT_STARTED, DETECTED, DECLARED, ACKNOWLEDGED, COMMANDER_ASSIGNED, FIRST_UPDATE, CAUSE_IDENTIFIED,
                    MITIGATION_STARTED, POSTMORTEM_PUBLISHED ->
                false;
        };
    }

    @Override
    @JsonValue
    public String wireName() {
        return wireName;
    }
}

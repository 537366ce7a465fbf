package io.incidentledger.events;

import com.fasterxml.jackson.annotation.JsonValue;

/** A named moment in the life of an incident; declared here in the order in which they usually come. */
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

    @Override
    @JsonValue
    public String wireName() {
        return wireName;
    }
}

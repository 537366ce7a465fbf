package io.incidentledger.events;

import com.fasterxml.jackson.annotation.JsonValue;

/// A named point in the lifecycle of an incident, in the usual order.
///
/// The constants are declared in that order.
public enum Milestone implements WireNamed {
    /// Something began to be impaired.
    IMPACT_STARTED("impactStarted"),
    /// A person or a monitor noticed it.
    DETECTED("detected"),
    /// The incident was declared.
    DECLARED("declared"),
    /// Somebody said that they are working on it.
    ACKNOWLEDGED(
            "acknowledged"),
    /// The incident got its first incident commander.
    COMMANDER_ASSIGNED("commanderAssigned"),
    /// The first status update was given.
    FIRST_UPDATE("firstUpdate"),
    /// The cause became known.
    CAUSE_IDENTIFIED(
            "causeIdentified"),
    /// People began to end or reduce the impact.
    MITIGATION_STARTED("mitigationStarted"),
    /// The impact was contained; the cause may remain.
    MITIGATED("mitigated"),
    /// Nothing was impaired any more.
    IMPACT_ENDED(
            "impactEnded"),
    /// The incident was over.
    RESOLVED(
            "resolved"),
    /// The postmortem was published.
    POSTMORTEM_PUBLISHED("postmortemPublished"),
    /// The work on the incident was finished.
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

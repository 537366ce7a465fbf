package io.incidentledger.events;

import com.fasterxml.jackson.annotation.JsonValue;

/// Role of a responder during an incident (merged from the names used by FEMA ICS, Google SRE and FireHydrant).
public enum Role implements WireNamed {
    INCIDENT_COMMANDER("incident-commander"),
    OPERATIONS_LEAD("operations-lead"),
    COMMUNICATIONS_LEAD(
            "communications-lead"),
    PLANNING_LEAD("planning-lead"),
    SCRIBE("scribe"),
    /// Held by any number of people.
    SUBJECT_MATTER_EXPERT("subject-matter-expert");

    private final String wireName;

    Role(String wireName) {
        this.wireName = wireName;
    }

    @Override
    @JsonValue
    public String wireName() {
        return wireName;
    }

    /// Whether several people may hold the role at once; each other role has at most one holder.
    public boolean severalHolders() {
        return this == SUBJECT_MATTER_EXPERT;
    }

    /// Whether the incident commander implicitly holds the role while nobody else does.
    public boolean lead() {
        return this == OPERATIONS_LEAD || this == COMMUNICATIONS_LEAD || this == PLANNING_LEAD;
    }
}

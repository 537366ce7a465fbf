package io.incidentledger.events;

import com.fasterxml.jackson.annotation.JsonValue;

/// What a responder does during an incident (FEMA ICS, Google SRE and FireHydrant names merged).
public enum Role implements WireNamed {
    INCIDENT_COMMANDER("incident-commander"),
    OPERATIONS_LEAD("operations-lead"),
    COMMUNICATIONS_LEAD(
            "communications-lead"),
    PLANNING_LEAD("planning-lead"),
    SCRIBE("scribe"),
    /// Any number of people.
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

    /// Whether several people may hold it at once; of the others each has one holder.
    public boolean severalHolders() {
        return this == SUBJECT_MATTER_EXPERT;
    }

    /// Whether the commander holds it implicitly while nobody else does.
    public boolean lead() {
        return this == OPERATIONS_LEAD || this == COMMUNICATIONS_LEAD || this == PLANNING_LEAD;
    }
}

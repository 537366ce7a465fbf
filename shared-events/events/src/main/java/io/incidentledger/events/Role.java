package io.incidentledger.events;

import com.fasterxml.jackson.annotation.JsonValue;

/// Role of a responder during an incident.
///
/// Merged from the names used by FEMA ICS, Google SRE and FireHydrant.
public enum Role implements WireNamed {
    /// Leads the response and decides.
    INCIDENT_COMMANDER("incident-commander"),
    /// Leads those who change the system.
    OPERATIONS_LEAD("operations-lead"),
    /// Informs people inside and outside.
    COMMUNICATIONS_LEAD(
            "communications-lead"),
    /// Keeps track of what comes next: handovers, tickets, supplies.
    PLANNING_LEAD("planning-lead"),
    /// Writes down what happens.
    SCRIBE("scribe"),
    /// Knows an affected part. Held by any number of people.
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

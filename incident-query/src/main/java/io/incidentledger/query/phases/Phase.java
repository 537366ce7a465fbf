package io.incidentledger.query.phases;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonValue;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.WireNamed;

/// The phases of an incident, in order. A phase starts with the first of its milestones that is known, and lasts until
/// a later phase starts.
public enum Phase implements WireNamed {
    /// Something is impaired, but nobody knows yet.
    DETECTION("detection", Milestone.IMPACT_STARTED),
    /// The problem is known, but nobody is working on it yet.
    TRIAGE("triage", Milestone.DETECTED, Milestone.DECLARED),
    /// People are working on ending the impact.
    RESPONSE("response", Milestone.COMMANDER_ASSIGNED, Milestone.MITIGATION_STARTED),
    /// The impact is contained, but the cause has not been removed.
    RESOLUTION("resolution", Milestone.MITIGATED, Milestone.IMPACT_ENDED),
    /// The incident is resolved, but has not been reviewed yet.
    LEARNING("learning", Milestone.RESOLVED);

    /// The milestones that end the last phase.
    static final List<Milestone> END = List.of(Milestone.POSTMORTEM_PUBLISHED, Milestone.CLOSED);

    private final String wireName;
    private final List<Milestone> openings;

    Phase(String wireName, Milestone... openings) {
        this.wireName = wireName;
        this.openings = List.of(openings);
    }

    @Override
    @JsonValue
    public String wireName() {
        return wireName;
    }

    /// The milestones that start the phase; the first one that is known counts.
    List<Milestone> openings() {
        return openings;
    }
}

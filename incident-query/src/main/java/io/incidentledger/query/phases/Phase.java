package io.incidentledger.query.phases;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonValue;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.WireNamed;

/// The phases of an incident, in their order. A phase begins with the first of its milestones that is known, and lasts
/// until a later phase begins.
public enum Phase implements WireNamed {
    /// Something is impaired, and nobody knows.
    DETECTION("detection", Milestone.IMPACT_STARTED),
    /// It is known, and nobody has taken it in hand.
    TRIAGE("triage", Milestone.DETECTED, Milestone.DECLARED),
    /// People work on ending the impact.
    RESPONSE("response", Milestone.COMMANDER_ASSIGNED, Milestone.MITIGATION_STARTED),
    /// The impact is contained, the cause is not gone.
    RESOLUTION("resolution", Milestone.MITIGATED, Milestone.IMPACT_ENDED),
    /// It is over, and has not been looked back on.
    LEARNING("learning", Milestone.RESOLVED);

    /// What ends the last phase.
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

    /// What begins it; the first one that is known counts.
    List<Milestone> openings() {
        return openings;
    }
}

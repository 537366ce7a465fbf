package io.incidentledger.events;

import java.util.EnumSet;
import java.util.Set;

import io.incidentledger.events.IncidentEvent.*;
import io.incidentledger.events.IncidentEvent.ActionItemEvent;
import io.incidentledger.events.IncidentEvent.DetailsEvent;
import io.incidentledger.events.IncidentEvent.DuplicateEvent;
import io.incidentledger.events.IncidentEvent.PostmortemEvent;
import io.incidentledger.events.IncidentEvent.TimelineEvent;

/// A field of an event that a correction may change. Everything else has its own command, which simply records the new
/// value.
public enum CorrectableField implements WireNamed {
    TIME("occurredAt"),
    WORDS("message"),
    SEVERITY("severity"),
    STATUS("status"),
    AUDIENCE("audience"),
    LINKS("links"),
    /// Whether the event happened at all.
    EXISTENCE("existence");

    private static final Set<CorrectableField> NOTHING = EnumSet.noneOf(CorrectableField.class);
    private static final Set<CorrectableField> SAYING = EnumSet.of(TIME, WORDS, EXISTENCE);

    private final String wireName;

    CorrectableField(String wireName) {
        this.wireName = wireName;
    }

    @Override
    public String wireName() {
        return wireName;
    }

    /// Returns the fields of an event that may be corrected; callers must not modify the set.
    public static Set<CorrectableField> of(IncidentEvent event) {
        return switch (event) {
            case TimelineEvent _ -> EnumSet.of(TIME, WORDS, LINKS, EXISTENCE);
            case StatusUpdated _ -> EnumSet.of(TIME, WORDS, STATUS, AUDIENCE, EXISTENCE);
            case SeverityChanged _ -> EnumSet.of(TIME, WORDS, SEVERITY, EXISTENCE);
            case MilestoneRecorded _,IncidentMitigated _,IncidentResolved _,IncidentReopened _,IncidentClosed _,IncidentCancelled _ ->
                SAYING;
            case IncidentAcknowledged _ -> EnumSet.of(TIME, EXISTENCE);
            case MilestoneCleared _,ImpactRecorded _ -> EnumSet.of(EXISTENCE);
            case IncidentRevived _,IncidentMerged _,IncidentUnmerged _ -> EnumSet.of(TIME, WORDS);
            case IncidentDeclared _,RoleAssigned _,RoleUnassigned _ -> EnumSet.of(TIME);
            case DuplicateEvent _,DetailsEvent _,Correction _,ActionItemEvent _,PostmortemEvent _,ResponsibilityAssigned _ ->
                NOTHING;
        };
    }
}

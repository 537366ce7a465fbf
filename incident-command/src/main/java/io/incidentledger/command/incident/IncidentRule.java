package io.incidentledger.command.incident;

import java.util.List;

import io.incidentledger.events.WireNamed;
import io.incidentledger.events.validation.FieldError;

/// The rules by which an incident rejects a command. The wire name is the type of the problem response, so it never
/// changes.
public enum IncidentRule implements WireNamed {
    INCIDENT_RESOLVED("incident-resolved", "The incident is resolved"),
    INCIDENT_NOT_RESOLVED("incident-not-resolved", "The incident is not resolved"),
    INCIDENT_CLOSED("incident-closed", "The incident is closed"),
    INCIDENT_CANCELLED("incident-cancelled", "The incident was cancelled"),
    INCIDENT_NOT_CANCELLED("incident-not-cancelled", "The incident is not cancelled"),
    INCIDENT_MERGED("incident-merged", "The incident was merged into another one"),
    INCIDENT_NOT_MERGED("incident-not-merged", "The incident is not merged"),
    ALREADY_ACKNOWLEDGED("already-acknowledged", "The incident is already acknowledged"),
    ALREADY_MITIGATED("already-mitigated", "The incident is already mitigated"),
    STATUS_HAS_ITS_OWN_COMMAND("status-has-its-own-command", "An update can't set this status"),
    COMMANDER_REQUIRED("commander-required", "The incident commander can only be replaced"),
    ROLE_NOT_HELD("role-not-held", "This person does not hold the role"),
    ROLE_ALREADY_HELD("role-already-held", "This person already holds the role"),
    MILESTONE_NOT_REACHED("milestone-not-reached", "The milestone has not been reached"),
    MILESTONE_NOT_STATED("milestone-not-stated", "No explicit time was recorded for the milestone"),
    SERVICE_ADDED_AND_REMOVED("service-added-and-removed", "A service can't be both added and removed"),
    INCIDENT_FULL("incident-full", "The incident has reached its maximum size"),
    TOO_MANY_SERVICES("too-many-services", "An incident can have at most 100 services"),
    TOO_MANY_LABELS("too-many-labels", "An incident can have at most 100 labels"),
    TOO_MANY_RESPONDERS("too-many-responders", "An incident can have at most 1,000 role assignments"),
    TOO_MANY_ACTION_ITEMS("too-many-action-items", "An incident can have at most 1,000 action items"),
    ENTRY_RETRACTED("entry-retracted", "The timeline entry was retracted"),
    ENTRY_ID_TAKEN("entry-id-taken", "The incident already uses this id"),
    ENTRY_UNCHANGED("entry-unchanged", "The timeline entry already has these values"),
    ENTRY_SUPERSEDED("entry-superseded", "A later entry superseded the timeline entry"),
    ENTRY_MOVED("entry-moved", "The timeline entry was moved to another incident"),
    ENTRY_NOT_MOVABLE("entry-not-movable", "A timeline entry of this kind can't be moved"),
    MOVE_WITHIN_INCIDENT("move-within-incident", "The timeline entry already belongs to this incident"),
    ENTRY_OF_ANOTHER_INCIDENT("entry-of-another-incident", "The timeline entry belongs to another incident"),
    ENTRY_NOT_CORRECTABLE("entry-not-correctable", "This field of the timeline entry can't be corrected"),
    MERGE_INTO_ITSELF("merge-into-itself", "An incident can't be merged into itself"),
    MERGE_TARGET_WITHDRAWN("merge-target-withdrawn", "The target incident was cancelled or merged"),
    PERSON_REQUIRED("person-required", "A named person is required"),
    TOO_MANY_ABSORBED("too-many-absorbed", "An incident can absorb at most 100 others"),
    TIMELINE_NOT_SIGNED_OFF("timeline-not-signed-off", "The current timeline has not been signed off"),
    NOT_THIS_IMPORT("not-this-import", "The incident did not come from this import"),
    IMPORTED_HISTORY_FIXED("imported-history-fixed",
            "The mode, source and earlier statuses of an imported incident can't change");

    private final String wireName;
    private final String title;

    IncidentRule(String wireName, String title) {
        this.wireName = wireName;
        this.title = title;
    }

    @Override
    public String wireName() {
        return wireName;
    }

    /// A sentence that is the same for every violation.
    public String title() {
        return title;
    }

    /// @param error the field that causes the rejection, with the reason
    public RuleViolationException violatedBy(FieldError error, String detail) {
        return new RuleViolationException(this, detail, List.of(), null, error);
    }

    /// Creates the exception that rejects one command; the detail says why.
    public RuleViolationException violated(String detail) {
        return new RuleViolationException(this, detail, List.of(), null, null);
    }

    /// @param incidents that the detail mentions by their ids
    public RuleViolationException violated(String detail, String... incidents) {
        return new RuleViolationException(this, detail, List.of(incidents), null, null);
    }

    /// @param entryId the timeline entry that causes the rejection
    public RuleViolationException violatedBy(String entryId, String detail) {
        return new RuleViolationException(this, detail, List.of(), entryId, null);
    }
}

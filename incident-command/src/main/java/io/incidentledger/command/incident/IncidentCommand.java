package io.incidentledger.command.incident;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import io.incidentledger.events.ActionItemPriority;
import io.incidentledger.events.ActionItemStatus;
import io.incidentledger.events.Audience;
import io.incidentledger.events.EntryKind;
import io.incidentledger.events.ExternalRef;
import io.incidentledger.events.ImpactDetails;
import io.incidentledger.events.Link;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.MilestoneQuality;
import io.incidentledger.events.Mode;
import io.incidentledger.events.NameKey;
import io.incidentledger.events.PostmortemSection;
import io.incidentledger.events.Role;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Status;
import io.incidentledger.events.Visibility;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/// The commands for one incident. The sender of a command has validated shapes and sizes (lengths, well-formed text,
/// exactly one of two) and has generated the ids in it; the actor is passed as metadata ([Incident#ACTOR]). `at` is
/// always the time of occurrence; null: the time of recording. Names are stored as their [keys][NameKey], so decisions
/// compare names with `equals`.
public sealed interface IncidentCommand {

    /// The id of the incident; for [DeclareIncident], and for an import that creates an incident, the id of the new
    /// one.
    @TargetAggregateIdentifier
    String incidentId();

    /// @param source what caused the declaration. `alert`, `automation` and `import`, also with `:suffix`, are
    ///     machines: nobody becomes commander then.
    /// @param impactStartQuality null: estimated; without meaning when impactStartedAt is null
    /// @param declaredAt null: the time of recording
    record DeclareIncident(String incidentId, String title, @Nullable String summary, Severity severity,
            List<String> services, Map<String, String> labels, @Nullable Instant impactStartedAt,
            @Nullable MilestoneQuality impactStartQuality, @Nullable Instant detectedAt, @Nullable Instant declaredAt,
            String source, Visibility visibility, Mode mode,
            @Nullable ExternalRef externalRef) implements IncidentCommand {
        public DeclareIncident {
            services = List.copyOf(NameKey.normalized(services));
            labels = NameKey.normalizedLabels(labels);
            source = NameKey.normalized(source);
        }
    }

    record AcknowledgeIncident(String incidentId, @Nullable Instant at) implements IncidentCommand {}

    /// @param scope the part of the role to assign; null: all of it
    record AssignRole(String incidentId, Role role, String assignee, @Nullable String scope,
            @Nullable String reason) implements IncidentCommand {

        public AssignRole {
            assignee = NameKey.normalized(assignee);
            scope = NameKey.normalizedIfGiven(scope);
        }
    }

    record UnassignRole(String incidentId, Role role, String assignee,
            @Nullable String reason) implements IncidentCommand {

        public UnassignRole {
            assignee = NameKey.normalized(assignee);
        }
    }

    /// Requires exactly one of team and individual.
    record AssignResponsibility(String incidentId, @Nullable String team,
            @Nullable String individual) implements IncidentCommand {
        public AssignResponsibility {
            if ((team == null) == (individual == null)) {
                throw new IllegalArgumentException("exactly one of team and individual");
            }
            team = NameKey.normalizedIfGiven(team);
            individual = NameKey.normalizedIfGiven(individual);
        }
    }

    record ChangeSeverity(String incidentId, Severity severity, @Nullable String reason) implements IncidentCommand {}

    /// Changes the status, with an optional message.
    record ChangeStatus(String incidentId, String updateId, Status status, @Nullable String message, Audience audience,
            @Nullable Instant at) implements IncidentCommand {}

    /// Posts a message, with an optional new status.
    ///
    /// @param status null: the status does not change
    record PostUpdate(String incidentId, String updateId, String message, @Nullable Status status, Audience audience,
            @Nullable Instant at) implements IncidentCommand {}

    /// Null: that field does not change.
    ///
    /// @param labels merged into the present ones as in RFC 7396: a null value removes its label
    /// @param withoutLabels all labels are removed, in place of `labels`
    /// @param reason for the visibility; null without one
    record ChangeDetails(String incidentId, @Nullable String title, @Nullable String summary,
            @Nullable Map<String, @Nullable String> labels, boolean withoutLabels, @Nullable String issue,
            @Nullable String rootCause, @Nullable Instant eta, @Nullable Visibility visibility,
            @Nullable String reason) implements IncidentCommand {

        public ChangeDetails {
            if (withoutLabels && labels != null) {
                throw new IllegalArgumentException("labels are changed or all removed");
            }
            if (reason != null && visibility == null) {
                throw new IllegalArgumentException("a reason without a visibility");
            }
            labels = labels == null ? null : NameKey.normalizedChanges(labels);
        }
    }

    record ChangeServices(String incidentId, List<String> add, List<String> remove) implements IncidentCommand {
        public ChangeServices {
            add = List.copyOf(NameKey.normalized(add));
            remove = List.copyOf(NameKey.normalized(remove));
        }
    }

    record AddTimelineEntry(String incidentId, String entryId, EntryKind kind, String message, List<Link> links,
            @Nullable Instant at) implements IncidentCommand {
        public AddTimelineEntry {
            links = List.copyOf(links);
        }
    }

    /// Corrects the fields of an entry. Everything that has an id in the timeline can be amended, not only what people
    /// wrote. Null: that field does not change.
    ///
    /// @param at the time of occurrence
    record AmendEntry(String incidentId, String entryId, @Nullable String message, @Nullable Instant at,
            @Nullable Severity severity, @Nullable Status status, @Nullable Audience audience,
            @Nullable List<Link> links, String reason) implements IncidentCommand {}

    /// Retracts a timeline entry.
    record RetractEntry(String incidentId, String entryId, String reason) implements IncidentCommand {}

    /// Moves an entry that somebody wrote to another incident. The events of both incidents are written in one commit.
    ///
    /// @param to the id of that incident
    /// @param newEntryId the id of the entry there
    record MoveEntry(String incidentId, String entryId, String to, String newEntryId,
            String reason) implements IncidentCommand {}

    /// Records when a milestone was reached, whatever other events say about it.
    record RecordMilestone(String incidentId, Milestone milestone, Instant at, @Nullable MilestoneQuality quality,
            @Nullable String reason) implements IncidentCommand {}

    /// Withdraws the recorded time of a milestone.
    record ClearMilestone(String incidentId, Milestone milestone,
            @Nullable String reason) implements IncidentCommand {}

    /// Null fields do not change; a given list replaces the previous one.
    record RecordImpact(String incidentId, ImpactDetails facts) implements IncidentCommand {}

    record MitigateIncident(String incidentId, @Nullable String message,
            @Nullable Instant at) implements IncidentCommand {}

    record ResolveIncident(String incidentId, @Nullable String message,
            @Nullable Instant at) implements IncidentCommand {}

    record ReopenIncident(String incidentId, @Nullable String reason,
            @Nullable Instant at) implements IncidentCommand {}

    record CloseIncident(String incidentId, @Nullable String message,
            @Nullable Instant at) implements IncidentCommand {}

    record CancelIncident(String incidentId, @Nullable String reason,
            @Nullable Instant at) implements IncidentCommand {}

    /// Reverts a cancellation: the incident was not a false alarm.
    record ReviveIncident(String incidentId, @Nullable String reason,
            @Nullable Instant at) implements IncidentCommand {}

    /// Marks the incident as a duplicate of another one. The events of both incidents are written in one commit.
    ///
    /// @param into the id of the other incident, which continues
    record MergeIncident(String incidentId, String into, @Nullable String reason,
            @Nullable Instant at) implements IncidentCommand {}

    /// Undoes a merge: the incident was not a duplicate. The events of both incidents are written in one commit.
    record UnmergeIncident(String incidentId, @Nullable String reason,
            @Nullable Instant at) implements IncidentCommand {}

    record AddActionItem(String incidentId, String actionItemId, String title, @Nullable String owner,
            ActionItemPriority priority, @Nullable LocalDate dueOn) implements IncidentCommand {

        public AddActionItem {
            owner = NameKey.normalizedIfGiven(owner);
        }
    }

    /// Null: that field does not change.
    record ChangeActionItem(String incidentId, String actionItemId, @Nullable String title, @Nullable String owner,
            @Nullable ActionItemPriority priority, @Nullable ActionItemStatus status,
            @Nullable LocalDate dueOn) implements IncidentCommand {

        public ChangeActionItem {
            owner = NameKey.normalizedIfGiven(owner);
        }
    }

    record WritePostmortemSection(String incidentId, PostmortemSection section,
            String markdown) implements IncidentCommand {}

    /// The sender vouches for the timeline as it is now and so must be a named person; the same applies to publishing.
    record SignOffPostmortem(String incidentId) implements IncidentCommand {}

    record PublishPostmortem(String incidentId) implements IncidentCommand {}

    /// A command of an import, which makes its own decisions, see [IncidentUnderImport].
    non-sealed interface ImportCommand extends IncidentCommand {

        /// Whether all that it does is to end the incident.
        default boolean endsIncident() {
            return false;
        }
    }
}

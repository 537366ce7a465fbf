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

/// Everything that can be asked of one incident. Whoever sends a command has checked shapes and sizes (lengths,
/// well-formed text, exactly one of two) and has minted the ids in it; who acts travels as metadata ([Incident#ACTOR]).
/// `at` is always the time in the world; null: when it gets recorded. Names are kept as their [keys][NameKey], so
/// whoever decides compares names with `equals`.
public sealed interface IncidentCommand {

    /// The incident that is meant; for [DeclareIncident], and where an import begins one, the id that a new incident
    /// gets.
    @TargetAggregateIdentifier
    String incidentId();

    /// @param source what made somebody declare. `alert`, `automation` and `import`, also with `:suffix`, are machines:
    ///     nobody takes command then.
    /// @param impactStartQuality null: estimated; without meaning when impactStartedAt is null
    /// @param declaredAt null: when it gets recorded
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

    /// @param scope the part of the role that is meant; null: all of it
    record AssignRole(String incidentId, Role role, String assignee,
            @Nullable String scope) implements IncidentCommand {

        public AssignRole {
            assignee = NameKey.normalized(assignee);
            scope = NameKey.normalizedIfGiven(scope);
        }
    }

    record UnassignRole(String incidentId, Role role, String assignee) implements IncidentCommand {

        public UnassignRole {
            assignee = NameKey.normalized(assignee);
        }
    }

    /// Exactly one of team and individual.
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

    /// A new status, perhaps with words.
    record ChangeStatus(String incidentId, String updateId, Status status, @Nullable String message, Audience audience,
            @Nullable Instant at) implements IncidentCommand {}

    /// Words, perhaps with a new status.
    ///
    /// @param status null: it stays
    record PostUpdate(String incidentId, String updateId, String message, @Nullable Status status, Audience audience,
            @Nullable Instant at) implements IncidentCommand {}

    /// Null: that fact stays.
    ///
    /// @param labels merged into the present ones as by RFC 7396: a null value removes its label
    record ChangeDetails(String incidentId, @Nullable String title, @Nullable String summary,
            @Nullable Map<String, @Nullable String> labels, @Nullable String issue, @Nullable String rootCause,
            @Nullable Instant eta) implements IncidentCommand {

        public ChangeDetails {
            labels = labels == null ? null : NameKey.normalizedChanges(labels);
        }
    }

    record ChangeVisibility(String incidentId, Visibility visibility,
            @Nullable String reason) implements IncidentCommand {}

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

    /// Says what an entry of the timeline should have said: whatever the timeline calls by an id, not only what people
    /// wrote. Null: that stays.
    ///
    /// @param at when it happened in the world
    record AmendEntry(String incidentId, String entryId, @Nullable String message, @Nullable Instant at,
            @Nullable Severity severity, @Nullable Status status, @Nullable Audience audience,
            @Nullable List<Link> links, String reason) implements IncidentCommand {}

    /// Takes an entry of the timeline back.
    record RetractEntry(String incidentId, String entryId, String reason) implements IncidentCommand {}

    /// An entry that somebody wrote belongs to another incident. Both learn it in one commit.
    ///
    /// @param to the id of that incident
    /// @param newEntryId what the entry is called there
    record MoveEntry(String incidentId, String entryId, String to, String newEntryId,
            String reason) implements IncidentCommand {}

    /// States when a milestone was reached, whatever other events say about it.
    record RecordMilestone(String incidentId, Milestone milestone, Instant at, @Nullable MilestoneQuality quality,
            @Nullable String reason) implements IncidentCommand {}

    /// Withdraws what was stated about a milestone.
    record ClearMilestone(String incidentId, Milestone milestone,
            @Nullable String reason) implements IncidentCommand {}

    /// Null facts stay; a given list replaces the former one.
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

    /// It was no false alarm.
    record ReviveIncident(String incidentId, @Nullable String reason,
            @Nullable Instant at) implements IncidentCommand {}

    /// The incident is a duplicate of another one. Both learn it in one commit.
    ///
    /// @param into the id of the incident that stays
    record MergeIncident(String incidentId, String into, @Nullable String reason,
            @Nullable Instant at) implements IncidentCommand {}

    /// It was no duplicate of the incident that it was merged into. Both learn it in one commit.
    record UnmergeIncident(String incidentId, @Nullable String reason,
            @Nullable Instant at) implements IncidentCommand {}

    record AddActionItem(String incidentId, String actionItemId, String title, @Nullable String owner,
            ActionItemPriority priority, @Nullable LocalDate dueOn) implements IncidentCommand {

        public AddActionItem {
            owner = NameKey.normalizedIfGiven(owner);
        }
    }

    /// Null: that stays.
    record ChangeActionItem(String incidentId, String actionItemId, @Nullable String title, @Nullable String owner,
            @Nullable ActionItemPriority priority, @Nullable ActionItemStatus status,
            @Nullable LocalDate dueOn) implements IncidentCommand {

        public ChangeActionItem {
            owner = NameKey.normalizedIfGiven(owner);
        }
    }

    record WritePostmortemSection(String incidentId, PostmortemSection section,
            String markdown) implements IncidentCommand {}

    /// Whoever sends it vouches for the timeline as it is now, so it must be a named person; likewise who publishes.
    record SignOffPostmortem(String incidentId) implements IncidentCommand {}

    record PublishPostmortem(String incidentId) implements IncidentCommand {}

    /// What an import asks: it decides by itself, see [IncidentDraft].
    non-sealed interface ImportCommand extends IncidentCommand {}
}

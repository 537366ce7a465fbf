package io.incidentledger.events;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

import org.jspecify.annotations.Nullable;

/// An event of an incident. Names in events are [keys][NameKey]: new events store them as keys, and older events with
/// other spellings are normalized when they are read. The stored bytes never change, nor do the feed and the hashes
/// that are computed from them.
///
/// Events are grouped, so that a fold can list the groups that it ignores and a new event type affects only the folds
/// that handle its group.
public sealed interface IncidentEvent extends LedgerEvent
        permits IncidentEvent.LifecycleEvent, IncidentEvent.DuplicateEvent, IncidentEvent.ResponderEvent,
        IncidentEvent.DetailsEvent, IncidentEvent.TimelineEvent, Correction, IncidentEvent.ImpactEvent,
        IncidentEvent.ActionItemEvent, IncidentEvent.PostmortemEvent {

    /// When the event happened, as reported by the caller; null if that is when it was recorded.
    @Nullable Instant occurredAt();

    /// Status and severity: the incident is declared, worked on, over, or merged.
    sealed interface LifecycleEvent extends IncidentEvent {}

    /// The counterpart of a merge, or of its reversal, in the stream of the surviving incident.
    sealed interface DuplicateEvent extends IncidentEvent {}

    /// The people who work on the incident, and who is responsible for it.
    sealed interface ResponderEvent extends IncidentEvent {}

    /// The description, visibility and affected services of the incident.
    sealed interface DetailsEvent extends IncidentEvent {}

    /// Timeline entries written by people.
    sealed interface TimelineEvent extends IncidentEvent {}

    /// Explicit milestones, and details of the impact on users.
    sealed interface ImpactEvent extends IncidentEvent {}

    /// Action items that prevent a recurrence.
    sealed interface ActionItemEvent extends IncidentEvent {}

    /// The postmortem.
    sealed interface PostmortemEvent extends IncidentEvent {}

    /// The first event of every incident.
    ///
    /// @param source what caused the declaration: `manual`, `alert`, `customer`, `import`, …
    @EventType("IncidentDeclared")
    record IncidentDeclared(String title, @Nullable String summary, Severity severity, List<String> services,
            Map<String, String> labels,
            Visibility visibility, Mode mode, String source, @Nullable ExternalRef externalRef,
            @Nullable Instant occurredAt) implements LifecycleEvent {

        public IncidentDeclared {
            services = NameKey.normalized(services);
            labels = NameKey.normalizedLabels(labels);
            source = NameKey.normalized(source);
        }
    }

    @EventType("IncidentAcknowledged")
    record IncidentAcknowledged(@Nullable Instant occurredAt) implements LifecycleEvent {}

    /// A person took a role. A role with one holder passes from the previous holder without a [RoleUnassigned].
    ///
    /// @param scope the part of the role that was assigned; null for all of it
    @EventType("RoleAssigned")
    @Revision(2)
    record RoleAssigned(Role role, String assignee, @Nullable String scope, @Nullable String reason,
            @Nullable Instant occurredAt) implements ResponderEvent {

        public RoleAssigned {
            assignee = NameKey.normalized(assignee);
            scope = NameKey.normalizedIfGiven(scope);
        }
    }

    @EventType("RoleUnassigned")
    @Revision(2)
    record RoleUnassigned(Role role, String assignee, @Nullable String reason,
            @Nullable Instant occurredAt) implements ResponderEvent {

        public RoleUnassigned {
            assignee = NameKey.normalized(assignee);
        }
    }

    /// The team or the individual that is responsible for the incident; exactly one of the two is set.
    @EventType("ResponsibilityAssigned")
    record ResponsibilityAssigned(@Nullable String team, @Nullable String individual,
            @Nullable Instant occurredAt) implements ResponderEvent {

        public ResponsibilityAssigned {
            team = NameKey.normalizedIfGiven(team);
            individual = NameKey.normalizedIfGiven(individual);
        }
    }

    @EventType("SeverityChanged")
    record SeverityChanged(Severity previous, Severity severity, @Nullable String reason,
            @Nullable Instant occurredAt) implements LifecycleEvent {}

    /// A status update: a message, a new status, or both.
    ///
    /// @param updateId an id known to the caller; the ordinal for imported updates
    /// @param status the new status; null if it did not change
    @EventType("StatusUpdated")
    record StatusUpdated(String updateId, @Nullable Status status, @Nullable String message, Audience audience,
            @Nullable Instant occurredAt) implements LifecycleEvent {}

    /// A change of descriptive details; null if a detail did not change. A label with a null value was removed.
    @EventType("DetailsChanged")
    record DetailsChanged(@Nullable String title, @Nullable String summary,
            @Nullable Map<String, @Nullable String> labels, @Nullable String issue,
            @Nullable String rootCause, @Nullable Instant eta, @Nullable Instant occurredAt) implements DetailsEvent {

        /// An explicit canonical constructor, because javac drops annotations on type arguments in a compact one.
        public DetailsChanged(@Nullable String title, @Nullable String summary,
                @Nullable Map<String, @Nullable String> labels, @Nullable String issue, @Nullable String rootCause,
                @Nullable Instant eta, @Nullable Instant occurredAt) {
            this.title = title;
            this.summary = summary;
            this.labels = labels == null ? null : NameKey.normalizedChanges(labels);
            this.issue = issue;
            this.rootCause = rootCause;
            this.eta = eta;
            this.occurredAt = occurredAt;
        }
    }

    @EventType("VisibilityChanged")
    record VisibilityChanged(Visibility visibility, @Nullable String reason,
            @Nullable Instant occurredAt) implements DetailsEvent {}

    @EventType("ServicesChanged")
    record ServicesChanged(List<String> added, List<String> removed,
            @Nullable Instant occurredAt) implements DetailsEvent {

        public ServicesChanged {
            added = NameKey.normalized(added);
            removed = NameKey.normalized(removed);
        }

        /// Returns the affected services after this change, without duplicates, in the order in which they were added;
        /// unmodifiable.
        public List<String> appliedTo(List<String> services) {
            SequencedSet<String> affected = new LinkedHashSet<>(services);
            removed.forEach(affected::remove);
            affected.addAll(added);
            return List.copyOf(affected);
        }
    }

    /// A person added a timeline entry.
    @EventType("TimelineEntryAdded")
    record TimelineEntryAdded(String entryId, EntryKind kind, String message, List<Link> links,
            @Nullable Instant occurredAt)
            implements
                TimelineEvent {}

    /// The time of a milestone was recorded explicitly; it overrides what other events imply for that milestone.
    @EventType("MilestoneRecorded")
    record MilestoneRecorded(Milestone milestone, @Nullable MilestoneQuality quality, @Nullable String reason,
            @Nullable Instant occurredAt) implements ImpactEvent {}

    /// An explicit milestone was withdrawn; what other events imply for it counts again.
    @EventType("MilestoneCleared")
    record MilestoneCleared(Milestone milestone, @Nullable String reason,
            @Nullable Instant occurredAt) implements ImpactEvent {}

    /// Details of the impact became known. A null detail did not change; a list replaces the previous one.
    @EventType("ImpactRecorded")
    record ImpactRecorded(ImpactDetails facts, @Nullable Instant occurredAt) implements ImpactEvent {}

    @EventType("IncidentMitigated")
    record IncidentMitigated(@Nullable String message, @Nullable Instant occurredAt) implements LifecycleEvent {}

    /// The incident is over; its status is resolved. If the impact is ongoing, a [MilestoneRecorded] in the same commit
    /// sets its end.
    @EventType("IncidentResolved")
    record IncidentResolved(@Nullable String message, @Nullable Instant occurredAt) implements LifecycleEvent {}

    /// The incident was not over: its status is investigating again. The previous cycle is kept, and a new period of
    /// impact begins.
    @EventType("IncidentReopened")
    record IncidentReopened(@Nullable String reason, @Nullable Instant occurredAt) implements LifecycleEvent {}

    @EventType("IncidentClosed")
    record IncidentClosed(@Nullable String message, @Nullable Instant occurredAt) implements LifecycleEvent {}

    /// The incident was a false alarm.
    @EventType("IncidentCancelled")
    record IncidentCancelled(@Nullable String reason, @Nullable Instant occurredAt) implements LifecycleEvent {}

    /// The cancellation was wrong: the incident continues with the status that it would have without the cancellation.
    @EventType("IncidentRevived")
    record IncidentRevived(@Nullable String reason, @Nullable Instant occurredAt) implements LifecycleEvent {}

    /// The incident is a duplicate of another one, which gets a [DuplicateAbsorbed] in the same commit.
    @EventType("IncidentMerged")
    record IncidentMerged(String into, @Nullable String reason,
            @Nullable Instant occurredAt) implements LifecycleEvent {}

    @EventType("DuplicateAbsorbed")
    record DuplicateAbsorbed(String from, @Nullable Instant occurredAt) implements DuplicateEvent {}

    /// The merge was wrong: the incident is separate again, with the status that it would have without the merge. The
    /// other incident gets a [DuplicateReleased] in the same commit.
    ///
    /// @param from the incident that it had been merged into
    @EventType("IncidentUnmerged")
    record IncidentUnmerged(String from, @Nullable String reason,
            @Nullable Instant occurredAt) implements LifecycleEvent {}

    /// An incident that had been merged into this one turned out not to be its duplicate.
    ///
    /// @param duplicate the incident that is released
    @EventType("DuplicateReleased")
    record DuplicateReleased(String duplicate, @Nullable String reason,
            @Nullable Instant occurredAt) implements DuplicateEvent {}

    @EventType("ActionItemAdded")
    record ActionItemAdded(String actionItemId, String title, @Nullable String owner, ActionItemPriority priority,
            @Nullable LocalDate dueOn,
            @Nullable Instant occurredAt) implements ActionItemEvent {

        public ActionItemAdded {
            owner = NameKey.normalizedIfGiven(owner);
        }
    }

    /// A change of an action item; null if a field did not change.
    @EventType("ActionItemChanged")
    record ActionItemChanged(String actionItemId, @Nullable String title, @Nullable String owner,
            @Nullable ActionItemPriority priority,
            @Nullable ActionItemStatus status, @Nullable LocalDate dueOn,
            @Nullable Instant occurredAt) implements ActionItemEvent {

        public ActionItemChanged {
            owner = NameKey.normalizedIfGiven(owner);
        }
    }

    @EventType("PostmortemSectionWritten")
    record PostmortemSectionWritten(PostmortemSection section, String markdown,
            @Nullable Instant occurredAt) implements PostmortemEvent {}

    /// A person approved the generated timeline; a postmortem cannot be published without this approval.
    @EventType("PostmortemTimelineSignedOff")
    record PostmortemTimelineSignedOff(@Nullable Instant occurredAt) implements PostmortemEvent {}

    @EventType("PostmortemPublished")
    record PostmortemPublished(@Nullable Instant occurredAt) implements PostmortemEvent {}

    /// An entry was recorded incorrectly, and these fields of it are amended. The original stays in the log;
    /// [CorrectedStream] applies the amendment.
    ///
    /// @param message the new text or reason of the entry; empty to remove it; null, as for the fields that follow, if
    ///     it did not change
    @EventType("EntryAmended")
    record EntryAmended(String entryId, long entrySequence, @Nullable String message, @Nullable Severity severity,
            @Nullable Status status, @Nullable Audience audience, @Nullable List<Link> links, String reason,
            @Nullable Instant occurredAt) implements Correction {}

    /// An entry happened at another time than was recorded, usually earlier.
    ///
    /// @param happenedAt when the entry happened
    /// @param occurredAt the time of the correction itself
    @EventType("EntryBackdated")
    record EntryBackdated(String entryId, long entrySequence, Instant happenedAt, String reason,
            @Nullable Instant occurredAt) implements Correction {}

    /// An entry belongs to another incident, which gets it as an [EntryMovedHere] in the same commit. It no longer
    /// counts for this incident.
    ///
    /// @param to the other incident
    /// @param newEntryId the id of the entry there
    @EventType("EntryMovedAway")
    record EntryMovedAway(String entryId, long entrySequence, String to, String newEntryId, String reason,
            @Nullable Instant occurredAt) implements Correction {}

    /// A timeline entry of another incident belongs to this one. From now on it is corrected here.
    ///
    /// @param from the incident that it was moved from
    /// @param fromEntryId the id of the entry there
    /// @param actor the author of the entry
    /// @param writtenAt when the ledger first recorded the entry
    /// @param occurredAt when the event that the entry describes happened; never null
    @EventType("EntryMovedHere")
    record EntryMovedHere(String entryId, EntryKind kind, String message, List<Link> links, String from,
            String fromEntryId, String actor, Instant writtenAt,
            @Nullable Instant occurredAt) implements TimelineEvent {}

    /// An entry should not have been recorded: it did not happen, or not in this incident.
    @EventType("EntryRetracted")
    record EntryRetracted(String entryId, long entrySequence, String reason,
            @Nullable Instant occurredAt) implements Correction {}
}

package io.incidentledger.events;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

import org.jspecify.annotations.Nullable;

/// Everything that can happen to one incident. Names in events are [keys][NameKey]: a new event is stored so, and one
/// that was stored otherwise is read so, by whoever folds it. Its bytes stay what they are, and so do the feed and the
/// hashes, which are made of them.
///
/// Events come in groups, so that a fold names the groups that it has nothing to do with, and a new event concerns
/// those alone that look into its group.
public sealed interface IncidentEvent extends LedgerEvent
        permits IncidentEvent.LifecycleEvent, IncidentEvent.DuplicateEvent, IncidentEvent.ResponderEvent,
        IncidentEvent.DetailsEvent, IncidentEvent.TimelineEvent, Correction, IncidentEvent.ImpactEvent,
        IncidentEvent.ActionItemEvent, IncidentEvent.PostmortemEvent {

    /// When it happened in the world, as told by the caller; null: when it was recorded.
    @Nullable Instant occurredAt();

    /// How far the incident is and how bad: declared, worked on, over, one with another.
    sealed interface LifecycleEvent extends IncidentEvent {}

    /// What the other incident gets when one is merged into it, or was wrongly.
    sealed interface DuplicateEvent extends IncidentEvent {}

    /// Who works on it, and who is responsible.
    sealed interface ResponderEvent extends IncidentEvent {}

    /// What it is about.
    sealed interface DetailsEvent extends IncidentEvent {}

    /// What people told of it.
    sealed interface TimelineEvent extends IncidentEvent {}

    /// When its milestones were, and what its users noticed when.
    sealed interface ImpactEvent extends IncidentEvent {}

    /// What is to be done so that it does not come again.
    sealed interface ActionItemEvent extends IncidentEvent {}

    /// What is written about it afterwards.
    sealed interface PostmortemEvent extends IncidentEvent {}

    /// The first event of every incident.
    ///
    /// @param source what made somebody declare: `manual`, `alert`, `customer`, `import`, …
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

    /// Somebody took a role. Roles with one holder pass from the previous holder without a [RoleUnassigned].
    ///
    /// @param scope the part of the role that is meant; null: all of it
    @EventType("RoleAssigned")
    record RoleAssigned(Role role, String assignee, @Nullable String scope,
            @Nullable Instant occurredAt) implements ResponderEvent {

        public RoleAssigned {
            assignee = NameKey.normalized(assignee);
            scope = NameKey.normalizedIfGiven(scope);
        }
    }

    @EventType("RoleUnassigned")
    record RoleUnassigned(Role role, String assignee, @Nullable Instant occurredAt) implements ResponderEvent {

        public RoleUnassigned {
            assignee = NameKey.normalized(assignee);
        }
    }

    /// Who answers for the incident: exactly one of team and individual.
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
    /// @param updateId known to the caller; for imported updates their ordinal
    /// @param status the status from now on; null: it stays
    @EventType("StatusUpdated")
    record StatusUpdated(String updateId, @Nullable Status status, @Nullable String message, Audience audience,
            @Nullable Instant occurredAt) implements LifecycleEvent {}

    /// Facts in words; null: unchanged. A label with a null value was removed.
    @EventType("DetailsChanged")
    record DetailsChanged(@Nullable String title, @Nullable String summary,
            @Nullable Map<String, @Nullable String> labels, @Nullable String issue,
            @Nullable String rootCause, @Nullable Instant eta, @Nullable Instant occurredAt) implements DetailsEvent {

        /// Written out, because javac keeps no annotations of type arguments for a compact one.
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

        /// The affected services after it, each once, in the order in which they were named; unmodifiable.
        public List<String> appliedTo(List<String> services) {
            SequencedSet<String> affected = new LinkedHashSet<>(services);
            removed.forEach(affected::remove);
            affected.addAll(added);
            return List.copyOf(affected);
        }
    }

    /// Somebody wrote into the timeline.
    @EventType("TimelineEntryAdded")
    record TimelineEntryAdded(String entryId, EntryKind kind, String message, List<Link> links,
            @Nullable Instant occurredAt)
            implements
                TimelineEvent {}

    /// The time of a milestone was stated; it replaces what other events say about that milestone.
    @EventType("MilestoneRecorded")
    record MilestoneRecorded(Milestone milestone, @Nullable MilestoneQuality quality, @Nullable String reason,
            @Nullable Instant occurredAt) implements ImpactEvent {}

    /// A stated milestone was withdrawn; what other events say about it counts again.
    @EventType("MilestoneCleared")
    record MilestoneCleared(Milestone milestone, @Nullable String reason,
            @Nullable Instant occurredAt) implements ImpactEvent {}

    /// What became known about the impact; null facts did not change, a given list replaces the former one.
    @EventType("ImpactRecorded")
    record ImpactRecorded(ImpactDetails facts, @Nullable Instant occurredAt) implements ImpactEvent {}

    @EventType("IncidentMitigated")
    record IncidentMitigated(@Nullable String message, @Nullable Instant occurredAt) implements LifecycleEvent {}

    /// The problem is gone; the status is resolved. An impact that lasts gets its end in a [MilestoneRecorded] of the
    /// same commit.
    @EventType("IncidentResolved")
    record IncidentResolved(@Nullable String message, @Nullable Instant occurredAt) implements LifecycleEvent {}

    /// It was not over: investigating again. The earlier cycle stays, a new interval of impact begins.
    @EventType("IncidentReopened")
    record IncidentReopened(@Nullable String reason, @Nullable Instant occurredAt) implements LifecycleEvent {}

    @EventType("IncidentClosed")
    record IncidentClosed(@Nullable String message, @Nullable Instant occurredAt) implements LifecycleEvent {}

    /// It was a false alarm.
    @EventType("IncidentCancelled")
    record IncidentCancelled(@Nullable String reason, @Nullable Instant occurredAt) implements LifecycleEvent {}

    /// The cancellation was wrong: the incident goes on with the status that it would have without it.
    @EventType("IncidentRevived")
    record IncidentRevived(@Nullable String reason, @Nullable Instant occurredAt) implements LifecycleEvent {}

    /// It is a duplicate of another incident, which gets a [DuplicateAbsorbed] in the same commit.
    @EventType("IncidentMerged")
    record IncidentMerged(String into, @Nullable String reason,
            @Nullable Instant occurredAt) implements LifecycleEvent {}

    @EventType("DuplicateAbsorbed")
    record DuplicateAbsorbed(String from, @Nullable Instant occurredAt) implements DuplicateEvent {}

    /// The merge was wrong: the incident stands by itself again, with the status that it would have without it. The
    /// other one gets a [DuplicateReleased] in the same commit.
    ///
    /// @param from what it was merged into
    @EventType("IncidentUnmerged")
    record IncidentUnmerged(String from, @Nullable String reason,
            @Nullable Instant occurredAt) implements LifecycleEvent {}

    /// An incident that had been absorbed was none of this one's duplicates.
    ///
    /// @param duplicate that incident
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

    /// What changed about a follow-up; null: unchanged.
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

    /// A person vouches for the generated timeline; without that a postmortem can't be published.
    @EventType("PostmortemTimelineSignedOff")
    record PostmortemTimelineSignedOff(@Nullable Instant occurredAt) implements PostmortemEvent {}

    @EventType("PostmortemPublished")
    record PostmortemPublished(@Nullable Instant occurredAt) implements PostmortemEvent {}

    /// An entry was recorded wrongly: these facts of it are meant otherwise. What it said stays in the log;
    /// [CorrectedStream] says what holds.
    ///
    /// @param message its words, or the reason that it gave; empty: it has none; null, as with the further facts: that
    ///     stays
    @EventType("EntryAmended")
    record EntryAmended(String entryId, long entrySequence, @Nullable String message, @Nullable Severity severity,
            @Nullable Status status, @Nullable Audience audience, @Nullable List<Link> links, String reason,
            @Nullable Instant occurredAt) implements Correction {}

    /// An entry happened at another time in the world than was recorded, mostly earlier.
    ///
    /// @param happenedAt when it did
    /// @param occurredAt of the correction itself
    @EventType("EntryBackdated")
    record EntryBackdated(String entryId, long entrySequence, Instant happenedAt, String reason,
            @Nullable Instant occurredAt) implements Correction {}

    /// An entry belongs to another incident, which gets it as an [EntryMovedHere] in the same commit. Here it does not
    /// count any more.
    ///
    /// @param to that incident
    /// @param newEntryId what the entry is called there
    @EventType("EntryMovedAway")
    record EntryMovedAway(String entryId, long entrySequence, String to, String newEntryId, String reason,
            @Nullable Instant occurredAt) implements Correction {}

    /// An entry that somebody wrote into the timeline of another incident belongs to this one. From now on it is
    /// corrected here.
    ///
    /// @param from the incident that it was moved from
    /// @param fromEntryId what it is called there
    /// @param actor who wrote it
    /// @param writtenAt when the ledger learned it first
    /// @param occurredAt when what it tells happened, never null
    @EventType("EntryMovedHere")
    record EntryMovedHere(String entryId, EntryKind kind, String message, List<Link> links, String from,
            String fromEntryId, String actor, Instant writtenAt,
            @Nullable Instant occurredAt) implements TimelineEvent {}

    /// An entry should not have been recorded: it did not happen, or not here.
    @EventType("EntryRetracted")
    record EntryRetracted(String entryId, long entrySequence, String reason,
            @Nullable Instant occurredAt) implements Correction {}
}

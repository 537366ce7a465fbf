package io.incidentledger.command.imports;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import io.incidentledger.events.ActionItemPriority;
import io.incidentledger.events.ActionItemStatus;
import io.incidentledger.events.Audience;
import io.incidentledger.events.EntryKind;
import io.incidentledger.events.ExternalRef;
import io.incidentledger.events.Link;
import io.incidentledger.events.MilestoneQuality;
import io.incidentledger.events.Mode;
import io.incidentledger.events.NameKey;
import io.incidentledger.events.Role;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Status;
import io.incidentledger.events.Visibility;
import org.jspecify.annotations.Nullable;

/// Everything that another system reports about an incident, in the ledger's terms. Every import format is translated
/// into this type.
///
/// @param source what caused the declaration, as in [IncidentCommand.DeclareIncident]
/// @param updates sorted by time, the order in which they take effect; updates with the same time keep the order of the
///     other system
/// @param roles role assignments, first to last; a successor comes after the predecessor
/// @param complete whether the list of updates is complete: an update that was imported before and is missing was
///     removed. The same applies to every list that has a part without its own id.
/// @param regions the affected regions; null: not reported
public record ExternalIncident(ExternalRef ref, String title, @Nullable String summary, Severity severity,
        List<String> services, Map<String, String> labels, Visibility visibility, Mode mode, String source, Times times,
        List<Update> updates, List<RoleHolder> roles, List<Entry> entries, List<ActionItem> actionItems,
        boolean complete, @Nullable List<String> regions) {
    public ExternalIncident {
        services = List.copyOf(NameKey.normalized(services));
        labels = NameKey.normalizedLabels(labels);
        source = NameKey.normalized(source);
        updates = updates.stream().sorted(Comparator.comparing(Update::at)).toList();
        roles = List.copyOf(roles);
        entries = List.copyOf(entries);
        actionItems = List.copyOf(actionItems);
        regions = regions == null ? null : List.copyOf(regions);
    }

    /// Creates the incident of a system whose parts have ids, so that parts that it does not mention remain.
    public ExternalIncident(ExternalRef ref, String title, @Nullable String summary, Severity severity,
            List<String> services, Map<String, String> labels, Visibility visibility, Mode mode, String source,
            Times times, List<Update> updates, List<RoleHolder> roles, List<Entry> entries,
            List<ActionItem> actionItems) {
        this(ref, title, summary, severity, services, labels, visibility, mode, source, times, updates, roles, entries,
                actionItems, false, null);
    }

    ExternalIncident with(List<Update> otherUpdates, List<Entry> otherEntries, List<ActionItem> otherItems) {
        return new ExternalIncident(ref, title, summary, severity, services, labels, visibility, mode, source, times,
                otherUpdates, roles, otherEntries, otherItems, complete, regions);
    }

    /// Whether an update that is not mentioned was removed.
    boolean namesAllUpdates() {
        return complete || updates.stream().anyMatch(Update::placed);
    }

    boolean namesAllEntries() {
        return entries.stream().anyMatch(Entry::placed);
    }

    boolean namesAllActionItems() {
        return actionItems.stream().anyMatch(ActionItem::placed);
    }

    /// Times of occurrence; null: not known, or not yet.
    ///
    /// @param impactStartQuality null: estimated
    /// @param impactEndedAt null: the time of the resolution
    public record Times(Instant declaredAt, @Nullable Instant impactStartedAt,
            @Nullable MilestoneQuality impactStartQuality, @Nullable Instant detectedAt,
            @Nullable Instant acknowledgedAt, @Nullable Instant mitigatedAt, @Nullable Instant impactEndedAt,
            @Nullable Instant resolvedAt) {}

    /// @param updateId unique among the updates of this incident, and the same in every import unless it is only the
    ///     update's place
    /// @param placed the other system gives no id: it is the update's ordinal
    /// @param index of the update in the list of the other system, from 0; negative: not known
    /// @param status announceable; null: it does not change. An update has a message, a status or both.
    public record Update(String updateId, Instant at, @Nullable Status status, @Nullable String message,
            Audience audience, boolean placed, int index) {
        public Update(String updateId, Instant at, @Nullable Status status, @Nullable String message,
                Audience audience, boolean placed) {
            this(updateId, at, status, message, audience, placed, -1);
        }

        public Update(String updateId, Instant at, @Nullable Status status, @Nullable String message,
                Audience audience) {
            this(updateId, at, status, message, audience, false);
        }

        Update called(String id) {
            return new Update(id, at, status, message, audience, false, index);
        }
    }

    /// @param at when the person took the role
    public record RoleHolder(Role role, String assignee, @Nullable String scope, Instant at) {
        public RoleHolder {
            assignee = NameKey.normalized(assignee);
            scope = NameKey.normalizedIfGiven(scope);
        }
    }

    /// @param entryId unique among the entries of this incident, and the same in every import unless it represents the
    ///     entry's place
    /// @param placed the other system gives no id: it represents the entry's place
    public record Entry(String entryId, EntryKind kind, String message, List<Link> links, Instant at,
            boolean placed) {
        public Entry {
            links = List.copyOf(links);
        }

        public Entry(String entryId, EntryKind kind, String message, List<Link> links, Instant at) {
            this(entryId, kind, message, links, at, false);
        }

        Entry called(String id) {
            return new Entry(id, kind, message, links, at, false);
        }
    }

    /// @param actionItemId unique among the action items of this incident, and the same in every import unless it
    ///     represents the item's place
    /// @param placed the other system gives no id: it represents the item's place
    public record ActionItem(String actionItemId, String title, @Nullable String owner, ActionItemPriority priority,
            ActionItemStatus status, @Nullable LocalDate dueOn, boolean placed) {
        public ActionItem {
            owner = NameKey.normalizedIfGiven(owner);
        }

        public ActionItem(String actionItemId, String title, @Nullable String owner, ActionItemPriority priority,
                ActionItemStatus status, @Nullable LocalDate dueOn) {
            this(actionItemId, title, owner, priority, status, dueOn, false);
        }

        ActionItem called(String id) {
            return new ActionItem(id, title, owner, priority, status, dueOn, false);
        }
    }
}

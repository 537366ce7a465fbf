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
import io.incidentledger.events.Link;
import io.incidentledger.events.MilestoneQuality;
import io.incidentledger.events.Mode;
import io.incidentledger.events.Role;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Status;
import io.incidentledger.events.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * All that another system says about an incident, in our terms. Every import format is translated into this.
 *
 * @param source
 *            what made somebody declare, as in {@link IncidentCommand.DeclareIncident}
 * @param updates
 *            in the order of the other system, which is the order in which they take effect
 * @param roles
 *            who took which role, first to last; somebody who took over from another stands after them
 */
public record ExternalIncident(ExternalRef ref, String title, @Nullable String summary, Severity severity,
        List<String> services, Map<String, String> labels, Visibility visibility, Mode mode, String source, Times times,
        List<Update> updates, List<RoleHolder> roles, List<Entry> entries, List<ActionItem> actionItems) {
    public ExternalIncident {
        services = List.copyOf(services);
        updates = List.copyOf(updates);
        roles = List.copyOf(roles);
        entries = List.copyOf(entries);
        actionItems = List.copyOf(actionItems);
    }

    /**
     * When it happened in the world; null: not known, or not yet.
     *
     * @param impactStartQuality
     *            null: estimated
     * @param impactEndedAt
     *            null: when it was resolved
     */
    public record Times(Instant declaredAt, @Nullable Instant impactStartedAt,
            @Nullable MilestoneQuality impactStartQuality, @Nullable Instant detectedAt,
            @Nullable Instant acknowledgedAt, @Nullable Instant mitigatedAt, @Nullable Instant impactEndedAt,
            @Nullable Instant resolvedAt) {}

    /**
     * @param updateId
     *            unique among the updates of this incident and the same in every import, e.g. its ordinal: several may share one instant
     * @param status
     *            announceable; null: it stays. A message, a status or both.
     */
    public record Update(String updateId, Instant at, @Nullable Status status, @Nullable String message,
            Audience audience) {}

    /**
     * @param at
     *            when they took the role
     */
    public record RoleHolder(Role role, String assignee, @Nullable String scope, Instant at) {}

    /**
     * @param entryId
     *            unique among the entries of this incident and the same in every import
     */
    public record Entry(String entryId, EntryKind kind, String message, List<Link> links, Instant at) {
        public Entry {
            links = List.copyOf(links);
        }
    }

    /**
     * @param actionItemId
     *            unique among the action items of this incident and the same in every import
     */
    public record ActionItem(String actionItemId, String title, @Nullable String owner, ActionItemPriority priority,
            ActionItemStatus status, @Nullable LocalDate dueOn) {}
}

package io.incidentledger.command.incident;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.incidentledger.events.Correction;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.*;
import io.incidentledger.events.IncidentEvent.DuplicateEvent;
import io.incidentledger.events.IncidentEvent.PostmortemEvent;
import io.incidentledger.events.IncidentEvent.TimelineEvent;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.Status;
import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

/// The state of an incident on which decisions are based, limited to what the rules need. Immutable.
@RecordBuilder
record IncidentState(IncidentOrigin origin, IncidentDetails facts, LifecycleState progress, RoleAssignments roster,
        ExplicitMilestones milestones,
        ImpactState impact, Map<String, ActionItem> actionItems, PostmortemState postmortem, EntryHistory entries)
        implements
            IncidentStateBuilder.With {

    IncidentState {
        actionItems = Collections.unmodifiableMap(new LinkedHashMap<>(actionItems));
    }

    /// Computes the state from everything that was recorded. Pure, and total for every stream that the rules allow.
    /// After corrections, and after events that occurred before others that were recorded earlier, the state is as if
    /// the incident had been recorded correctly and in chronological order.
    static IncidentState of(EntryHistory entryHistory) {
        EntryHistory.Meant corrected = entryHistory.correctedInBothOrders();
        return folded(corrected.inChronologicalOrder(), entryHistory).withPostmortem(reviewed(corrected.asRecorded()));
    }

    /// Returns the state after one more event, the last of the entries, which
    /// [does not change the past][EntryHistory#changePast].
    ///
    /// @throws IllegalStateException when it is a second [IncidentDeclared]
    IncidentState after(IncidentEvent event, EntryHistory entriesNow) {
        return after(event).withPostmortem(postmortem.after(event)).withEntries(entriesNow);
    }

    /// Returns the state with the time at which the log recorded the last of the entries, when that makes no
    /// difference.
    IncidentState recorded(EntryHistory entriesNow) {
        return withEntries(entriesNow);
    }

    /// Returns the state at an instant, as far as is known now: events with that time of occurrence are checked against
    /// it.
    ///
    /// @param instant null: now
    IncidentState at(@Nullable Instant instant) {
        return instant == null || !entries.goOnAfter(instant)
                ? this
                : folded(entries.upTo(instant), entries).withPostmortem(postmortem);
    }

    private static IncidentState initial(IncidentDeclared declared, EntryHistory entryHistory) {
        return new IncidentState(IncidentOrigin.of(declared), IncidentDetails.of(declared), LifecycleState.START,
                RoleAssignments.EMPTY,
                ExplicitMilestones.NONE, ImpactState.UNKNOWN, Map.of(), PostmortemState.UNWRITTEN, entryHistory);
    }

    private static IncidentState folded(List<IncidentEvent> inChronologicalOrder, EntryHistory entryHistory) {
        @Nullable IncidentState state = null;
        for (IncidentEvent event : inChronologicalOrder) {
            state = state == null && event instanceof IncidentDeclared declared
                    ? initial(declared, entryHistory)
                    : Objects.requireNonNull(state, "a declaration is never retracted").after(event);
        }
        return Objects.requireNonNull(state, "every incident was declared");
    }

    /// People vouch for what was known at that time, so this follows the order in which events were recorded.
    private static PostmortemState reviewed(List<IncidentEvent> asRecorded) {
        PostmortemState postmortemState = PostmortemState.UNWRITTEN;
        for (IncidentEvent event : asRecorded) {
            postmortemState = postmortemState.after(event);
        }
        return postmortemState;
    }

    /// Whether the incident is the same except for its times, no matter which facts were superseded on the way.
    boolean holdsTheSameAs(IncidentState other) {
        return facts.equals(other.facts) && progress.equals(other.progress) && roster.equals(other.roster)
                && impact.equals(other.impact);
    }

    Status status() {
        return progress.status();
    }

    private IncidentState after(IncidentEvent event) {
        return switch (event) {
            case IncidentDeclared _ -> throw new IllegalStateException("IncidentDeclared comes twice");
            case IncidentAcknowledged _,StatusUpdated _,IncidentMitigated _,IncidentResolved _,IncidentClosed _,IncidentCancelled _,IncidentRevived _,IncidentMerged _,IncidentUnmerged _ ->
                withProgress(progress.after(event));
            case RoleAssigned assigned -> withRoster(roster.after(assigned));
            case RoleUnassigned unassigned -> withRoster(roster.after(unassigned));
            case ResponsibilityAssigned assigned -> withRoster(roster.after(assigned));
            case SeverityChanged changed -> withFacts(facts.withSeverity(changed.severity()));
            case DetailsChanged changed -> withFacts(facts.after(changed));
            case VisibilityChanged changed -> withFacts(facts.withVisibility(changed.visibility()));
            case ServicesChanged changed -> withFacts(facts.after(changed));
            case MilestoneRecorded recorded -> after(recorded);
            case MilestoneCleared cleared -> after(cleared);
            case ImpactRecorded recorded -> withImpact(impact.after(recorded.facts()));
            case IncidentReopened _ ->
                withProgress(progress.after(event)).withMilestones(milestones.afterReopening())
                        .withImpact(impact.afterReopening());
            case ActionItemAdded added -> withActionItem(added.actionItemId(), ActionItem.of(added));
            case ActionItemChanged changed ->
                withActionItem(changed.actionItemId(), actionItem(changed).after(changed));
            case DuplicateEvent _,ResponderEvent _,DetailsEvent _,ImpactEvent _,TimelineEvent _,Correction _,ActionItemEvent _,PostmortemEvent _ ->
                this;
        };
    }

    private IncidentState after(MilestoneRecorded event) {
        ImpactState next = event.milestone() == Milestone.IMPACT_ENDED ? impact.withEndStated(true) : impact;
        return withMilestones(milestones.after(event)).withImpact(next);
    }

    private IncidentState after(MilestoneCleared event) {
        ImpactState next = event.milestone() == Milestone.IMPACT_ENDED ? impact.withEndStated(false) : impact;
        return withMilestones(milestones.after(event)).withImpact(next);
    }

    private ActionItem actionItem(ActionItemChanged event) {
        return Objects.requireNonNull(actionItems.get(event.actionItemId()), "the action item was never added");
    }

    private IncidentState withActionItem(String actionItemId, ActionItem next) {
        Map<String, ActionItem> changed = new LinkedHashMap<>(actionItems);
        changed.put(actionItemId, next);
        return withActionItems(changed);
    }
}

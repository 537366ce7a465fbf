package io.incidentledger.command.incident;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import io.incidentledger.events.Correction;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.*;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.Provenance;
import io.incidentledger.events.Status;
import org.jspecify.annotations.Nullable;

/** What an incident must remember in order to decide the next command: no more than the rules ask for. Immutable. */
record IncidentState(Origin origin, Facts facts, Progress progress, Roster roster, StatedMilestones milestones,
        Impact impact, Map<String, ActionItem> actionItems, Postmortem postmortem, Entries entries) {

    IncidentState {
        actionItems = Collections.unmodifiableMap(new LinkedHashMap<>(actionItems));
    }

    /**
     * The state after an event. Pure, and total for every stream that the rules allowed to come about. A correction gives the state that there would be if the incident had
     * been recorded as it is meant.
     *
     * @param before
     *            null before the first event, which is {@link IncidentDeclared}
     * @param eventId
     *            empty: nobody will correct it
     * @param actor
     *            who acted
     */
    static IncidentState evolve(@Nullable IncidentState before, IncidentEvent event, String eventId, String actor) {
        Entries entries = Entries.with(before == null ? null : before.entries, event, eventId, actor);
        if (event instanceof Correction) {
            return corrected(entries);
        }
        if (before == null && event instanceof IncidentDeclared declared) {
            return beginning(declared, entries);
        }
        if (before == null) {
            throw new IllegalStateException(event.getClass().getSimpleName() + " comes before IncidentDeclared");
        }
        return before.after(event).with(entries);
    }

    /** The same for events that are only thought of. */
    static IncidentState evolve(@Nullable IncidentState before, IncidentEvent event) {
        return evolve(before, event, "", Provenance.ANONYMOUS);
    }

    private static IncidentState beginning(IncidentDeclared declared, Entries entries) {
        return new IncidentState(Origin.of(declared), Facts.of(declared), Progress.START, Roster.EMPTY,
                StatedMilestones.NONE, Impact.UNKNOWN, Map.of(), Postmortem.UNWRITTEN, entries);
    }

    private static IncidentState corrected(Entries entries) {
        @Nullable IncidentState state = null;
        for (IncidentEvent meant : entries.meant()) {
            state = state == null && meant instanceof IncidentDeclared declared
                    ? beginning(declared, entries)
                    : Objects.requireNonNull(state, "a declaration is never retracted").after(meant);
        }
        return Objects.requireNonNull(state, "a correction is never the first event");
    }

    Status status() {
        return progress.status();
    }

    private IncidentState after(IncidentEvent event) {
        return switch (event) {
            case IncidentDeclared _ -> throw new IllegalStateException("IncidentDeclared comes twice");
            case IncidentAcknowledged _ -> with(progress.afterAcknowledgement());
            case RoleAssigned assigned -> with(roster.after(assigned));
            case RoleUnassigned unassigned -> with(roster.after(unassigned));
            case ResponsibilityAssigned assigned -> with(roster.after(assigned));
            case SeverityChanged changed -> with(facts.with(changed.severity()));
            case StatusUpdated updated -> after(updated);
            case DetailsChanged changed -> with(facts.after(changed));
            case VisibilityChanged changed -> with(facts.with(changed.visibility()));
            case ServicesChanged changed -> with(facts.after(changed));
            case TimelineEntryAdded _ -> with(postmortem.afterTimelineChanged());
            case MilestoneRecorded recorded -> after(recorded);
            case MilestoneCleared cleared -> after(cleared);
            case ImpactRecorded recorded -> with(impact.after(recorded.facts()));
            case IncidentMitigated _ -> with(progress.afterMitigation());
            case IncidentResolved _ -> with(progress.after(Status.RESOLVED));
            case IncidentReopened _ -> afterReopening();
            case IncidentClosed _ -> with(progress.after(Status.CLOSED));
            case IncidentCancelled cancelled -> with(progress.after(cancelled));
            case IncidentRevived revived -> with(progress.after(revived));
            case IncidentMerged merged -> with(progress.after(merged));
            case IncidentUnmerged unmerged -> with(progress.after(unmerged));
            case DuplicateAbsorbed _,DuplicateReleased _ -> this;
            case ActionItemAdded added -> with(added.actionItemId(), ActionItem.of(added));
            case ActionItemChanged changed -> with(changed.actionItemId(), actionItem(changed).after(changed));
            case PostmortemSectionWritten written -> with(postmortem.after(written));
            case PostmortemTimelineSignedOff _ -> with(postmortem.afterSignOff());
            case PostmortemPublished _ -> with(postmortem.afterPublication());
            case EntryAmended _,EntryBackdated _,EntryRetracted _ -> with(postmortem.afterTimelineChanged());
        };
    }

    private IncidentState after(StatusUpdated event) {
        return with(progress.announced(event.status())).with(postmortem.afterTimelineChanged());
    }

    private IncidentState after(MilestoneRecorded event) {
        Impact next = event.milestone() == Milestone.IMPACT_ENDED ? impact.withEndStated(true) : impact;
        return with(milestones.after(event)).with(next).with(postmortem.afterTimelineChanged());
    }

    private IncidentState after(MilestoneCleared event) {
        Impact next = event.milestone() == Milestone.IMPACT_ENDED ? impact.withEndStated(false) : impact;
        return with(milestones.after(event)).with(next).with(postmortem.afterTimelineChanged());
    }

    private IncidentState afterReopening() {
        return with(progress.after(Status.INVESTIGATING)).with(milestones.afterReopening())
                .with(impact.afterReopening()).with(postmortem.afterTimelineChanged());
    }

    private ActionItem actionItem(ActionItemChanged event) {
        return Objects.requireNonNull(actionItems.get(event.actionItemId()), "the action item was never added");
    }

    private IncidentState with(Facts next) {
        return new IncidentState(origin, next, progress, roster, milestones, impact, actionItems, postmortem, entries);
    }

    private IncidentState with(Progress next) {
        return new IncidentState(origin, facts, next, roster, milestones, impact, actionItems, postmortem, entries);
    }

    private IncidentState with(Roster next) {
        return new IncidentState(origin, facts, progress, next, milestones, impact, actionItems, postmortem, entries);
    }

    private IncidentState with(StatedMilestones next) {
        return new IncidentState(origin, facts, progress, roster, next, impact, actionItems, postmortem, entries);
    }

    private IncidentState with(Impact next) {
        return new IncidentState(origin, facts, progress, roster, milestones, next, actionItems, postmortem, entries);
    }

    private IncidentState with(String actionItemId, ActionItem next) {
        Map<String, ActionItem> changed = new LinkedHashMap<>(actionItems);
        changed.put(actionItemId, next);
        return new IncidentState(origin, facts, progress, roster, milestones, impact, changed, postmortem, entries);
    }

    private IncidentState with(Postmortem next) {
        return new IncidentState(origin, facts, progress, roster, milestones, impact, actionItems, next, entries);
    }

    private IncidentState with(Entries next) {
        return new IncidentState(origin, facts, progress, roster, milestones, impact, actionItems, postmortem, next);
    }
}

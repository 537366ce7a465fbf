package io.incidentledger.query.timeline;

import java.util.ArrayList;
import java.util.List;

import io.incidentledger.events.ImpactFacts;
import io.incidentledger.events.IncidentEvent.ActionItemAdded;
import io.incidentledger.events.IncidentEvent.ActionItemChanged;
import io.incidentledger.events.IncidentEvent.DetailsChanged;
import io.incidentledger.events.IncidentEvent.DuplicateAbsorbed;
import io.incidentledger.events.IncidentEvent.DuplicateReleased;
import io.incidentledger.events.IncidentEvent.EntryAmended;
import io.incidentledger.events.IncidentEvent.EntryBackdated;
import io.incidentledger.events.IncidentEvent.EntryMovedAway;
import io.incidentledger.events.IncidentEvent.EntryMovedHere;
import io.incidentledger.events.IncidentEvent.EntryRetracted;
import io.incidentledger.events.IncidentEvent.ImpactRecorded;
import io.incidentledger.events.IncidentEvent.IncidentAcknowledged;
import io.incidentledger.events.IncidentEvent.IncidentCancelled;
import io.incidentledger.events.IncidentEvent.IncidentClosed;
import io.incidentledger.events.IncidentEvent.IncidentDeclared;
import io.incidentledger.events.IncidentEvent.IncidentMerged;
import io.incidentledger.events.IncidentEvent.IncidentMitigated;
import io.incidentledger.events.IncidentEvent.IncidentReopened;
import io.incidentledger.events.IncidentEvent.IncidentResolved;
import io.incidentledger.events.IncidentEvent.IncidentRevived;
import io.incidentledger.events.IncidentEvent.IncidentUnmerged;
import io.incidentledger.events.IncidentEvent.MilestoneCleared;
import io.incidentledger.events.IncidentEvent.MilestoneRecorded;
import io.incidentledger.events.IncidentEvent.PostmortemPublished;
import io.incidentledger.events.IncidentEvent.PostmortemSectionWritten;
import io.incidentledger.events.IncidentEvent.PostmortemTimelineSignedOff;
import io.incidentledger.events.IncidentEvent.ResponsibilityAssigned;
import io.incidentledger.events.IncidentEvent.RoleAssigned;
import io.incidentledger.events.IncidentEvent.RoleUnassigned;
import io.incidentledger.events.IncidentEvent.ServicesChanged;
import io.incidentledger.events.IncidentEvent.SeverityChanged;
import io.incidentledger.events.IncidentEvent.StatusUpdated;
import io.incidentledger.events.IncidentEvent.TimelineEntryAdded;
import io.incidentledger.events.IncidentEvent.VisibilityChanged;
import io.incidentledger.events.Mode;
import io.incidentledger.view.RecordedEvent;
import io.incidentledger.web.IncidentNames;
import org.jspecify.annotations.Nullable;

import static io.incidentledger.query.timeline.Words.capital;
import static io.incidentledger.query.timeline.Words.saying;

/// Events in plain English. What people wrote stays as they wrote it.
final class Sentences {

    private Sentences() {}

    static String of(RecordedEvent recorded, ActionItemTitles actionItems, IncidentNames incidents) {
        String actor = Words.by(recorded.provenance().actor());
        return switch (recorded.event()) {
            case IncidentDeclared declared -> declared(declared, actor);
            case IncidentAcknowledged _ -> "Acknowledged" + actor + ".";
            case RoleAssigned taken ->
                taken.assignee() + " is " + Words.of(taken.role()) + inBrackets(taken.scope()) + ".";
            case RoleUnassigned left -> left.assignee() + " is no longer " + Words.of(left.role()) + ".";
            case ResponsibilityAssigned assigned -> responsible(assigned);
            case SeverityChanged change -> severity(change);
            case StatusUpdated update -> update(update);
            case DetailsChanged change -> details(change);
            case VisibilityChanged change ->
                saying("Visibility changed to " + change.visibility().wireName(), change.reason());
            case ServicesChanged change -> services(change);
            case TimelineEntryAdded entry -> entry.message();
            case EntryMovedHere entry -> entry.message();
            case EntryMovedAway moved ->
                "Entry moved to " + incidents.nameOf(moved.to()) + actor + ": " + moved.reason();
            case MilestoneRecorded told -> milestone(told);
            case MilestoneCleared cleared -> saying(
                    "The stated time of “" + Words.of(cleared.milestone()) + "” was withdrawn", cleared.reason());
            case ImpactRecorded told -> impact(told.facts());
            case IncidentMitigated mitigated -> saying("Mitigated", mitigated.message());
            case IncidentResolved resolved -> saying("Resolved", resolved.message());
            case IncidentReopened reopened -> saying("Reopened", reopened.reason());
            case IncidentClosed closed -> saying("Closed", closed.message());
            case IncidentCancelled cancelled -> saying("Cancelled as a false alarm", cancelled.reason());
            case IncidentMerged merged ->
                saying("Merged into " + incidents.nameOf(merged.into()) + " as a duplicate", merged.reason());
            case IncidentRevived revived -> saying("Revived: it was no false alarm", revived.reason());
            case IncidentUnmerged unmerged ->
                saying("Unmerged: no duplicate of " + incidents.nameOf(unmerged.from()), unmerged.reason());
            case DuplicateAbsorbed absorbed ->
                incidents.nameOf(absorbed.from()) + " was merged into this incident as a duplicate.";
            case DuplicateReleased released -> saying(
                    incidents.nameOf(released.duplicate()) + " is no duplicate of this incident any more",
                    released.reason());
            case ActionItemAdded added -> actionItem(added);
            case ActionItemChanged change -> actionItem(change, actionItems);
            case PostmortemSectionWritten written ->
                "Postmortem section “" + Words.of(written.section()) + "” written" + actor + ".";
            case PostmortemTimelineSignedOff _ -> "Timeline of the postmortem signed off" + actor + ".";
            case PostmortemPublished _ -> "Postmortem published" + actor + ".";
            case EntryAmended amended -> "Entry amended" + actor + ": " + amended.reason();
            case EntryBackdated backdated ->
                "Entry moved to " + Words.of(backdated.happenedAt()) + actor + ": " + backdated.reason();
            case EntryRetracted retracted -> "Entry retracted" + actor + ": " + retracted.reason();
        };
    }

    private static String inBrackets(@Nullable String scope) {
        return scope == null ? "" : " (" + scope + ")";
    }

    private static String declared(IncidentDeclared declared, String actor) {
        String what = declared.mode() == Mode.DRILL ? "Drill declared" : "Declared";
        return what + " as " + declared.severity().wireName() + actor + ": " + declared.title();
    }

    private static String responsible(ResponsibilityAssigned assigned) {
        return assigned.team() != null
                ? "Team " + assigned.team() + " is responsible."
                : assigned.individual() + " is responsible.";
    }

    private static String severity(SeverityChanged change) {
        if (change.severity() == change.previous()) {
            return saying("Severity stays " + change.severity().wireName(), change.reason());
        }
        String direction = change.severity().worseThan(change.previous()) ? "raised" : "lowered";
        return saying("Severity " + direction + " from " + change.previous().wireName() + " to "
                + change.severity().wireName(), change.reason());
    }

    private static String update(StatusUpdated update) {
        if (update.message() != null) {
            return update.message();
        }
        return update.status() == null ? "Status confirmed." : "Status changed to " + update.status().wireName() + ".";
    }

    private static String details(DetailsChanged change) {
        List<String> parts = new ArrayList<>();
        addTo(parts, "title: ", change.title());
        addTo(parts, "summary: ", change.summary());
        addTo(parts, "issue: ", change.issue());
        addTo(parts, "root cause: ", change.rootCause());
        addTo(parts, "expected to be over at ", change.eta() == null ? null : Words.of(change.eta()));
        if (change.labels() != null) {
            change.labels().forEach((name, value) -> parts
                    .add(value == null ? "label " + name + " removed" : "label " + name + ": " + value));
        }
        return parts.isEmpty() ? "Details confirmed." : capital(String.join("; ", parts));
    }

    private static String services(ServicesChanged change) {
        List<String> parts = new ArrayList<>();
        addTo(parts, "affected now: ", change.added().isEmpty() ? null : String.join(", ", change.added()));
        addTo(parts, "no longer affected: ", change.removed().isEmpty() ? null : String.join(", ", change.removed()));
        return capital(String.join("; ", parts)) + ".";
    }

    private static String milestone(MilestoneRecorded told) {
        String quality = told.quality() == null ? "" : " (" + told.quality().wireName() + ")";
        return saying(capital(Words.of(told.milestone())) + quality, told.reason());
    }

    private static String impact(ImpactFacts facts) {
        List<String> parts = new ArrayList<>();
        addTo(parts, "users affected: ", facts.usersAffected());
        addTo(parts, "share of users: ", facts.usersShare() == null ? null : Words.percent(facts.usersShare()));
        addTo(parts, "customers: ", joined(facts.customers()));
        addTo(parts, "regions: ", joined(facts.regions()));
        addTo(parts, "revenue: ", facts.revenue());
        addTo(parts, "error budget used (minutes): ", facts.errorBudgetMinutes());
        addTo(parts, "intervals: ", facts.intervals() == null ? null : facts.intervals().size());
        return "Impact recorded" + (parts.isEmpty() ? "." : ": " + String.join("; ", parts) + ".");
    }

    private static @Nullable String joined(@Nullable List<String> names) {
        return names == null ? null : names.isEmpty() ? "none" : String.join(", ", names);
    }

    private static String actionItem(ActionItemAdded added) {
        List<String> parts = new ArrayList<>(List.of(added.priority().wireName()));
        addTo(parts, "owner ", added.owner());
        addTo(parts, "due ", added.dueOn());
        return "Action item added: " + added.title() + " (" + String.join(", ", parts) + ")";
    }

    private static String actionItem(ActionItemChanged change, ActionItemTitles actionItems) {
        List<String> parts = new ArrayList<>();
        addTo(parts, "status ", change.status() == null ? null : change.status().wireName());
        addTo(parts, "owner ", change.owner());
        addTo(parts, "priority ", change.priority() == null ? null : change.priority().wireName());
        addTo(parts, "due ", change.dueOn());
        String title = actionItems.of(change.actionItemId());
        return "Action item changed: " + title + (parts.isEmpty() ? "" : " (" + String.join(", ", parts) + ")");
    }

    private static void addTo(List<String> parts, String name, @Nullable Object value) {
        if (value != null) {
            parts.add(name + value);
        }
    }
}

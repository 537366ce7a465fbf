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
import io.incidentledger.events.IncidentNames;
import io.incidentledger.events.Mode;
import io.incidentledger.events.RecordedEvent;
import org.jspecify.annotations.Nullable;

import static io.incidentledger.query.timeline.Words.capital;
import static io.incidentledger.query.timeline.Words.saying;

/// Events in plain English. What people wrote stays as they wrote it, and in its place.
final class Sentences {

    private Sentences() {}

    static Sentence of(RecordedEvent recorded, ActionItemTitles actionItems, IncidentNames incidents) {
        Sentence actor = Words.by(recorded.provenance().actor());
        return switch (recorded.event()) {
            case IncidentDeclared declared -> declared(declared, actor);
            case IncidentAcknowledged _ -> Sentence.of("Acknowledged{}.", actor);
            case RoleAssigned taken -> Sentence.of("{} is " + Words.of(taken.role()) + "{}.", taken.assignee(),
                    inBrackets(taken.scope()));
            case RoleUnassigned left ->
                Sentence.of("{} is no longer " + Words.of(left.role()) + ".", left.assignee());
            case ResponsibilityAssigned assigned -> responsible(assigned);
            case SeverityChanged change -> severity(change);
            case StatusUpdated update -> update(update);
            case DetailsChanged change -> details(change);
            case VisibilityChanged change ->
                saying("Visibility changed to " + change.visibility().wireName(), change.reason());
            case ServicesChanged change -> services(change);
            case TimelineEntryAdded entry -> Sentence.given(entry.message());
            case EntryMovedHere entry -> Sentence.given(entry.message());
            case EntryMovedAway moved ->
                Sentence.of("Entry moved to {}{}: {}", incidents.nameOf(moved.to()), actor, moved.reason());
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
                saying(Sentence.of("Merged into {} as a duplicate", incidents.nameOf(merged.into())), merged.reason());
            case IncidentRevived revived -> saying("Revived: it was no false alarm", revived.reason());
            case IncidentUnmerged unmerged -> saying(
                    Sentence.of("Unmerged: no duplicate of {}", incidents.nameOf(unmerged.from())), unmerged.reason());
            case DuplicateAbsorbed absorbed -> Sentence.of("{} was merged into this incident as a duplicate.",
                    incidents.nameOf(absorbed.from()));
            case DuplicateReleased released -> saying(
                    Sentence.of("{} is no duplicate of this incident any more", incidents.nameOf(released.duplicate())),
                    released.reason());
            case ActionItemAdded added -> actionItem(added);
            case ActionItemChanged change -> actionItem(change, actionItems);
            case PostmortemSectionWritten written ->
                Sentence.of("Postmortem section “" + Words.of(written.section()) + "” written{}.", actor);
            case PostmortemTimelineSignedOff _ -> Sentence.of("Timeline of the postmortem signed off{}.", actor);
            case PostmortemPublished _ -> Sentence.of("Postmortem published{}.", actor);
            case EntryAmended amended -> Sentence.of("Entry amended{}: {}", actor, amended.reason());
            case EntryBackdated backdated -> Sentence.of("Entry moved to " + Words.of(backdated.happenedAt())
                    + "{}: {}", actor, backdated.reason());
            case EntryRetracted retracted -> Sentence.of("Entry retracted{}: {}", actor, retracted.reason());
        };
    }

    private static Sentence inBrackets(@Nullable String scope) {
        return scope == null ? Sentence.EMPTY : Sentence.of(" ({})", scope);
    }

    private static Sentence declared(IncidentDeclared declared, Sentence actor) {
        String what = declared.mode() == Mode.DRILL ? "Drill declared" : "Declared";
        return Sentence.of(what + " as " + declared.severity().wireName() + "{}: {}", actor, declared.title());
    }

    private static Sentence responsible(ResponsibilityAssigned assigned) {
        return assigned.team() != null
                ? Sentence.of("Team {} is responsible.", assigned.team())
                : Sentence.of("{} is responsible.", String.valueOf(assigned.individual()));
    }

    private static Sentence severity(SeverityChanged change) {
        if (change.severity() == change.previous()) {
            return saying("Severity stays " + change.severity().wireName(), change.reason());
        }
        String direction = change.severity().worseThan(change.previous()) ? "raised" : "lowered";
        return saying("Severity " + direction + " from " + change.previous().wireName() + " to "
                + change.severity().wireName(), change.reason());
    }

    private static Sentence update(StatusUpdated update) {
        if (update.message() != null) {
            return Sentence.given(update.message());
        }
        return Sentence.of(update.status() == null
                ? "Status confirmed."
                : "Status changed to " + update.status().wireName() + ".");
    }

    private static Sentence details(DetailsChanged change) {
        List<Sentence> parts = new ArrayList<>();
        addTo(parts, "title: ", change.title());
        addTo(parts, "summary: ", change.summary());
        addTo(parts, "issue: ", change.issue());
        addTo(parts, "root cause: ", change.rootCause());
        addTo(parts, "expected to be over at ", change.eta() == null ? null : Words.of(change.eta()));
        if (change.labels() != null) {
            change.labels().forEach((name, value) -> parts.add(value == null
                    ? Sentence.of("label {} removed", name)
                    : Sentence.of("label {}: {}", name, value)));
        }
        return parts.isEmpty() ? Sentence.of("Details confirmed.") : Sentence.joined("; ", parts).capital();
    }

    private static Sentence services(ServicesChanged change) {
        List<Sentence> parts = new ArrayList<>();
        addTo(parts, "affected now: ", Sentence.listing(change.added()));
        addTo(parts, "no longer affected: ", Sentence.listing(change.removed()));
        return Sentence.of("{}.", Sentence.joined("; ", parts).capital());
    }

    private static Sentence milestone(MilestoneRecorded told) {
        String quality = told.quality() == null ? "" : " (" + told.quality().wireName() + ")";
        return saying(capital(Words.of(told.milestone())) + quality, told.reason());
    }

    private static Sentence impact(ImpactFacts facts) {
        List<Sentence> parts = new ArrayList<>();
        addTo(parts, "users affected: ", facts.usersAffected());
        addTo(parts, "share of users: ", facts.usersShare() == null ? null : Words.percent(facts.usersShare()));
        addTo(parts, "customers: ", joined(facts.customers()));
        addTo(parts, "regions: ", joined(facts.regions()));
        addTo(parts, "revenue: ", facts.revenue());
        addTo(parts, "error budget used (minutes): ", facts.errorBudgetMinutes());
        addTo(parts, "intervals: ", facts.intervals() == null ? null : facts.intervals().size());
        return parts.isEmpty()
                ? Sentence.of("Impact recorded.")
                : Sentence.of("Impact recorded: {}.", Sentence.joined("; ", parts));
    }

    private static @Nullable Sentence joined(@Nullable List<String> names) {
        return names == null ? null : names.isEmpty() ? Sentence.of("none") : Sentence.listing(names);
    }

    private static Sentence actionItem(ActionItemAdded added) {
        List<Sentence> parts = new ArrayList<>(List.of(Sentence.of(added.priority().wireName())));
        addTo(parts, "owner ", added.owner());
        addTo(parts, "due ", added.dueOn());
        return Sentence.of("Action item added: {} ({})", added.title(), Sentence.joined(", ", parts));
    }

    private static Sentence actionItem(ActionItemChanged change, ActionItemTitles actionItems) {
        List<Sentence> parts = new ArrayList<>();
        addTo(parts, "status ", change.status() == null ? null : change.status().wireName());
        addTo(parts, "owner ", change.owner());
        addTo(parts, "priority ", change.priority() == null ? null : change.priority().wireName());
        addTo(parts, "due ", change.dueOn());
        String title = actionItems.of(change.actionItemId());
        return parts.isEmpty()
                ? Sentence.of("Action item changed: {}", title)
                : Sentence.of("Action item changed: {} ({})", title, Sentence.joined(", ", parts));
    }

    private static void addTo(List<Sentence> parts, String name, @Nullable Object value) {
        if (value != null) {
            parts.add(Sentence.of(name + "{}", value));
        }
    }
}

package io.incidentledger.query.timeline;

import java.util.ArrayList;
import java.util.List;

import io.incidentledger.events.ImpactDetails;
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
import io.incidentledger.events.IncidentNaming;
import io.incidentledger.events.Mode;
import io.incidentledger.events.RecordedEvent;
import org.jspecify.annotations.Nullable;

import static io.incidentledger.query.timeline.TermFormatter.capital;
import static io.incidentledger.query.timeline.TermFormatter.statement;

/// Renders events as plain English sentences. Text that people entered is quoted verbatim, as separate parts.
final class EntryTextRenderer {

    private EntryTextRenderer() {}

    static QuotingSentence of(RecordedEvent recorded, ActionItemTitleTracker actionItems, IncidentNaming incidents) {
        QuotingSentence actor = TermFormatter.by(recorded.provenance().actor());
        return switch (recorded.event()) {
            case IncidentDeclared declared -> declared(declared, actor);
            case IncidentAcknowledged _ -> QuotingSentence.of("Acknowledged{}.", actor);
            case RoleAssigned taken ->
                statement(QuotingSentence.of("{} is " + TermFormatter.of(taken.role()) + "{}", taken.assignee(),
                        inBrackets(taken.scope())), taken.reason());
            case RoleUnassigned left ->
                statement(QuotingSentence.of("{} is no longer " + TermFormatter.of(left.role()), left.assignee()),
                        left.reason());
            case ResponsibilityAssigned assigned -> responsible(assigned);
            case SeverityChanged change -> severity(change);
            case StatusUpdated update -> update(update);
            case DetailsChanged change -> details(change);
            case VisibilityChanged change ->
                statement("Visibility changed to " + change.visibility().wireName(), change.reason());
            case ServicesChanged change -> services(change);
            case TimelineEntryAdded entry -> QuotingSentence.given(entry.message());
            case EntryMovedHere entry -> QuotingSentence.given(entry.message());
            case EntryMovedAway moved ->
                QuotingSentence.of("Entry moved to {}{}: {}", incidents.nameOf(moved.to()), actor, moved.reason());
            case MilestoneRecorded statement -> milestone(statement);
            case MilestoneCleared cleared -> statement(
                    "The stated time of “" + TermFormatter.of(cleared.milestone()) + "” was withdrawn",
                    cleared.reason());
            case ImpactRecorded statement -> impact(statement.facts());
            case IncidentMitigated mitigated -> statement("Mitigated", mitigated.message());
            case IncidentResolved resolved -> statement("Resolved", resolved.message());
            case IncidentReopened reopened -> statement("Reopened", reopened.reason());
            case IncidentClosed closed -> statement("Closed", closed.message());
            case IncidentCancelled cancelled -> statement("Cancelled as a false alarm", cancelled.reason());
            case IncidentMerged merged ->
                statement(QuotingSentence.of("Merged into {} as a duplicate", incidents.nameOf(merged.into())),
                        merged.reason());
            case IncidentRevived revived -> statement("Revived: it was no false alarm", revived.reason());
            case IncidentUnmerged unmerged -> statement(
                    QuotingSentence.of("Unmerged: no duplicate of {}", incidents.nameOf(unmerged.from())),
                    unmerged.reason());
            case DuplicateAbsorbed absorbed -> QuotingSentence.of("{} was merged into this incident as a duplicate.",
                    incidents.nameOf(absorbed.from()));
            case DuplicateReleased released -> statement(
                    QuotingSentence.of("{} is no duplicate of this incident any more",
                            incidents.nameOf(released.duplicate())),
                    released.reason());
            case ActionItemAdded added -> actionItem(added);
            case ActionItemChanged change -> actionItem(change, actionItems);
            case PostmortemSectionWritten written ->
                QuotingSentence.of("Postmortem section “" + TermFormatter.of(written.section()) + "” written{}.",
                        actor);
            case PostmortemTimelineSignedOff _ -> QuotingSentence.of("Timeline of the postmortem signed off{}.", actor);
            case PostmortemPublished _ -> QuotingSentence.of("Postmortem published{}.", actor);
            case EntryAmended amended -> QuotingSentence.of("Entry amended{}: {}", actor, amended.reason());
            case EntryBackdated backdated ->
                QuotingSentence.of("Entry moved to " + TermFormatter.of(backdated.happenedAt())
                        + "{}: {}", actor, backdated.reason());
            case EntryRetracted retracted -> QuotingSentence.of("Entry retracted{}: {}", actor, retracted.reason());
        };
    }

    private static QuotingSentence inBrackets(@Nullable String scope) {
        return scope == null ? QuotingSentence.EMPTY : QuotingSentence.of(" ({})", scope);
    }

    private static QuotingSentence declared(IncidentDeclared declared, QuotingSentence actor) {
        String what = declared.mode() == Mode.DRILL ? "Drill declared" : "Declared";
        return QuotingSentence.of(what + " as " + declared.severity().wireName() + "{}: {}", actor, declared.title());
    }

    private static QuotingSentence responsible(ResponsibilityAssigned assigned) {
        return assigned.team() != null
                ? QuotingSentence.of("Team {} is responsible.", assigned.team())
                : QuotingSentence.of("{} is responsible.", String.valueOf(assigned.individual()));
    }

    private static QuotingSentence severity(SeverityChanged change) {
        if (change.severity() == change.previous()) {
            return statement("Severity stays " + change.severity().wireName(), change.reason());
        }
        String direction = change.severity().worseThan(change.previous()) ? "raised" : "lowered";
        return statement("Severity " + direction + " from " + change.previous().wireName() + " to "
                + change.severity().wireName(), change.reason());
    }

    private static QuotingSentence update(StatusUpdated update) {
        if (update.message() != null) {
            return QuotingSentence.given(update.message());
        }
        return QuotingSentence.of(update.status() == null
                ? "Status confirmed."
                : "Status changed to " + update.status().wireName() + ".");
    }

    private static QuotingSentence details(DetailsChanged change) {
        List<QuotingSentence> parts = new ArrayList<>();
        addTo(parts, "title: ", change.title());
        addTo(parts, "summary: ", change.summary());
        addTo(parts, "issue: ", change.issue());
        addTo(parts, "root cause: ", change.rootCause());
        addTo(parts, "expected to be over at ", change.eta() == null ? null : TermFormatter.of(change.eta()));
        if (change.labels() != null) {
            change.labels().forEach((name, value) -> parts.add(value == null
                    ? QuotingSentence.of("label {} removed", name)
                    : QuotingSentence.of("label {}: {}", name, value)));
        }
        return parts.isEmpty()
                ? QuotingSentence.of("Details confirmed.")
                : QuotingSentence.joined("; ", parts).capital();
    }

    private static QuotingSentence services(ServicesChanged change) {
        List<QuotingSentence> parts = new ArrayList<>();
        addTo(parts, "affected now: ", QuotingSentence.listing(change.added()));
        addTo(parts, "no longer affected: ", QuotingSentence.listing(change.removed()));
        return QuotingSentence.of("{}.", QuotingSentence.joined("; ", parts).capital());
    }

    private static QuotingSentence milestone(MilestoneRecorded statement) {
        String quality = statement.quality() == null ? "" : " (" + statement.quality().wireName() + ")";
        return statement(capital(TermFormatter.of(statement.milestone())) + quality, statement.reason());
    }

    private static QuotingSentence impact(ImpactDetails facts) {
        List<QuotingSentence> parts = new ArrayList<>();
        addTo(parts, "users affected: ", facts.usersAffected());
        addTo(parts, "share of users: ", facts.usersShare() == null ? null : TermFormatter.percent(facts.usersShare()));
        addTo(parts, "customers: ", joined(facts.customers()));
        addTo(parts, "regions: ", joined(facts.regions()));
        addTo(parts, "revenue: ", facts.revenue());
        addTo(parts, "error budget used (minutes): ", facts.errorBudgetMinutes());
        addTo(parts, "intervals: ", facts.intervals() == null ? null : facts.intervals().size());
        return parts.isEmpty()
                ? QuotingSentence.of("Impact recorded.")
                : QuotingSentence.of("Impact recorded: {}.", QuotingSentence.joined("; ", parts));
    }

    private static @Nullable QuotingSentence joined(@Nullable List<String> names) {
        return names == null ? null : names.isEmpty() ? QuotingSentence.of("none") : QuotingSentence.listing(names);
    }

    private static QuotingSentence actionItem(ActionItemAdded added) {
        List<QuotingSentence> parts = new ArrayList<>(List.of(QuotingSentence.of(added.priority().wireName())));
        addTo(parts, "owner ", added.owner());
        addTo(parts, "due ", added.dueOn());
        return QuotingSentence.of("Action item added: {} ({})", added.title(), QuotingSentence.joined(", ", parts));
    }

    private static QuotingSentence actionItem(ActionItemChanged change, ActionItemTitleTracker actionItems) {
        List<QuotingSentence> parts = new ArrayList<>();
        addTo(parts, "status ", change.status() == null ? null : change.status().wireName());
        addTo(parts, "owner ", change.owner());
        addTo(parts, "priority ", change.priority() == null ? null : change.priority().wireName());
        addTo(parts, "due ", change.dueOn());
        String title = actionItems.of(change.actionItemId());
        return parts.isEmpty()
                ? QuotingSentence.of("Action item changed: {}", title)
                : QuotingSentence.of("Action item changed: {} ({})", title, QuotingSentence.joined(", ", parts));
    }

    private static void addTo(List<QuotingSentence> parts, String name, @Nullable Object value) {
        if (value != null) {
            parts.add(QuotingSentence.of(name + "{}", value));
        }
    }
}

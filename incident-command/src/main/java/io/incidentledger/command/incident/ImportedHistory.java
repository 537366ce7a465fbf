package io.incidentledger.command.incident;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.incidentledger.command.incident.StatedMilestones.Statement;
import io.incidentledger.events.CorrectedStream;
import io.incidentledger.events.ImpactInterval;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.*;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.MilestoneQuality;
import io.incidentledger.milestones.DerivedImpact;
import org.jspecify.annotations.Nullable;

/**
 * What an import has said about an incident, folded from the import's events alone. Its next words are compared with these rather than with the incident, so that they do
 * not undo what people changed since. Total: other callers may name an import as their source, so no event is expected to have come before another.
 *
 * @param updates
 *            by id, each as it was told last; entries and action items likewise
 * @param intervals
 *            of impact; empty: none were stated
 * @param roles
 *            the ones told last behind the others, each once
 */
record ImportedHistory(Facts facts, Map<Milestone, Statement> times, List<ImpactInterval> intervals,
        Map<String, StatusUpdated> updates, Map<String, TimelineEntryAdded> entries,
        Map<String, ActionItem> actionItems, List<RoleAssigned> roles) {

    /**
     * @param before
     *            null: no import declared the incident, so far
     * @param entries
     *            everything that was recorded about the incident up to the event
     */
    static @Nullable ImportedHistory evolve(@Nullable ImportedHistory before, IncidentEvent event, Entries entries) {
        if (before != null) {
            return before.after(event, entries);
        }
        return event instanceof IncidentDeclared declared ? beginning(declared) : null;
    }

    static ImportedHistory beginning(IncidentDeclared event) {
        return new ImportedHistory(Facts.of(event), Map.of(), List.of(), Map.of(), Map.of(), Map.of(), List.of())
                .at(Milestone.DECLARED, event.occurredAt(), null);
    }

    ImportedHistory after(IncidentEvent event, Entries recorded) {
        return switch (event) {
            case IncidentDeclared declared -> beginning(declared);
            case IncidentAcknowledged acknowledged -> at(Milestone.ACKNOWLEDGED, acknowledged.occurredAt(), null);
            case RoleAssigned assigned -> with(assigned);
            case SeverityChanged changed -> with(facts.with(changed.severity()));
            case StatusUpdated updated -> with(updated);
            case DetailsChanged changed -> with(facts.after(changed));
            case VisibilityChanged changed -> with(facts.with(changed.visibility()));
            case ServicesChanged changed -> with(facts.after(changed));
            case TimelineEntryAdded added -> with(added);
            case MilestoneRecorded stated -> at(stated.milestone(), stated.occurredAt(), stated.quality());
            case MilestoneCleared cleared -> without(cleared.milestone()::equals);
            case ImpactRecorded stated -> withIntervals(stated);
            case IncidentResolved resolved -> at(Milestone.RESOLVED, resolved.occurredAt(), null);
            case IncidentReopened _ -> without(Milestone::perCycle);
            case ActionItemAdded added -> with(added.actionItemId(), ActionItem.of(added));
            case ActionItemChanged changed -> after(changed);
            case EntryAmended amended -> after(amended);
            case EntryBackdated backdated -> after(backdated, recorded.recorded(backdated.entrySequence()));
            case EntryRetracted retracted -> after(retracted, recorded.recorded(retracted.entrySequence()));
            case RoleUnassigned _,ResponsibilityAssigned _,IncidentMitigated _,IncidentClosed _,EntryMovedAway _,EntryMovedHere _,IncidentCancelled _,IncidentRevived _,IncidentMerged _,IncidentUnmerged _,DuplicateAbsorbed _,DuplicateReleased _,PostmortemSectionWritten _,PostmortemTimelineSignedOff _,PostmortemPublished _ ->
                this;
        };
    }

    boolean told(Milestone milestone) {
        return times.containsKey(milestone);
    }

    boolean told(Milestone milestone, Instant at, @Nullable MilestoneQuality quality) {
        return new Statement(at, quality).equals(times.get(milestone));
    }

    private ImportedHistory with(StatusUpdated update) {
        return new ImportedHistory(facts, times, intervals, put(updates, update.updateId(), update), entries,
                actionItems, roles);
    }

    private ImportedHistory after(EntryAmended event) {
        return corrected(event.entryId(), told -> CorrectedStream.amended(told, event));
    }

    private ImportedHistory after(EntryBackdated event, @Nullable IncidentEvent target) {
        if (target instanceof IncidentResolved) {
            return at(Milestone.RESOLVED, event.happenedAt(), null);
        }
        return corrected(event.entryId(), told -> CorrectedStream.at(told, event.happenedAt()));
    }

    private ImportedHistory corrected(String entryId, UnaryOperator<IncidentEvent> correction) {
        StatusUpdated update = updates.get(entryId);
        if (update != null) {
            return with((StatusUpdated) correction.apply(update));
        }
        TimelineEntryAdded entry = entries.get(entryId);
        return entry == null ? this : with((TimelineEntryAdded) correction.apply(entry));
    }

    private ImportedHistory after(EntryRetracted event, @Nullable IncidentEvent target) {
        boolean resolution = target instanceof IncidentResolved
                || target instanceof MilestoneRecorded stated && stated.milestone() == Milestone.RESOLVED;
        return resolution ? without(Milestone.RESOLVED::equals) : withoutEntry(event.entryId());
    }

    private ImportedHistory withoutEntry(String entryId) {
        return updates.containsKey(entryId) || entries.containsKey(entryId)
                ? new ImportedHistory(facts, times, intervals, without(updates, entryId), without(entries, entryId),
                        actionItems, roles)
                : this;
    }

    private static <V> Map<String, V> without(Map<String, V> map, String key) {
        if (!map.containsKey(key)) {
            return map;
        }
        Map<String, V> rest = new LinkedHashMap<>(map);
        rest.remove(key);
        return Collections.unmodifiableMap(rest);
    }

    private ImportedHistory after(ActionItemChanged event) {
        ActionItem before = actionItems.get(event.actionItemId());
        return before == null ? this : with(event.actionItemId(), before.after(event));
    }

    private ImportedHistory at(Milestone milestone, @Nullable Instant at, @Nullable MilestoneQuality quality) {
        return with(put(times, milestone, new Statement(at, quality)));
    }

    private ImportedHistory without(Predicate<Milestone> milestones) {
        Map<Milestone, Statement> rest = new LinkedHashMap<>(times);
        rest.keySet().removeIf(milestones);
        return with(rest);
    }

    private ImportedHistory with(Facts next) {
        return new ImportedHistory(next, times, intervals, updates, entries, actionItems, roles);
    }

    private ImportedHistory with(Map<Milestone, Statement> next) {
        return new ImportedHistory(facts, Collections.unmodifiableMap(next), intervals, updates, entries, actionItems,
                roles);
    }

    private ImportedHistory withIntervals(ImpactRecorded recorded) {
        List<ImpactInterval> told = recorded.facts().intervals();
        if (told == null) {
            return this;
        }
        boolean derived = DerivedImpact.is(recorded, at -> at.equals(timeOf(Milestone.RESOLVED)),
                timeOf(Milestone.MITIGATED));
        return new ImportedHistory(facts, times, derived ? List.of() : told, updates, entries, actionItems, roles);
    }

    private @Nullable Instant timeOf(Milestone milestone) {
        Statement statement = times.get(milestone);
        return statement == null ? null : statement.at();
    }

    private ImportedHistory with(TimelineEntryAdded entry) {
        return new ImportedHistory(facts, times, intervals, updates, put(entries, entry.entryId(), entry), actionItems,
                roles);
    }

    private ImportedHistory with(String actionItemId, ActionItem next) {
        return new ImportedHistory(facts, times, intervals, updates, entries, put(actionItems, actionItemId, next),
                roles);
    }

    private ImportedHistory with(RoleAssigned assigned) {
        List<RoleAssigned> more = Stream.concat(roles.stream().filter(told -> !told.equals(assigned)),
                Stream.of(assigned)).toList();
        return new ImportedHistory(facts, times, intervals, updates, entries, actionItems, more);
    }

    private static <K, V> Map<K, V> put(Map<K, V> map, K key, V value) {
        Map<K, V> copy = new LinkedHashMap<>(map);
        copy.put(key, value);
        return Collections.unmodifiableMap(copy);
    }
}

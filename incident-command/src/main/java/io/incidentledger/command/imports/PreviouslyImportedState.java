package io.incidentledger.command.imports;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.function.UnaryOperator;

import io.incidentledger.command.incident.ActionItem;
import io.incidentledger.command.incident.EntryHistory;
import io.incidentledger.command.incident.ImportedIncidentPart;
import io.incidentledger.command.incident.IncidentDetails;
import io.incidentledger.command.incident.IncidentUnderImport;
import io.incidentledger.events.CorrectedStream;
import io.incidentledger.events.ImpactInterval;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.*;
import io.incidentledger.events.IncidentEvent.DuplicateEvent;
import io.incidentledger.events.IncidentEvent.PostmortemEvent;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.MilestoneQuality;
import io.incidentledger.events.milestones.DerivedImpactDetector;
import org.jspecify.annotations.Nullable;

/// What imports have reported about an incident, folded from the events of imports alone. The next import is compared
/// with this rather than with the incident, so that it does not undo what people have changed since. Total: other
/// callers may name an import as their source, so no order of events is assumed. Updates and entries without a time are
/// ignored, since everything that a line or a page lists has one, except for updates by which an import itself stated
/// the current status. Used by one thread at a time; each event takes O(1).
final class PreviouslyImportedState {

    private IncidentDetails incidentDetails;
    private final Map<Milestone, Statement> times = new LinkedHashMap<>();
    private List<ImpactInterval> intervals = List.of();
    private final Map<String, StatusUpdated> updates = new LinkedHashMap<>();
    private final Map<String, TimelineEntryAdded> entries = new LinkedHashMap<>();
    private final Map<String, ActionItem> actionItems = new LinkedHashMap<>();
    private final LinkedHashSet<RoleAssigned> roles = new LinkedHashSet<>();

    private PreviouslyImportedState(IncidentDetails incidentDetails) {
        this.incidentDetails = incidentDetails;
    }

    /// @param at null: the time of recording
    record Statement(@Nullable Instant at, @Nullable MilestoneQuality quality) {}

    /// Returns what imports have reported so far; null: no import declared the incident.
    static @Nullable PreviouslyImportedState of(IncidentUnderImport incident) {
        EntryHistory entryHistory = incident.entries();
        @Nullable PreviouslyImportedState history = null;
        for (IncidentEvent event : entryHistory.importedEvents()) {
            if (event instanceof IncidentDeclared declared) {
                history = initial(declared);
            } else if (history != null) {
                history.add(event, entryHistory);
            }
        }
        return history;
    }

    static PreviouslyImportedState initial(IncidentDeclared event) {
        PreviouslyImportedState initial = new PreviouslyImportedState(IncidentDetails.of(event));
        initial.at(Milestone.DECLARED, event.occurredAt(), null);
        return initial;
    }

    /// @param recorded everything that was recorded about the incident, at least up to the event
    void add(IncidentEvent event, EntryHistory recorded) {
        switch (event) {
            case IncidentAcknowledged acknowledged -> at(Milestone.ACKNOWLEDGED, acknowledged.occurredAt(), null);
            case RoleAssigned assigned -> roles.addLast(assigned);
            case SeverityChanged changed -> incidentDetails = incidentDetails.withSeverity(changed.severity());
            case StatusUpdated updated -> {
                if (updated.occurredAt() != null || PreviousUpdateIndex.isStatusNow(updated)) {
                    updates.put(updated.updateId(), updated);
                }
            }
            case DetailsChanged changed -> incidentDetails = incidentDetails.after(changed);
            case VisibilityChanged changed -> incidentDetails = incidentDetails.withVisibility(changed.visibility());
            case ServicesChanged changed -> incidentDetails = incidentDetails.after(changed);
            case TimelineEntryAdded added -> {
                if (added.occurredAt() != null) {
                    entries.put(added.entryId(), added);
                }
            }
            case MilestoneRecorded stated -> at(stated.milestone(), stated.occurredAt(), stated.quality());
            case MilestoneCleared cleared -> times.remove(cleared.milestone());
            case ImpactRecorded stated -> state(stated);
            case IncidentResolved resolved -> at(Milestone.RESOLVED, resolved.occurredAt(), null);
            case IncidentReopened _ -> times.keySet().removeIf(Milestone::perCycle);
            case ActionItemAdded added -> actionItems.put(added.actionItemId(), ActionItem.of(added));
            case ActionItemChanged changed ->
                actionItems.computeIfPresent(changed.actionItemId(), (_, item) -> item.after(changed));
            case EntryAmended amended -> correct(recorded.recorded(amended.entrySequence()),
                    previous -> CorrectedStream.amended(previous, amended));
            case EntryBackdated backdated -> backdate(backdated, recorded.recorded(backdated.entrySequence()));
            case EntryRetracted retracted -> retract(recorded.recorded(retracted.entrySequence()));
            case DuplicateEvent _,ResponderEvent _,DetailsEvent _,PostmortemEvent _,IncidentDeclared _,IncidentMitigated _,IncidentClosed _,EntryMovedAway _,EntryMovedHere _,IncidentCancelled _,IncidentRevived _,IncidentMerged _,IncidentUnmerged _ ->
                {
                }
        }
    }

    private void at(Milestone milestone, @Nullable Instant at, @Nullable MilestoneQuality quality) {
        times.put(milestone, new Statement(at, quality));
    }

    private void state(ImpactRecorded recorded) {
        List<ImpactInterval> previous = recorded.facts().intervals();
        if (previous != null) {
            boolean derived = DerivedImpactDetector.is(recorded, at -> at.equals(timeOf(Milestone.RESOLVED)),
                    timeOf(Milestone.MITIGATED));
            intervals = derived ? List.of() : previous;
        }
    }

    private @Nullable Instant timeOf(Milestone milestone) {
        Statement statement = times.get(milestone);
        return statement == null ? null : statement.at();
    }

    private void backdate(EntryBackdated event, @Nullable IncidentEvent target) {
        if (target instanceof IncidentResolved) {
            at(Milestone.RESOLVED, event.happenedAt(), null);
        } else {
            correct(target, previous -> CorrectedStream.at(previous, event.happenedAt()));
        }
    }

    /// Corrects the part that was recorded at that sequence, whatever else has the same id.
    private void correct(@Nullable IncidentEvent target, UnaryOperator<IncidentEvent> correction) {
        ImportedIncidentPart importedIncidentPart = target == null ? null : ImportedIncidentPart.of(target);
        switch (importedIncidentPart) {
            case ImportedIncidentPart(ImportedIncidentPart.Kind kind, String id) when kind == ImportedIncidentPart.Kind.UPDATE ->
                updates.computeIfPresent(id, (_, previous) -> (StatusUpdated) correction.apply(previous));
            case ImportedIncidentPart(ImportedIncidentPart.Kind _, String id) ->
                entries.computeIfPresent(id, (_, previous) -> (TimelineEntryAdded) correction.apply(previous));
            case null -> {
            }
        }
    }

    private void retract(@Nullable IncidentEvent target) {
        boolean resolution = target instanceof IncidentResolved
                || target instanceof MilestoneRecorded stated && stated.milestone() == Milestone.RESOLVED;
        if (resolution) {
            times.remove(Milestone.RESOLVED);
        }
        ImportedIncidentPart importedIncidentPart = target == null ? null : ImportedIncidentPart.of(target);
        switch (importedIncidentPart) {
            case ImportedIncidentPart(ImportedIncidentPart.Kind kind, String id) when kind == ImportedIncidentPart.Kind.UPDATE ->
                updates.remove(id);
            case ImportedIncidentPart(ImportedIncidentPart.Kind _, String id) -> entries.remove(id);
            case null -> {
            }
        }
    }

    boolean stated(Milestone milestone) {
        return times.containsKey(milestone);
    }

    boolean stated(Milestone milestone, Instant at, @Nullable MilestoneQuality quality) {
        return new Statement(at, quality).equals(times.get(milestone));
    }

    IncidentDetails facts() {
        return incidentDetails;
    }

    Map<Milestone, Statement> times() {
        return Collections.unmodifiableMap(times);
    }

    /// The impact intervals; empty: none were reported.
    List<ImpactInterval> intervals() {
        return intervals;
    }

    /// The updates by id, each as last imported, including later changes; the same applies to entries and action items.
    Map<String, StatusUpdated> updates() {
        return Collections.unmodifiableMap(updates);
    }

    Map<String, TimelineEntryAdded> entries() {
        return Collections.unmodifiableMap(entries);
    }

    Map<String, ActionItem> actionItems() {
        return Collections.unmodifiableMap(actionItems);
    }

    /// The role assignments, each once, the last imported ones at the end.
    SequencedSet<RoleAssigned> roles() {
        return Collections.unmodifiableSequencedSet(roles);
    }
}

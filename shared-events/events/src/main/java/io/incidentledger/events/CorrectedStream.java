package io.incidentledger.events;

import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.incidentledger.events.IncidentEvent.*;
import io.incidentledger.events.IncidentEvent.ActionItemEvent;
import io.incidentledger.events.IncidentEvent.DetailsEvent;
import io.incidentledger.events.IncidentEvent.DuplicateEvent;
import io.incidentledger.events.IncidentEvent.PostmortemEvent;
import io.incidentledger.events.IncidentEvent.ResponderEvent;
import org.jspecify.annotations.Nullable;

/// Applies the corrections in a stream to its events: amended events have their amended content, retracted ones are
/// missing. A fold of these events in chronological order, instead of the recorded ones, gives the current state, so no
/// fold needs to handle corrections or late events itself. Pure.
public final class CorrectedStream {

    private CorrectedStream() {}

    /// Access to an event inside its wrapper.
    public interface Envelope<E> {

        IncidentEvent event(E recorded);

        /// Returns the event with other content.
        ///
        /// @param correction the correction from which the ledger learned the event's new time or value; null if only
        ///     its text changed
        E withContent(E recorded, IncidentEvent content, @Nullable E correction);

        /// Returns when the event was recorded.
        Instant recordedAt(E recorded);

        /// Returns [ChronologicalOrder#instantOf], or when the event was recorded if that is null.
        Instant happenedInWorld(E recorded);
    }

    /// Returns the corrected events in chronological order (see [ChronologicalOrder]), including the corrections
    /// themselves. A correction of a missing event has no effect.
    ///
    /// @param recorded the stream from its beginning, each event at the index of its sequence
    public static <E> List<E> of(List<E> recorded, Envelope<E> envelope) {
        return inChronologicalOrder(byPlace(recorded, envelope), envelope);
    }

    /// Returns the same for the result of [#byPlace].
    public static <E> List<E> inChronologicalOrder(List<? extends @Nullable E> corrected, Envelope<E> envelope) {
        return ChronologicalOrder.upTo(Instant.MAX, corrected, envelope);
    }

    /// Returns those of the corrected events that took effect up to and including an instant.
    public static <E> List<E> upTo(Instant at, List<? extends @Nullable E> corrected, Envelope<E> envelope) {
        return ChronologicalOrder.upTo(at, corrected, envelope);
    }

    /// Returns the corrected events in the order in which they were recorded, each at its index; null in place of a
    /// missing or retracted event.
    public static <E> List<@Nullable E> byPlace(List<? extends @Nullable E> recorded, Envelope<E> envelope) {
        List<@Nullable E> correctedEvents = new ArrayList<>(recorded.size());
        boolean severityChanged = false;
        for (E each : recorded) {
            if (each != null && envelope.event(each) instanceof Correction correction) {
                correct(correctedEvents, correction, each, envelope);
            }
            severityChanged |= each != null && envelope.event(each) instanceof SeverityChanged;
            correctedEvents.add(each);
        }
        if (severityChanged) {
            thread(correctedEvents, envelope);
        }
        return correctedEvents;
    }

    private static <E> void correct(List<@Nullable E> correctedEvents, Correction correction, E original,
            Envelope<E> envelope) {
        long place = correction.entrySequence();
        E wrong = place < 0 || place >= correctedEvents.size() ? null : correctedEvents.get((int) place);
        if (wrong != null) {
            correctedEvents.set((int) place, switch (correction) {
                case EntryMovedAway _,EntryRetracted _ -> null;
                case EntryBackdated backdated ->
                    envelope.withContent(wrong, at(envelope.event(wrong), backdated.happenedAt()), original);
                case EntryAmended amended -> amended(wrong, amended, original, envelope);
            });
        }
    }

    /// Sets the previous severity of each severity change to the one that was in effect before it in chronological
    /// order, regardless of the recorded value.
    private static <E> void thread(List<@Nullable E> correctedEvents, Envelope<E> envelope) {
        Map<E, Severity> previous = new IdentityHashMap<>();
        @Nullable Severity until = null;
        for (E each : inChronologicalOrder(correctedEvents, envelope)) {
            if (envelope.event(each) instanceof IncidentDeclared declared) {
                until = declared.severity();
            } else if (envelope.event(each) instanceof SeverityChanged change) {
                if (until != null && until != change.previous()) {
                    previous.put(each, until);
                }
                until = change.severity();
            }
        }
        if (!previous.isEmpty()) {
            correctedEvents.replaceAll(each -> each == null || !previous.containsKey(each)
                    ? each
                    : leadingFrom(Objects.requireNonNull(previous.get(each)), each, envelope));
        }
    }

    private static <E> E leadingFrom(Severity previous, E recorded, Envelope<E> envelope) {
        SeverityChanged change = (SeverityChanged) envelope.event(recorded);
        return envelope.withContent(recorded,
                new SeverityChanged(previous, change.severity(), change.reason(), change.occurredAt()), null);
    }

    /// A change of the text alone does not change when the event's facts became known; another status or severity
    /// became known with the correction.
    private static <E> E amended(E wrong, EntryAmended amended, E original, Envelope<E> envelope) {
        boolean onlyWords = amended.severity() == null && amended.status() == null;
        return envelope.withContent(wrong, amended(envelope.event(wrong), amended), onlyWords ? null : original);
    }

    /// Returns the event with an amendment applied; fields that the event does not have are ignored.
    public static IncidentEvent amended(IncidentEvent event, EntryAmended by) {
        return switch (event) {
            case TimelineEntryAdded entry -> new TimelineEntryAdded(entry.entryId(), entry.kind(),
                    Objects.requireNonNullElse(by.message(), entry.message()),
                    Objects.requireNonNullElse(by.links(), entry.links()), entry.occurredAt());
            case EntryMovedHere entry -> new EntryMovedHere(entry.entryId(), entry.kind(),
                    Objects.requireNonNullElse(by.message(), entry.message()),
                    Objects.requireNonNullElse(by.links(), entry.links()), entry.from(), entry.fromEntryId(),
                    entry.actor(), entry.writtenAt(), entry.occurredAt());
            case StatusUpdated update -> new StatusUpdated(update.updateId(),
                    by.status() != null ? by.status() : update.status(), words(by, update.message()),
                    Objects.requireNonNullElse(by.audience(), update.audience()), update.occurredAt());
            case SeverityChanged change -> new SeverityChanged(change.previous(),
                    Objects.requireNonNullElse(by.severity(), change.severity()), words(by, change.reason()),
                    change.occurredAt());
            case MilestoneRecorded original -> new MilestoneRecorded(original.milestone(), original.quality(),
                    words(by, original.reason()), original.occurredAt());
            case IncidentMitigated it -> new IncidentMitigated(words(by, it.message()), it.occurredAt());
            case IncidentResolved it -> new IncidentResolved(words(by, it.message()), it.occurredAt());
            case IncidentReopened it -> new IncidentReopened(words(by, it.reason()), it.occurredAt());
            case IncidentClosed it -> new IncidentClosed(words(by, it.message()), it.occurredAt());
            case IncidentCancelled it -> new IncidentCancelled(words(by, it.reason()), it.occurredAt());
            case IncidentRevived it -> new IncidentRevived(words(by, it.reason()), it.occurredAt());
            case IncidentMerged it -> new IncidentMerged(it.into(), words(by, it.reason()), it.occurredAt());
            case IncidentUnmerged it -> new IncidentUnmerged(it.from(), words(by, it.reason()), it.occurredAt());
            case DuplicateEvent _,ResponderEvent _,DetailsEvent _,Correction _,ActionItemEvent _,PostmortemEvent _,IncidentDeclared _,IncidentAcknowledged _,MilestoneCleared _,ImpactRecorded _ ->
                event;
        };
    }

    private static @Nullable String words(EntryAmended by, @Nullable String present) {
        if (by.message() == null) {
            return present;
        }
        return by.message().isEmpty() ? null : by.message();
    }

    /// Returns the event with another `occurredAt`; events whose time cannot be corrected are returned unchanged.
    public static IncidentEvent at(IncidentEvent event, Instant at) {
        return switch (event) {
            case IncidentDeclared it -> new IncidentDeclared(it.title(), it.summary(), it.severity(), it.services(),
                    it.labels(), it.visibility(), it.mode(), it.source(), it.externalRef(), at);
            case IncidentAcknowledged _ -> new IncidentAcknowledged(at);
            case RoleAssigned it -> new RoleAssigned(it.role(), it.assignee(), it.scope(), it.reason(), at);
            case RoleUnassigned it -> new RoleUnassigned(it.role(), it.assignee(), it.reason(), at);
            case SeverityChanged it -> new SeverityChanged(it.previous(), it.severity(), it.reason(), at);
            case StatusUpdated it -> new StatusUpdated(it.updateId(), it.status(), it.message(), it.audience(), at);
            case TimelineEntryAdded it ->
                new TimelineEntryAdded(it.entryId(), it.kind(), it.message(), it.links(), at);
            case EntryMovedHere it -> new EntryMovedHere(it.entryId(), it.kind(), it.message(), it.links(), it.from(),
                    it.fromEntryId(), it.actor(), it.writtenAt(), at);
            case MilestoneRecorded it -> new MilestoneRecorded(it.milestone(), it.quality(), it.reason(), at);
            case IncidentMitigated it -> new IncidentMitigated(it.message(), at);
            case IncidentResolved it -> new IncidentResolved(it.message(), at);
            case IncidentReopened it -> new IncidentReopened(it.reason(), at);
            case IncidentClosed it -> new IncidentClosed(it.message(), at);
            case IncidentCancelled it -> new IncidentCancelled(it.reason(), at);
            case IncidentRevived it -> new IncidentRevived(it.reason(), at);
            case IncidentMerged it -> new IncidentMerged(it.into(), it.reason(), at);
            case IncidentUnmerged it -> new IncidentUnmerged(it.from(), it.reason(), at);
            case DuplicateEvent _,DetailsEvent _,Correction _,ActionItemEvent _,PostmortemEvent _,ResponsibilityAssigned _,MilestoneCleared _,ImpactRecorded _ ->
                event;
        };
    }
}

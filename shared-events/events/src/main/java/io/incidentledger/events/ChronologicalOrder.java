package io.incidentledger.events;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.incidentledger.events.CorrectedStream.Envelope;
import io.incidentledger.events.IncidentEvent.*;
import io.incidentledger.events.IncidentEvent.ActionItemEvent;
import io.incidentledger.events.IncidentEvent.DetailsEvent;
import io.incidentledger.events.IncidentEvent.DuplicateEvent;
import io.incidentledger.events.IncidentEvent.PostmortemEvent;
import io.incidentledger.events.IncidentEvent.ResponderEvent;
import io.incidentledger.events.IncidentEvent.TimelineEvent;
import org.jspecify.annotations.Nullable;

/// The order in which events took effect, as opposed to the order in which the ledger recorded them: by
/// `min(occurredAt, recordedAt)`, then by position. Folds that compute the current state, or what came first or last,
/// receive their events in this order. Pure.
///
/// - The declaration is always first, even if other events happened before it.
/// - A lifecycle step (resolving, reopening, closing, cancelling, merging, and what undoes these) never takes effect
///   before the step that it follows, nor before an earlier recorded update with the status "resolved". The rules
///   accepted the step because of those events, so it takes effect after them even if its `occurredAt` is earlier.
/// - Events about the record rather than about the incident (notes, action items, the postmortem, corrections, the
///   duplicates of the incident) and explicit milestones that exist once per incident take effect when they are
///   recorded: the time in such a milestone is the value that it records, not the time at which it was recorded.
/// - Explicit milestones that exist once per cycle, and impact details, take effect together with the last step
///   recorded before them, so they belong to the cycle in which they were recorded.
public final class ChronologicalOrder {

    private ChronologicalOrder() {}

    /// How the time at which an event takes effect is determined.
    private enum Effect {
        /// Before all other events.
        FIRST,
        /// At the event's own time.
        IN_WORLD,
        /// At the event's own time, or at that of the step that it follows if that is later.
        STEP,
        /// Together with the last step that was recorded before the event, which it is about.
        WITH_STEP,
        /// When the event was recorded; its place among the surrounding events makes no difference.
        RECORDED
    }

    private record Placed<E>(Instant at, E event) {}

    /// Returns when an event took effect, regardless of the step that it follows.
    ///
    /// @param recordedAt when the event was recorded
    /// @param timeRecordedAt when the ledger learned the event's present time: `recordedAt`, or when a correction changed
    ///     the time
    /// @return null if the event's place in its stream makes no difference or depends on another event
    public static @Nullable Instant instantOf(IncidentEvent event, Instant recordedAt, Instant timeRecordedAt) {
        return switch (effectOf(event)) {
            case FIRST, WITH_STEP, RECORDED -> null;
            case IN_WORLD, STEP -> earlier(event.occurredAt(), recordedAt, timeRecordedAt);
        };
    }

    private static Instant earlier(@Nullable Instant occurredAt, Instant recordedAt, Instant timeRecordedAt) {
        if (occurredAt == null) {
            return recordedAt;
        }
        return occurredAt.isBefore(timeRecordedAt) ? occurredAt : timeRecordedAt;
    }

    /// Returns the events in chronological order; events with the same time stay in the order in which they were
    /// recorded.
    ///
    /// @param last events that took effect later are left out
    /// @param corrected the corrected stream in the order in which it was recorded; null in place of a missing or
    ///     retracted event
    static <E> List<E> upTo(Instant last, List<? extends @Nullable E> corrected, Envelope<E> envelope) {
        return placed(corrected, envelope).stream().filter(each -> !each.at().isAfter(last))
                .sorted(Comparator.comparing(Placed::at)).map(Placed::event).toList();
    }

    private static <E> List<Placed<E>> placed(List<? extends @Nullable E> corrected, Envelope<E> envelope) {
        List<Placed<E>> placed = new ArrayList<>(corrected.size());
        Placing places = new Placing();
        for (E each : corrected) {
            if (each != null) {
                placed.add(new Placed<>(places.next(each, envelope), each));
            }
        }
        return placed;
    }

    /// Computes when the events of a stream take effect, one after the other in the order in which they were recorded.
    /// Not thread-safe.
    public static final class Placing {

        private Instant step = Instant.MIN;
        private Instant earliestStep = Instant.MIN;

        /// Returns when the next recorded event takes effect.
        public <E> Instant next(E recorded, Envelope<E> envelope) {
            IncidentEvent event = envelope.event(recorded);
            Effect effect = effectOf(event);
            Instant at = switch (effect) {
                case FIRST -> Instant.MIN;
                case IN_WORLD -> envelope.happenedInWorld(recorded);
                case STEP -> later(earliestStep, envelope.happenedInWorld(recorded));
                case WITH_STEP -> step;
                case RECORDED -> envelope.recordedAt(recorded);
            };
            step = effect == Effect.STEP ? at : step;
            earliestStep = effect == Effect.STEP || announcesResolution(event) ? later(earliestStep, at) : earliestStep;
            return at;
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static boolean announcesResolution(IncidentEvent event) {
        return event instanceof StatusUpdated update && update.status() == Status.RESOLVED;
    }

    private static Effect effectOf(IncidentEvent event) {
        return switch (event) {
            case IncidentDeclared _ -> Effect.FIRST;
            case IncidentResolved _,IncidentReopened _,IncidentClosed _,IncidentCancelled _,IncidentRevived _,IncidentMerged _,IncidentUnmerged _ ->
                Effect.STEP;
            case ResponderEvent _,DetailsEvent _,IncidentAcknowledged _,SeverityChanged _,StatusUpdated _,IncidentMitigated _ ->
                Effect.IN_WORLD;
            case ImpactRecorded _ -> Effect.WITH_STEP;
            case MilestoneRecorded stated -> effectOf(stated.milestone());
            case MilestoneCleared cleared -> effectOf(cleared.milestone());
            case DuplicateEvent _,TimelineEvent _,Correction _,ActionItemEvent _,PostmortemEvent _ ->
                Effect.RECORDED;
        };
    }

    /// The first four milestones exist once per cycle.
    private static Effect effectOf(Milestone milestone) {
        return switch (milestone) {
            case MITIGATED, IMPACT_ENDED, RESOLVED, CLOSED -> Effect.WITH_STEP;
            case IMPACT_STARTED, DETECTED, DECLARED, ACKNOWLEDGED, COMMANDER_ASSIGNED, FIRST_UPDATE, CAUSE_IDENTIFIED,
                    MITIGATION_STARTED, POSTMORTEM_PUBLISHED ->
                Effect.RECORDED;
        };
    }
}

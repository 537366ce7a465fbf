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

/// The order in which events took effect in the world, which is not the order in which the ledger learned of them: by
/// `min(occurredAt, recordedAt)`, then by position. Folds that say what holds at present, or what came first or last,
/// are given their events in this order. Pure.
///
/// - The declaration is first, whatever happened before it.
/// - A step of the lifecycle (resolving, reopening, closing, cancelling, merging, and what undoes these) is never
///   earlier than the step that it follows, nor than an update that was recorded before it and says "resolved": the
///   rules accepted it because of those, so it wins even when its stated instant lies before them.
/// - What is said about the record rather than about the world (notes, follow-ups, the postmortem, corrections) and
///   statements (times of milestones, facts of the impact) take effect when they are recorded: the time that a
///   statement carries is what it says, not when it was said. A statement about the end of a cycle belongs to the cycle
///   in which it was recorded.
public final class ChronologicalOrder {

    private ChronologicalOrder() {}

    /// What decides when an event takes effect.
    private enum Effect {
        /// It comes before everything.
        FIRST,
        /// Its own instant.
        IN_WORLD,
        /// Its own instant, or that of the step that it follows if that is later.
        STEP,
        /// The last step that was recorded before it, which it is about.
        WITH_STEP,
        /// When it was recorded; it makes no difference to the events around it.
        RECORDED
    }

    private record Placed<E>(Instant at, E event) {}

    /// When an event took effect in the world, apart from the step that it follows.
    ///
    /// @param recordedAt of the event
    /// @param timeToldAt when the ledger learned the time that the event says now: `recordedAt`, or when a correction
    ///     told it
    /// @return null: its place among the events of its stream makes no difference, or follows from another event
    public static @Nullable Instant instantOf(IncidentEvent event, Instant recordedAt, Instant timeToldAt) {
        return switch (effectOf(event)) {
            case FIRST, WITH_STEP, RECORDED -> null;
            case IN_WORLD, STEP -> earlier(event.occurredAt(), recordedAt, timeToldAt);
        };
    }

    private static Instant earlier(@Nullable Instant occurredAt, Instant recordedAt, Instant timeToldAt) {
        if (occurredAt == null) {
            return recordedAt;
        }
        return occurredAt.isBefore(timeToldAt) ? occurredAt : timeToldAt;
    }

    /// The events in the order of the world; those that share an instant stay in the order in which they were recorded.
    ///
    /// @param last what took effect later is left out
    /// @param corrected the stream after its corrections in the order in which it was recorded; null: nothing is there
    ///     any more
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

    /// When the events of a stream take effect, one after the other in the order in which they were recorded. Not
    /// thread-safe.
    public static final class Placing {

        private Instant step = Instant.MIN;
        private Instant earliestStep = Instant.MIN;

        /// When it takes effect.
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

    /// Every cycle has the first four of its own.
    private static Effect effectOf(Milestone milestone) {
        return switch (milestone) {
            case MITIGATED, IMPACT_ENDED, RESOLVED, CLOSED -> Effect.WITH_STEP;
            case IMPACT_STARTED, DETECTED, DECLARED, ACKNOWLEDGED, COMMANDER_ASSIGNED, FIRST_UPDATE, CAUSE_IDENTIFIED,
                    MITIGATION_STARTED, POSTMORTEM_PUBLISHED ->
                Effect.RECORDED;
        };
    }
}

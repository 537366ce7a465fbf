package io.incidentledger.events;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// Applies [CorrectedStream] to recorded events. Pure.
public final class CorrectedEvents {

    private static final CorrectedStream.Envelope<RecordedEvent> RECORDED = new CorrectedStream.Envelope<>() {
        @Override
        public IncidentEvent event(RecordedEvent recorded) {
            return recorded.event();
        }

        @Override
        public RecordedEvent withContent(RecordedEvent recorded, IncidentEvent content,
                @Nullable RecordedEvent correction) {
            return recorded.withContent(content, correction);
        }

        @Override
        public Instant recordedAt(RecordedEvent recorded) {
            return recorded.recordedAt();
        }

        @Override
        public Instant happenedInWorld(RecordedEvent recorded) {
            Instant instant = recorded.instantInWorld();
            return instant == null ? recorded.recordedAt() : instant;
        }
    };

    private CorrectedEvents() {}

    /// Whether the event corrects an earlier event.
    public static boolean isCorrection(RecordedEvent event) {
        return event.event() instanceof Correction;
    }

    /// Whether the event took effect before one that was recorded earlier, so that it cannot simply be appended to a
    /// fold.
    public static boolean isLate(RecordedEvent event, Instant latest) {
        Instant instant = event.instantInWorld();
        return instant != null && instant.isBefore(latest);
    }

    /// Whether a fold of the earlier events can be continued with this event: it neither corrects an event nor takes
    /// effect before an earlier recorded one.
    ///
    /// @param latest the result of [#latest] for the earlier events
    public static boolean canBeFoldedOn(RecordedEvent event, Instant latest) {
        return !isCorrection(event) && !isLate(event, latest);
    }

    /// Returns the latest time at which an event of a stream took effect, including this event.
    ///
    /// @param latest the same for the earlier events; [Instant#MIN] if there are none
    public static Instant latest(Instant latest, RecordedEvent event) {
        Instant instant = event.instantInWorld();
        return instant != null && instant.isAfter(latest) ? instant : latest;
    }

    /// Returns the latest time at which any of the events took effect.
    ///
    /// @param correctedEvents whole streams after their corrections
    public static Instant latest(List<RecordedEvent> correctedEvents) {
        Instant latest = Instant.MIN;
        for (RecordedEvent event : correctedEvents) {
            latest = latest(latest, event);
        }
        return latest;
    }

    /// Returns the input of a fold for a stream that has corrections or late events: the corrected events in
    /// chronological order.
    ///
    /// @param stream of one incident, from its beginning
    public static List<RecordedEvent> corrected(List<RecordedEvent> stream) {
        return CorrectedStream.of(stream, RECORDED);
    }

    /// Returns the same for the result of [#bySequence].
    ///
    /// @param placed null in place of a missing or retracted event
    public static List<RecordedEvent> inChronologicalOrder(List<@Nullable RecordedEvent> placed) {
        return CorrectedStream.inChronologicalOrder(placed, RECORDED);
    }

    /// Returns the corrected events with each one at the index of its sequence; null if it was retracted or is missing
    /// from the input.
    ///
    /// @param events of one incident, in order; some may be missing
    public static List<@Nullable RecordedEvent> bySequence(List<RecordedEvent> events) {
        List<@Nullable RecordedEvent> placed = new ArrayList<>(events.size());
        for (RecordedEvent event : events) {
            while (placed.size() < event.sequence()) {
                placed.add(null);
            }
            placed.add(event);
        }
        return CorrectedStream.byPlace(placed, RECORDED);
    }
}

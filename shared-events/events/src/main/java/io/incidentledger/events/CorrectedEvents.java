package io.incidentledger.events;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// [CorrectedStream] for recorded events. Pure.
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

    /// Whether it says that an earlier event was wrong.
    public static boolean isCorrection(RecordedEvent event) {
        return event.event() instanceof Correction;
    }

    /// Whether an event happened before one that was recorded earlier, so that it can't be folded on.
    public static boolean isLate(RecordedEvent event, Instant latest) {
        Instant instant = event.instantInWorld();
        return instant != null && instant.isBefore(latest);
    }

    /// Whether a fold of what was recorded before can go on with an event: it neither corrects anything nor comes late.
    ///
    /// @param latest as [#latest] has it of the events before
    public static boolean canBeFoldedOn(RecordedEvent event, Instant latest) {
        return !isCorrection(event) && !isLate(event, latest);
    }

    /// The latest instant in the world of a stream that goes on with an event.
    ///
    /// @param latest before that; [Instant#MIN]: nothing was before
    public static Instant latest(Instant latest, RecordedEvent event) {
        Instant instant = event.instantInWorld();
        return instant != null && instant.isAfter(latest) ? instant : latest;
    }

    /// The latest instant in the world of whole streams after their corrections.
    public static Instant latest(List<RecordedEvent> meant) {
        Instant latest = Instant.MIN;
        for (RecordedEvent event : meant) {
            latest = latest(latest, event);
        }
        return latest;
    }

    /// What a fold is given for a stream with corrections or with what was learned late: what is meant, in the order of
    /// the world.
    ///
    /// @param stream of one incident, from its beginning
    public static List<RecordedEvent> corrected(List<RecordedEvent> stream) {
        return CorrectedStream.of(stream, RECORDED);
    }

    /// The same of what [#bySequence] gave.
    ///
    /// @param placed null where nothing is meant
    public static List<RecordedEvent> inWorldOrder(List<@Nullable RecordedEvent> placed) {
        return CorrectedStream.inWorldOrder(placed, RECORDED);
    }

    /// The same with each event at the place of its sequence; null: it was retracted, or was not among the events.
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

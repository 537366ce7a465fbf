package io.incidentledger.view;

import java.util.ArrayList;
import java.util.List;

import io.incidentledger.events.CorrectedStream;
import io.incidentledger.events.Correction;
import io.incidentledger.events.IncidentEvent;
import org.jspecify.annotations.Nullable;

/** {@link CorrectedStream} for recorded events. Pure. */
public final class CorrectedEvents {

    private static final CorrectedStream.Envelope<RecordedEvent> RECORDED = new CorrectedStream.Envelope<>() {
        @Override
        public IncidentEvent event(RecordedEvent recorded) {
            return recorded.event();
        }

        @Override
        public RecordedEvent retold(RecordedEvent recorded, IncidentEvent content, @Nullable RecordedEvent correction) {
            return recorded.retold(content, correction);
        }
    };

    private CorrectedEvents() {}

    /** Whether it says that an earlier event was wrong. */
    public static boolean isCorrection(RecordedEvent event) {
        return event.event() instanceof Correction;
    }

    /**
     * What a fold is given for a stream with corrections. Its last event is the stream's last one.
     *
     * @param stream
     *            of one incident, from its beginning
     */
    public static List<RecordedEvent> meant(List<RecordedEvent> stream) {
        return CorrectedStream.of(stream, RECORDED);
    }

    /**
     * The same with each event at the place of its sequence; null: it was retracted, or was not among the events.
     *
     * @param events
     *            of one incident, in order; some may be missing
     */
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

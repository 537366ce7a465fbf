package io.incidentledger.query.measures.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import io.incidentledger.events.codec.EventCodec;
import io.incidentledger.ledger.EventReader;
import io.incidentledger.ledger.StoredEvent;
import io.incidentledger.query.measures.MeasureRow;
import io.incidentledger.query.measures.MeasureRowReader;
import io.incidentledger.query.measures.MeasureViewDefinition;
import io.incidentledger.query.measures.drift.DriftResponse.MovingEvent;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Finds the events that changed an incident's contribution to a measure. Thread-safe; blocking.
final class DriftEventFinder {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final MeasureRowReader source;
    private final EventReader reader;
    private final EventCodec codec = new EventCodec();

    DriftEventFinder(MeasureRowReader source, EventReader reader) {
        this.source = source;
        this.reader = reader;
    }

    /// The events that changed the contribution, in order.
    ///
    /// @param after exclusive: only later events are considered
    /// @param share the contribution of a row; null: none
    List<MovingEvent> of(String incidentId, long after, long upTo,
            Function<MeasureRow, @Nullable Object> share) {
        List<Long> moving = new ArrayList<>();
        @Nullable Object[] said = new @Nullable Object[1];
        source.document(incidentId)
                .ifPresent(document -> MeasureViewDefinition.replay(document, upTo, (row, position) -> {
                    Object says = share.apply(row);
                    if (position > after && !Objects.equals(says, said[0])) {
                        moving.add(position);
                    }
                    said[0] = says;
                }));
        return moving.stream().map(position -> event(incidentId, position)).toList();
    }

    private MovingEvent event(String incidentId, long position) {
        StoredEvent stored = reader.read(position - 1, 1).getFirst();
        JsonNode reason = JSON.readTree(stored.payload()).get("reason");
        return new MovingEvent(position, stored.recordedAt(), incidentId, stored.type(),
                codec.readProvenance(stored.metadata()).actor(), reason == null ? null : reason.asString());
    }
}

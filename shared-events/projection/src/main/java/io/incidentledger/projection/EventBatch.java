package io.incidentledger.projection;

import java.util.List;

import io.incidentledger.events.RecordedEvent;

/// What views are fed with: a stretch of the ledger without holes.
///
/// @param events those of incidents, in order; other events of the stretch are left out
/// @param upTo the stretch's last position, whether its event is among the events or not
public record EventBatch(List<RecordedEvent> events, long upTo) {
    public EventBatch {
        events = List.copyOf(events);
    }
}

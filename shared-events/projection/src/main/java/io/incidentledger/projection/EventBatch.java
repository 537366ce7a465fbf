package io.incidentledger.projection;

import java.util.List;

import io.incidentledger.events.RecordedEvent;

/// A gapless section of the ledger, as views receive it.
///
/// @param events the events of incidents in this section, in order; other events are left out
/// @param upTo the last position of the section, whether or not its event is among `events`
public record EventBatch(List<RecordedEvent> events, long upTo) {
    public EventBatch {
        events = List.copyOf(events);
    }
}

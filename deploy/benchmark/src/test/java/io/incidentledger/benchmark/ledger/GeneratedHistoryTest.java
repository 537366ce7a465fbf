package io.incidentledger.benchmark.ledger;

import java.util.List;

import io.incidentledger.codec.EventCodec;
import io.incidentledger.eventlog.StoredEvent;
import io.incidentledger.eventlog.memory.InMemoryEventLog;
import io.incidentledger.events.IncidentEvent.IncidentDeclared;
import io.incidentledger.events.IncidentEvent.IncidentResolved;
import io.incidentledger.view.EventDecoder;
import io.incidentledger.view.RecordedEvent;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GeneratedHistoryTest {

    @Test
    void itIsMadeOfWholeIncidentsThatTheServiceUnderstands() {
        try (InMemoryEventLog log = new InMemoryEventLog()) {
            long events = new GeneratedHistory(log).append(100);

            List<StoredEvent> stored = log.read(0, 1_000);
            EventDecoder decoder = new EventDecoder(new EventCodec());
            assertThat(events).isEqualTo(110).isEqualTo(stored.size());
            assertThat(stored.stream().map(decoder::decode).map(RecordedEvent::event))
                    .filteredOn(event -> event instanceof IncidentDeclared || event instanceof IncidentResolved)
                    .hasSize(20);
        }
    }
}

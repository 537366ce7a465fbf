package io.incidentledger.benchmark.ledger;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import io.incidentledger.events.IncidentEvent.IncidentDeclared;
import io.incidentledger.events.IncidentEvent.IncidentResolved;
import io.incidentledger.events.RecordedEvent;
import io.incidentledger.events.codec.EventCodec;
import io.incidentledger.ledger.StoredEvent;
import io.incidentledger.ledger.memory.InMemoryEventLog;
import io.incidentledger.projection.EventDecoder;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GeneratedHistoryTest {

    @Test
    void itIsMadeOfWholeIncidentsThatTheServiceUnderstands() {
        try (InMemoryEventLog log = new InMemoryEventLog()) {
            long events = new GeneratedHistory(log).append(100, 1);

            List<StoredEvent> stored = log.read(0, 1_000);
            EventDecoder decoder = new EventDecoder(new EventCodec());
            assertThat(events).isEqualTo(110).isEqualTo(stored.size());
            assertThat(stored.stream().map(decoder::decode).map(RecordedEvent::event))
                    .filteredOn(event -> event instanceof IncidentDeclared || event instanceof IncidentResolved)
                    .hasSize(20);
        }
    }

    @Test
    void itTellsManyIncidentsAtATime() {
        try (InMemoryEventLog log = new InMemoryEventLog()) {
            long events = new GeneratedHistory(log).append(1_000, 40);

            List<StoredEvent> stored = log.read(0, 2_000);
            Map<String, List<StoredEvent>> streams = stored.stream()
                    .collect(Collectors.groupingBy(event -> Objects.requireNonNull(event.stream()).id()));
            long astride = streams.values().stream()
                    .filter(stream -> stream.getFirst().position() < 500 && stream.getLast().position() > 500).count();
            assertThat(events).isBetween(1_000L, 1_100L).isEqualTo(stored.size());
            assertThat(astride).isBetween(30L, 40L);
            assertThat(streams.values()).filteredOn(stream -> stream.size() < 11).hasSize(39);
        }
    }
}

package io.incidentledger.query.incident;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

import io.incidentledger.events.CorrectedEvents;
import io.incidentledger.events.RecordedEvent;
import io.incidentledger.events.codec.EventCodec;
import io.incidentledger.events.warnings.ConsistencyState;
import io.incidentledger.ledger.memory.InMemoryEventLog;
import io.incidentledger.projection.EventDecoder;
import io.incidentledger.projection.IncidentLog;
import io.incidentledger.query.RandomIncidents;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Tests that commands and queries give the same warnings. A failing seed can be rerun on its own.
class WarningsOfStreamsTest {

    private static final EventDecoder DECODER = new EventDecoder(new EventCodec());

    static LongStream seeds() {
        return LongStream.range(0, 40);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatCommandsFoldIsWhatTheIncidentsViewShows(long seed) {
        InMemoryEventLog log = new InMemoryEventLog(Clock.systemUTC());
        new RandomIncidents(seed).appendTo(new IncidentLog(log), 120);
        Map<String, List<RecordedEvent>> streams = new HashMap<>();
        log.read(0, Integer.MAX_VALUE).stream().map(DECODER::decode).forEach(event -> {
            List<RecordedEvent> stream = streams.computeIfAbsent(event.incidentId(), id -> new ArrayList<>());
            stream.add(event);
            assertSame(CorrectedEvents.corrected(stream));
        });
    }

    private static void assertSame(List<RecordedEvent> stream) {
        IncidentProjection projection = new IncidentProjection();
        IncidentView view = null;
        ConsistencyState state = null;
        for (RecordedEvent event : stream) {
            view = projection.evolve(view, event);
            state = ConsistencyState.evolve(state, event);
        }
        assertThat(state.subject()).isEqualTo(view.consistency());
    }
}

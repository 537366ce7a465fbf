package io.incidentledger.query.folding;

import java.util.ArrayList;
import java.util.List;

import io.incidentledger.events.IncidentEvent.IncidentAcknowledged;
import io.incidentledger.ledger.memory.InMemoryEventLog;
import io.incidentledger.projection.IncidentLog;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StreamProjectionCacheTest {

    private final InMemoryEventLog log = new InMemoryEventLog();
    private final IncidentLog incidents = new IncidentLog(log);
    private final List<Long> folded = new ArrayList<>();

    private StreamProjectionCache<Integer> counting(long cachedEvents) {
        return StreamProjectionCache.corrected(log, (count, event) -> {
            folded.add(event.position());
            return (count == null ? 0 : count) + 1;
        }, cachedEvents);
    }

    private void acknowledge(String incident) {
        incidents.add(incident, new IncidentAcknowledged(null));
    }

    @Test
    void anUnknownStreamIsNothing() {
        assertThat(counting(100).now("i1")).isEmpty();
        incidents.addForeign("Service", "s1", "ServiceRetired", "{}");
        assertThat(counting(100).now("s1")).isEmpty();
    }

    @Test
    void aStreamThatDidNotMoveIsNotFoldedAgainAndOneThatDidIsFoldedOn() {
        StreamProjectionCache<Integer> counts = counting(100);
        acknowledge("i1");
        acknowledge("i2");
        assertThat(counts.now("i1")).contains(new FoldedStream<>("i1", 1, 1, 0));
        assertThat(counts.now("i1")).contains(new FoldedStream<>("i1", 1, 1, 0));

        acknowledge("i1");

        assertThat(counts.now("i1")).contains(new FoldedStream<>("i1", 2, 3, 1));
        assertThat(folded).containsExactly(1L, 3L);
    }

    @Test
    void asItWasAtAPositionDoesNotDependOnWhatWasAskedBefore() {
        StreamProjectionCache<Integer> counts = counting(100);
        acknowledge("i1");
        acknowledge("i1");
        acknowledge("i1");
        assertThat(counts.now("i1").orElseThrow().view()).isEqualTo(3);

        assertThat(counts.at("i1", 2)).contains(new FoldedStream<>("i1", 2, 2, 1));
        assertThat(counts.at("i1", 0)).isEmpty();
        assertThat(counts.now("i1").orElseThrow().view()).isEqualTo(3);
    }

    @Test
    void whatIsNotKeptIsFoldedAnew() {
        StreamProjectionCache<Integer> counts = counting(0);
        acknowledge("i1");
        counts.now("i1");

        assertThat(counts.now("i1").orElseThrow().view()).isEqualTo(1);
    }
}

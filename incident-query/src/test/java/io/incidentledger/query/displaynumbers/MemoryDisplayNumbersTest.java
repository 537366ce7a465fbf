package io.incidentledger.query.displaynumbers;

import java.util.List;

import io.incidentledger.events.EventTypes;
import io.incidentledger.events.IncidentEvent.IncidentDeclared;
import io.incidentledger.events.codec.EventCodec;
import io.incidentledger.ledger.memory.InMemoryEventLog;
import io.incidentledger.projection.IncidentLog;
import io.incidentledger.projection.Projector;
import io.incidentledger.query.RandomIncidents;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MemoryDisplayNumbersTest {

    private final InMemoryEventLog log = new InMemoryEventLog();

    private MemoryDisplayNumbers numbersAfter(int... stretches) {
        MemoryDisplayNumbers numbers = new MemoryDisplayNumbers();
        Projector projector = new Projector(new EventCodec(), List.of(numbers));
        long position = 0;
        for (int i = 0; position < log.head().position(); i++) {
            projector.apply(log.read(Math.max(0, position - 3), stretches[i % stretches.length] + 3));
            position = projector.position();
        }
        return numbers;
    }

    @Test
    void aNumberIsTheRankAmongAllDeclarationsOfAnyModeAndThereAndBackAgain() {
        RandomIncidents incidents = new RandomIncidents(11);
        incidents.appendTo(new IncidentLog(log), 8_000);
        List<String> declared = log.read(0, Integer.MAX_VALUE).stream()
                .filter(event -> event.type().equals(EventTypes.of(IncidentDeclared.class)))
                .map(event -> event.stream().id()).toList();
        assertThat(declared).hasSizeGreaterThan(1_024);

        MemoryDisplayNumbers numbers = numbersAfter(500);

        for (int rank = 1; rank <= declared.size(); rank++) {
            assertThat(numbers.numberOf(declared.get(rank - 1))).hasValue(rank);
            assertThat(numbers.incidentWith(rank)).contains(declared.get(rank - 1));
        }
        assertThat(numbers.incidentWith(declared.size() + 1L)).isEmpty();
        assertThat(numbers.incidentWith(0)).isEmpty();
        assertThat(numbers.numberOf("nobody")).isEmpty();
    }

    @Test
    void numbersAreTheSameHoweverTheEventsComeInStretchesAndRepetitions() {
        RandomIncidents incidents = new RandomIncidents(12);
        incidents.appendTo(new IncidentLog(log), 500);
        MemoryDisplayNumbers atOnce = numbersAfter(10_000);
        MemoryDisplayNumbers piecemeal = numbersAfter(1, 7, 2);

        assertThat(incidents.incidents())
                .allSatisfy(id -> assertThat(piecemeal.numberOf(id)).isEqualTo(atOnce.numberOf(id)));
    }
}

package io.incidentledger.query.displaynumbers;

import java.util.Collection;
import java.util.List;
import java.util.Random;

import io.incidentledger.events.codec.EventCodec;
import io.incidentledger.ledger.memory.InMemoryEventLog;
import io.incidentledger.projection.IncidentLog;
import io.incidentledger.projection.Projector;
import io.incidentledger.projection.documents.StoredDocument;
import io.incidentledger.projection.documents.WritableDocuments;
import io.incidentledger.projection.memory.MemoryViewStore;
import io.incidentledger.query.RandomIncidents;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.AdditionalAnswers;
import org.mockito.Mockito;

import static org.assertj.core.api.Assertions.assertThat;

class DisplayNumberProjectorTest {

    private final InMemoryEventLog log = new InMemoryEventLog();
    private final WritableDocuments<DisplayNumberDocument> documents = new MemoryViewStore()
            .open(DisplayNumberDocument.VIEW);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whoeverBreaksOffAndWhereverTheNextOneGivesTheNumbersOfOneWhoNeverDid(long seed) {
        Random random = new Random(seed);
        RandomIncidents incidents = new RandomIncidents(seed);
        incidents.appendTo(new IncidentLog(log), 400);
        MemoryDisplayNumbers wanted = new MemoryDisplayNumbers();
        new Projector(new EventCodec(), List.of(wanted)).apply(log.read(0, Integer.MAX_VALUE));
        while (documents.position() < log.head().position()) {
            feedUntilItBreaksOff(random);
        }
        StoredDisplayNumbers numbers = new StoredDisplayNumbers(documents);

        for (String incident : incidents.incidents()) {
            long number = wanted.numberOf(incident).orElseThrow();
            assertThat(numbers.numberOf(incident)).hasValue(number);
            assertThat(numbers.incidentWith(number)).contains(incident);
        }
        assertThat(numbers.numbersOf(incidents.incidents())).isEqualTo(wanted.numbersOf(incidents.incidents()))
                .hasSameSizeAs(incidents.incidents());
        assertThat(numbers.incidentWith(incidents.incidents().size() + 1L)).isEmpty();
        assertThat(numbers.numberOf("nobody")).isEmpty();
    }

    /// Projects some batches and stores the last one without its position; a batch may start before the position.
    private void feedUntilItBreaksOff(Random random) {
        Projector projector = new Projector(new EventCodec(), List.of(new DisplayNumberProjector(documents)));
        for (int stretches = random.nextInt(4); stretches > 0; stretches--) {
            long from = Math.max(0, documents.position() - random.nextInt(10));
            projector.apply(log.read(from, 1 + random.nextInt(40)));
        }
        WritableDocuments<DisplayNumberDocument> breaking = Mockito.mock(WritableDocuments.class,
                AdditionalAnswers.delegatesTo(documents));
        Mockito.doAnswer(call -> {
            Collection<StoredDocument<DisplayNumberDocument>> stored = call.getArgument(0);
            documents.save(stored, 0);
            return null;
        }).when(breaking).save(Mockito.anyCollection(), Mockito.anyLong());
        new Projector(new EventCodec(), List.of(new DisplayNumberProjector(breaking)))
                .apply(log.read(documents.position(), 1 + random.nextInt(40)));
    }
}

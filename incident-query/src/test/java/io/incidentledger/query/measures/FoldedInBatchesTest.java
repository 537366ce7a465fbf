package io.incidentledger.query.measures;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

import io.incidentledger.events.Audience;
import io.incidentledger.events.EntryKind;
import io.incidentledger.events.History;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.EntryAmended;
import io.incidentledger.events.IncidentEvent.EntryBackdated;
import io.incidentledger.events.IncidentEvent.EntryMovedAway;
import io.incidentledger.events.IncidentEvent.EntryRetracted;
import io.incidentledger.events.IncidentEvent.StatusUpdated;
import io.incidentledger.events.IncidentEvent.TimelineEntryAdded;
import io.incidentledger.events.Mode;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Status;
import io.incidentledger.events.codec.EventCodec;
import io.incidentledger.ledger.StoredEvent;
import io.incidentledger.ledger.memory.InMemoryEventLog;
import io.incidentledger.projection.IncidentLog;
import io.incidentledger.projection.Projector;
import io.incidentledger.projection.documents.DocumentViewDefinition;
import io.incidentledger.projection.documents.StoredDocument;
import io.incidentledger.projection.documents.StoredView;
import io.incidentledger.projection.documents.StoredViewReader;
import io.incidentledger.projection.memory.MemoryViewStore;
import io.incidentledger.query.RandomIncidents;
import io.incidentledger.query.board.BoardViewDefinition;
import io.incidentledger.tiers.CpuTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Tests that late events and corrections cause one new fold per batch, and that the documents equal those of a new
/// fold after each event. A failing seed can be rerun on its own.
class FoldedInBatchesTest {

    private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");
    private static final String INCIDENT = "0190c1f2-0000-7000-8000-000000000001";

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void batchesOfAnySizeGiveTheSameDocuments(long seed) {
        AtomicInteger hours = new AtomicInteger();
        InstantSource hourly = () -> BEGINNING.plus(Duration.ofHours(hours.getAndIncrement()));
        InMemoryEventLog log = new InMemoryEventLog(hourly);
        new RandomIncidents(seed).appendTo(new IncidentLog(log), 160);
        List<StoredEvent> events = log.read(0, Integer.MAX_VALUE);
        Random random = new Random(seed);

        assertSame(BoardViewDefinition.VIEW, events, random);
        StoredViewReader<MeasureDocument> measures = assertSame(MeasureViewDefinition.VIEW, events, random);
        all(measures).forEach(document -> {
            List<MeasureRow> rows = new ArrayList<>();
            MeasureViewDefinition.replay(document.content(), Long.MAX_VALUE, (row, position) -> rows.add(row));
            assertThat(document.content().now()).as("folded anew with each event").isEqualTo(rows.getLast());
        });
    }

    private static <D> StoredViewReader<D> assertSame(DocumentViewDefinition<D> view, List<StoredEvent> events,
            Random random) {
        StoredViewReader<D> oneByOne = fed(view, events, () -> 1);
        StoredViewReader<D> inBatches = fed(view, events, () -> 1 + random.nextInt(20));
        assertThat(all(inBatches)).isEqualTo(all(oneByOne)).isEqualTo(all(fed(view, events, events::size)));
        return inBatches;
    }

    private interface Size {
        int next();
    }

    private static <D> StoredViewReader<D> fed(DocumentViewDefinition<D> view, List<StoredEvent> events, Size size) {
        StoredView<D> stored = new StoredView<>(new MemoryViewStore().open(view));
        Projector projector = new Projector(new EventCodec(), List.of(stored));
        int from = 0;
        while (from < events.size()) {
            int to = Math.min(events.size(), from + size.next());
            projector.apply(events.subList(from, to));
            from = to;
        }
        return stored.documents();
    }

    private static <D> List<StoredDocument<D>> all(StoredViewReader<D> storedViewReader) {
        List<StoredDocument<D>> all = new ArrayList<>();
        storedViewReader.scan(List.of(), all::add);
        all.sort((one, other) -> one.id().compareTo(other.id()));
        return all;
    }

    /// Each update occurred before all updates recorded earlier, and each is amended. A new fold for each of them would
    /// take hundreds of millions of steps.
    @Test
    void manyLateEventsAndCorrectionsOfOneIncidentAreNoMoreWorkThanOthers() {
        InMemoryEventLog log = new InMemoryEventLog(() -> BEGINNING.plus(Duration.ofDays(30)));
        IncidentLog incidents = new IncidentLog(log);
        int updates = 10_000;
        IncidentEvent[] told = new IncidentEvent[1 + 2 * updates];
        told[0] = History.declaration("Checkout fails", Severity.SEV2, Mode.BACKFILL, null, List.of(),
                Map.of());
        for (int i = 1; i <= updates; i++) {
            told[i] = new StatusUpdated("u" + i, i % 2 == 0 ? Status.IDENTIFIED : Status.MONITORING, "words",
                    Audience.INTERNAL, BEGINNING.plusSeconds(updates - i));
            told[updates + i] = new EntryAmended("u" + i, i, "other words", null, null, null, null, "a typo", null);
        }
        incidents.add(INCIDENT, told);
        List<StoredEvent> events = log.read(0, Integer.MAX_VALUE);

        assertThat(CpuTime.of(() -> {
            StoredViewReader<MeasureDocument> measures = fed(MeasureViewDefinition.VIEW, events, () -> 1_000);
            fed(BoardViewDefinition.VIEW, events, () -> 1_000);

            assertThat(measures.find(INCIDENT).orElseThrow().content().now().status()).isEqualTo(Status.MONITORING);
        })).isLessThan(Duration.ofSeconds(30));
    }

    /// One by one and in batches. Scanning the whole history for each of them would take hundreds of millions of steps.
    @ParameterizedTest(name = "after {0}")
    @MethodSource("correctionsOfTheNote")
    void afterOneCorrectionOfATimeEventsAreNoMoreWorkThanBefore(IncidentEvent correction) {
        InMemoryEventLog log = new InMemoryEventLog(() -> BEGINNING.plus(Duration.ofDays(30)));
        IncidentLog incidents = new IncidentLog(log);
        int notes = 20_000;
        IncidentEvent[] told = new IncidentEvent[3 + notes];
        told[0] = History.declaration("Checkout fails", Severity.SEV2, Mode.BACKFILL, null, List.of(),
                Map.of());
        told[1] = note("n", BEGINNING);
        told[2] = correction;
        for (int i = 1; i <= notes; i++) {
            told[2 + i] = note("n" + i, BEGINNING.plusSeconds(i));
        }
        incidents.add(INCIDENT, told);
        List<StoredEvent> events = log.read(0, Integer.MAX_VALUE);

        assertThat(CpuTime.of(() -> {
            fed(BoardViewDefinition.VIEW, events, () -> 1);
            fed(MeasureViewDefinition.VIEW, events, () -> 1);
            fed(BoardViewDefinition.VIEW, events, () -> 500);
        })).isLessThan(Duration.ofSeconds(20));
    }

    static List<IncidentEvent> correctionsOfTheNote() {
        return List.of(new EntryRetracted("n", 1, "a mistake", null),
                new EntryBackdated("n", 1, BEGINNING.minusSeconds(60), "it was earlier", null),
                new EntryMovedAway("n", 1, "0190c1f2-0000-7000-8000-000000000002", "x", "it belongs there", null));
    }

    private static TimelineEntryAdded note(String id, Instant at) {
        return new TimelineEntryAdded(id, EntryKind.NOTE, "words", List.of(), at);
    }
}

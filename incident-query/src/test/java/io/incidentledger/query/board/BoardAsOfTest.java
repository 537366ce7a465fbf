package io.incidentledger.query.board;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

import io.incidentledger.events.CorrectedEvents;
import io.incidentledger.events.RecordedEvent;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Status;
import io.incidentledger.events.codec.EventCodec;
import io.incidentledger.events.durations.DurationDefinitions;
import io.incidentledger.ledger.StoredEvent;
import io.incidentledger.ledger.memory.InMemoryEventLog;
import io.incidentledger.ledger.mongo.connection.MongoServers;
import io.incidentledger.ledger.mongo.connection.MongoServers.TestDatabase;
import io.incidentledger.projection.EventDecoder;
import io.incidentledger.projection.IncidentLog;
import io.incidentledger.projection.Projector;
import io.incidentledger.projection.documents.DocumentPage;
import io.incidentledger.projection.documents.DocumentQuery;
import io.incidentledger.projection.documents.FieldCondition;
import io.incidentledger.projection.documents.StoredDocument;
import io.incidentledger.projection.documents.StoredView;
import io.incidentledger.projection.documents.StoredViewReader;
import io.incidentledger.projection.documents.ViewStore;
import io.incidentledger.projection.memory.MemoryViewStore;
import io.incidentledger.projection.mongo.MongoViewStore;
import io.incidentledger.query.RandomIncidents;
import io.incidentledger.query.folding.StreamProjectionCache;
import io.incidentledger.query.incident.IncidentProjection;
import io.incidentledger.query.incident.IncidentResponse;
import io.incidentledger.query.incident.IncidentView;
import io.incidentledger.tiers.Dose;
import io.incidentledger.tiers.Slow;
import io.incidentledger.tiers.Soaked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Tests for random histories with corrections, and any position p, that the board as of p equals the board of a ledger
/// that ends at p.
@Soaked
class BoardAsOfTest {

    private static final int BLOCK = 250;
    private static final int COMMITS = 40;
    private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");

    static LongStream blocks() {
        return Dose.each("BoardAsOfTest, blocks of histories", 1, 16);
    }

    private static Iterable<Long> seeds(String which, int small, int large) {
        return Dose.each("BoardAsOfTest, histories " + which, small, large)::iterator;
    }

    @ParameterizedTest(name = "seeds from {0} times 250")
    @MethodSource("blocks")
    void theBoardAsOfAPositionIsTheBoardOfALedgerThatEndsThere(long block) {
        for (long seed = block * BLOCK; seed < (block + 1) * BLOCK; seed++) {
            check(seed, new MemoryViewStore());
        }
    }

    @Slow
    @Test
    void soItIsWithViewsInMongoDB() {
        for (long seed : seeds("in MongoDB", 5, 50)) {
            try (TestDatabase database = MongoServers.IN_THIS_JVM.newDatabase()) {
                check(seed, new MongoViewStore(database.connection(), 1));
            }
        }
    }

    @Test
    void itStaysTheSameWhileLaterEventsArrive() throws InterruptedException {
        for (long seed : seeds("while events arrive", 20, 400)) {
            InMemoryEventLog log = new InMemoryEventLog(hourly());
            new RandomIncidents(seed).appendTo(new IncidentLog(log), 10 * COMMITS);
            Random random = new Random(seed);
            List<StoredEvent> events = log.read(0, Integer.MAX_VALUE);
            int begin = events.size() / 4;
            StoredView<BoardDocument> view = new StoredView<>(new MemoryViewStore().open(BoardViewDefinition.VIEW));
            Projector projector = new Projector(new EventCodec(), List.of(view));
            projector.apply(events.subList(0, begin));
            StoredViewReader<BoardDocument> asOf = BoardViewDefinition.asOf(view.documents(),
                    events.get(begin - 1).position());
            List<FieldCondition> conditions = conditions(random);
            List<StoredDocument<BoardDocument>> all = all(asOf, conditions);
            List<String> pages = pages(asOf, conditions, new Random(0));

            Thread feeding = Thread.ofPlatform().start(() -> {
                for (int i = begin; i < events.size(); i++) {
                    projector.apply(events.subList(i, i + 1));
                }
            });
            boolean more = true;
            while (more) {
                more = feeding.isAlive();
                assertThat(all(asOf, conditions)).as("seed " + seed).isEqualTo(all);
                assertThat(pages(asOf, conditions, random)).as("seed " + seed).isEqualTo(pages);
            }
            feeding.join();
        }
    }

    private static void check(long seed, ViewStore store) {
        InMemoryEventLog log = new InMemoryEventLog(hourly());
        new RandomIncidents(seed).appendTo(new IncidentLog(log), COMMITS);
        Random random = new Random(seed);
        long head = log.head().position();
        StoredViewReader<BoardDocument> whole = fed(store, log, head);
        for (int i = 0; i < 3; i++) {
            long position = random.nextLong(head + 1);
            StoredViewReader<BoardDocument> asOf = BoardViewDefinition.asOf(whole, position);
            StoredViewReader<BoardDocument> cut = fed(new MemoryViewStore(), log, position);
            List<FieldCondition> conditions = conditions(random);
            String told = "seed " + seed + ", as of position " + position + ", " + conditions;
            assertThat(all(asOf, conditions)).as(told).isEqualTo(all(cut, conditions));
            assertThat(pages(asOf, conditions, random)).as(told).isEqualTo(pages(cut, conditions, new Random(0)));
            assertThat(asOf.count(conditions)).as(told).isEqualTo(cut.count(conditions));
            assertSameIncidents(log, position, asOf, told);
        }
    }

    /// A clock that advances by an hour on every read.
    private static InstantSource hourly() {
        AtomicInteger hours = new AtomicInteger();
        return () -> BEGINNING.plus(Duration.ofHours(hours.getAndIncrement()));
    }

    private static StoredViewReader<BoardDocument> fed(ViewStore store, InMemoryEventLog log, long position) {
        StoredView<BoardDocument> view = new StoredView<>(store.open(BoardViewDefinition.VIEW));
        new Projector(new EventCodec(), List.of(view)).apply(log.read(0, Integer.MAX_VALUE).stream()
                .filter(event -> event.position() <= position).toList());
        return view.documents();
    }

    private static List<FieldCondition> conditions(Random random) {
        List<FieldCondition> conditions = new ArrayList<>();
        if (random.nextBoolean()) {
            conditions.add(
                    FieldCondition.is(BoardViewDefinition.SEVERITY, Severity.values()[random.nextInt(5)].wireName()));
        }
        if (random.nextBoolean()) {
            conditions.add(new FieldCondition.AnyOf(BoardViewDefinition.STATUS, new HashSet<>(List.of(
                    Status.values()[random.nextInt(7)].wireName(), Status.values()[random.nextInt(4)].wireName()))));
        }
        if (random.nextBoolean()) {
            conditions.add(FieldCondition.is(BoardViewDefinition.SERVICE, "service-" + random.nextInt(6)));
        }
        if (random.nextInt(4) == 0) {
            conditions.add(new FieldCondition.Contains(BoardViewDefinition.TEXT, "title-" + random.nextInt(6)));
        }
        if (random.nextInt(3) == 0) {
            Instant from = BEGINNING.plus(Duration.ofHours(random.nextInt(100)));
            conditions.add(new FieldCondition.Range(BoardViewDefinition.DECLARED_AT, random.nextBoolean() ? null : from,
                    from.plus(Duration.ofHours(random.nextInt(100)))));
        }
        return conditions;
    }

    private static List<StoredDocument<BoardDocument>> all(StoredViewReader<BoardDocument> board,
            List<FieldCondition> conditions) {
        List<StoredDocument<BoardDocument>> found = new ArrayList<>();
        board.scan(conditions, found::add);
        found.sort((one, other) -> one.id().compareTo(other.id()));
        return found;
    }

    /// The rows on all pages of a list, with random page sizes.
    private static List<String> pages(StoredViewReader<BoardDocument> board, List<FieldCondition> conditions,
            Random random) {
        List<String> ids = new ArrayList<>();
        DocumentQuery.Cursor after = null;
        do {
            DocumentPage<BoardDocument> documentPage = board.query(new DocumentQuery(conditions,
                    new DocumentQuery.Sort(BoardViewDefinition.DECLARED_AT, true), after, 1 + random.nextInt(4)));
            documentPage.items().forEach(item -> ids.add(item.id() + " " + item.content().now()));
            after = documentPage.next();
        } while (after != null);
        return ids;
    }

    /// Asserts that each incident on the board, its row as well as its full state, equals that incident in a ledger
    /// that ends at the position.
    private static void assertSameIncidents(InMemoryEventLog log, long position, StoredViewReader<BoardDocument> asOf,
            String told) {
        StreamProjectionCache<IncidentView> incidents = StreamProjectionCache.corrected(log,
                new IncidentProjection(), 1_000);
        Instant now = Instant.parse("2026-01-08T00:00:00Z");
        all(asOf, List.of()).forEach(row -> {
            incidents.now(row.id());
            IncidentView then = incidents.at(row.id(), row.position()).orElseThrow().view();
            IncidentView live = live(log, row.id(), position);
            assertThat(IncidentResponse.of(then, 1L, DurationDefinitions.DEFAULT, now)).as(told)
                    .isEqualTo(IncidentResponse.of(live, 1L, DurationDefinitions.DEFAULT, now));
            assertThat(row.content().now().severity()).as(told).isEqualTo(live.course().severity().current());
            assertThat(row.content().now().status()).as(told).isEqualTo(live.course().status());
            assertThat(row.content().now().declaredAt()).as(told).isEqualTo(live.declaredAt());
        });
    }

    /// The incident in a ledger that ends at a position.
    private static IncidentView live(InMemoryEventLog log, String incidentId, long position) {
        EventDecoder decoder = new EventDecoder(new EventCodec());
        List<RecordedEvent> stream = log.readStream(incidentId, 0, Long.MAX_VALUE).stream()
                .filter(event -> event.position() <= position).map(decoder::decode).toList();
        IncidentView view = null;
        for (RecordedEvent event : CorrectedEvents.corrected(stream)) {
            view = new IncidentProjection().evolve(view, event);
        }
        return view;
    }
}

package io.incidentledger.query.feed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.LongStream;

import io.incidentledger.events.EntryKind;
import io.incidentledger.events.IncidentEvent.IncidentAcknowledged;
import io.incidentledger.events.IncidentEvent.IncidentResolved;
import io.incidentledger.events.IncidentEvent.TimelineEntryAdded;
import io.incidentledger.events.codec.EventCodec;
import io.incidentledger.ledger.EventReader;
import io.incidentledger.ledger.StoredEvent;
import io.incidentledger.ledger.memory.InMemoryEventLog;
import io.incidentledger.projection.IncidentLog;
import io.incidentledger.projection.runner.HeadTracker;
import io.incidentledger.query.feed.FeedReader.Part;
import io.incidentledger.query.readmodel.ListenerLimit;
import io.incidentledger.query.readmodel.OpenResponseStreams;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.AdditionalAnswers;
import org.mockito.Mockito;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class LiveFeedTest {

    private final InMemoryEventLog log = new InMemoryEventLog();
    private final IncidentLog incidents = new IncidentLog(log);
    private final HeadTracker head = new HeadTracker(log, log);
    private final AtomicLong furthestRead = new AtomicLong();
    private final OpenResponseStreams streams = new OpenResponseStreams(new ListenerLimit(100));
    private FeedReader reader;
    private LiveFeed feed;

    /// A subscriber that requests pages only when told to.
    private static final class Listener extends BaseSubscriber<Part> {

        private final List<Long> positions = new ArrayList<>();
        private final List<Long> delivered = new ArrayList<>();

        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            // Requests pages explicitly.
        }

        @Override
        protected synchronized void hookOnNext(Part part) {
            part.events().forEach(event -> positions.add(event.position()));
            delivered.add(part.position());
        }

        synchronized List<Long> delivered() {
            return List.copyOf(delivered);
        }

        synchronized List<Long> positions() {
            return List.copyOf(positions);
        }
    }

    @BeforeEach
    void start() {
        EventReader watched = Mockito.mock(EventReader.class,
                Mockito.withSettings().stubOnly().defaultAnswer(AdditionalAnswers.delegatesTo(log)));
        Mockito.doAnswer(call -> {
            List<StoredEvent> page = log.read(call.getArgument(0), call.getArgument(1), call.getArgument(2));
            page.forEach(event -> furthestRead.accumulateAndGet(event.position(), Math::max));
            return page;
        }).when(watched).read(Mockito.anyLong(), Mockito.anyInt(), Mockito.anyLong());
        reader = new FeedReader(watched, head, new CloudEventWriter(new EventCodec()));
        feed = feed(Duration.ofSeconds(15));
        streams.start();
    }

    private LiveFeed feed(Duration heartbeat) {
        return new LiveFeed(reader, head, page -> Mono.fromCallable(page).subscribeOn(Schedulers.boundedElastic()),
                streams, heartbeat);
    }

    private static Flux<Part> follow(LiveFeed feed, long after, FeedFilter filter) {
        return feed.follow(after, filter, new Part(List.of(), after), Function.identity()).skip(1);
    }

    private void events(int count) {
        for (int i = 0; i < count; i++) {
            incidents.add("i" + i % 3, new IncidentAcknowledged(null));
        }
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    @Test
    void aListenerThatTakesNothingMakesNobodyReadOnAndLosesNothing() {
        events(20_000);
        Listener slow = new Listener();
        follow(feed, 0, FeedFilter.ALL).subscribe(slow);
        slow.request(1);
        await().until(() -> slow.positions().size() == LiveFeed.PAGE);
        events(1_000);

        assertThat(furthestRead.get()).isLessThanOrEqualTo(4L * LiveFeed.PAGE);
        slow.requestUnbounded();

        await().until(() -> slow.positions().size() >= 21_000);
        assertThat(slow.positions()).isEqualTo(upTo(21_000));
        slow.cancel();
    }

    @Test
    void aListenerBeginsBehindThePositionItNamesAndHearsWhatComes() {
        events(5);
        Listener listener = new Listener();
        follow(feed, 3, FeedFilter.ALL).subscribe(listener);
        listener.requestUnbounded();
        await().until(() -> listener.positions().size() == 2);

        events(1);

        await().untilAsserted(() -> assertThat(listener.positions()).containsExactly(4L, 5L, 6L));
        listener.cancel();
    }

    @Test
    void listenersAreCountedWhileTheyListenAndStoppingEndsThem() {
        Listener gone = new Listener();
        Listener staying = new Listener();
        follow(feed, 0, FeedFilter.ALL).subscribe(gone);
        follow(feed, 0, FeedFilter.ALL).subscribe(staying);
        assertThat(streams.listeners()).isEqualTo(2);
        gone.cancel();
        assertThat(streams.listeners()).isEqualTo(1);

        streams.stop();

        await().atMost(Duration.ofSeconds(5)).until(() -> streams.listeners() == 0 && staying.isDisposed());
    }

    @Test
    void aFilteredListenerGetsWhatItWantsAndLearnsHowFarItIsThoughNothingMatches() {
        FeedFilter resolutions = new FeedFilter(Set.of("IncidentResolved"), Set.of());
        events(5_000);
        incidents.add("i1", new IncidentResolved(null, null));
        events(5_000);
        Listener listener = new Listener();
        follow(feed(Duration.ofMillis(100)), 0, resolutions).subscribe(listener);
        listener.requestUnbounded();

        await().until(() -> listener.delivered().contains(10_001L));
        assertThat(listener.positions()).containsExactly(5_001L);
        events(70);
        await().until(() -> listener.delivered().contains(10_071L));
        incidents.add("i2", new IncidentResolved(null, null));
        await().untilAsserted(() -> assertThat(listener.positions()).containsExactly(5_001L, 10_072L));
        listener.cancel();
    }

    @Test
    void aHeartbeatNeverNamesAPositionThatTheListenerHasNotHad() {
        FeedFilter some = new FeedFilter(Set.of(), Set.of("i1"));
        events(9_000);
        Listener slow = new Listener();
        follow(feed(Duration.ofMillis(100)), 0, some).subscribe(slow);
        for (int taken = 1; taken <= 12; taken++) {
            int parts = taken;
            slow.request(1);
            await().pollInterval(Duration.ofMillis(5)).until(() -> slow.delivered().size() == parts);
            long last = slow.positions().isEmpty() ? 0 : slow.positions().getLast();
            assertThat(slow.delivered().getLast()).isBetween(last, last + 2);
        }
        slow.cancel();
    }

    @Test
    void batchesWithAFilterFollowEachOtherWithoutAHoleAndEndWhenFewEventsMatch() {
        events(23_000);
        incidents.add("i1", new IncidentResolved(null, null));
        events(2_000);
        FeedFilter resolutions = new FeedFilter(Set.of("IncidentResolved"), Set.of());
        List<FeedReader.Batch> batches = new ArrayList<>();
        @Nullable Long next = 0L;
        while (next != null) {
            batches.add(reader.batch(next, 50, resolutions));
            next = batches.getLast().next();
        }
        assertThat(batches).extracting(FeedReader.Batch::position).containsExactly(10_000L, 20_000L, 25_001L);
        assertThat(batches.getFirst().events()).isEmpty();
        assertThat(batches.getLast().events()).extracting(FeedEvent::position).containsExactly(23_001L);

        FeedFilter one = new FeedFilter(Set.of("IncidentAcknowledged"), Set.of("i0", "i9"));
        List<Long> found = new ArrayList<>();
        for (@Nullable Long after = 21_000L; after != null;) {
            FeedReader.Batch batch = reader.batch(after, 7, one);
            assertThat(batch.events()).hasSizeLessThanOrEqualTo(7);
            batch.events().forEach(event -> found.add(event.position()));
            after = batch.next();
        }
        assertThat(found).isEqualTo(log.read(21_000, 5_000).stream()
                .filter(event -> event.type().equals("IncidentAcknowledged") && event.stream() != null
                        && event.stream().id().equals("i0"))
                .map(StoredEvent::position).toList());
        assertThat(reader.batch(30_000, 5, one)).isEqualTo(new FeedReader.Batch(List.of(), 25_001, null));
    }

    @Test
    void manyListenersAtTheEndCostOneRead() {
        events(10);
        List<Listener> listeners = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            Listener listener = new Listener();
            follow(feed, 10, FeedFilter.ALL).subscribe(listener);
            listener.requestUnbounded();
            listeners.add(listener);
        }
        events(500);

        await().untilAsserted(
                () -> assertThat(listeners).allSatisfy(listener -> assertThat(listener.positions()).hasSize(500)));
        assertThat(listeners).allSatisfy(listener -> assertThat(listener.positions())
                .isEqualTo(LongStream.rangeClosed(11, 510).boxed().toList()));
        listeners.forEach(Listener::cancel);
    }

    @Test
    void aPartHasSoManyBytesOrOneEvent() {
        List<Integer> sizes = List.of(20_000, 30_000, 20_000, 200_000, 10, 65_000, 10);
        for (int size : sizes) {
            incidents.add("i1", new TimelineEntryAdded(UUID.randomUUID().toString(), EntryKind.NOTE,
                    "x".repeat(size), List.of(), null));
        }
        List<Part> parts = new ArrayList<>();
        Listener listener = new Listener();
        follow(feed, 0, FeedFilter.ALL).doOnNext(parts::add).subscribe(listener);
        listener.requestUnbounded();
        await().until(() -> listener.positions().size() == sizes.size());

        assertThat(listener.positions()).isEqualTo(upTo(sizes.size()));
        assertThat(parts).filteredOn(part -> part.events().size() > 1)
                .allSatisfy(part -> assertThat(part.events().stream().mapToLong(FeedEvent::bytes).sum())
                        .isLessThanOrEqualTo(LiveFeed.PAGE_BYTES));
        assertThat(parts).anySatisfy(part -> assertThat(part.events()).hasSizeGreaterThan(1));
        listener.cancel();
    }

    @Test
    void aBatchEndsWhenItHasSoManyBytesAndTellsWhereTheNextOneBegins() {
        for (int i = 0; i < 40; i++) {
            incidents.add("i1", new TimelineEntryAdded(UUID.randomUUID().toString(), EntryKind.NOTE,
                    "x".repeat(60_000), List.of(), null));
        }
        List<Long> positions = new ArrayList<>();
        Long after = 0L;
        while (after != null) {
            FeedReader.Batch batch = reader.batch(after, 500, FeedFilter.ALL);
            assertThat(batch.events().stream().mapToLong(FeedEvent::bytes).sum())
                    .isLessThan(FeedReader.MAX_BATCH_BYTES + 70_000L);
            batch.events().forEach(event -> positions.add(event.position()));
            after = batch.next();
        }
        assertThat(positions).isEqualTo(upTo(40));
    }
}

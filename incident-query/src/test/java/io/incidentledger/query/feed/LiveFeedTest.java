package io.incidentledger.query.feed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

import io.incidentledger.events.IncidentEvent.IncidentAcknowledged;
import io.incidentledger.events.codec.EventCodec;
import io.incidentledger.ledger.EventReader;
import io.incidentledger.ledger.StoredEvent;
import io.incidentledger.ledger.memory.InMemoryEventLog;
import io.incidentledger.projection.IncidentLog;
import io.incidentledger.projection.runner.HeadTracker;
import io.incidentledger.query.readmodel.StreamRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.AdditionalAnswers;
import org.mockito.Mockito;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class LiveFeedTest {

    private final InMemoryEventLog log = new InMemoryEventLog();
    private final IncidentLog incidents = new IncidentLog(log);
    private final HeadTracker head = new HeadTracker(log, log);
    private final AtomicLong furthestRead = new AtomicLong();
    private final StreamRegistry streams = new StreamRegistry();
    private LiveFeed feed;

    /// A subscriber that requests pages only when told to.
    private static final class Listener extends BaseSubscriber<List<FeedEvent>> {

        private final List<Long> positions = new ArrayList<>();

        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            // Requests pages explicitly.
        }

        @Override
        protected synchronized void hookOnNext(List<FeedEvent> page) {
            page.forEach(event -> positions.add(event.position()));
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
            List<StoredEvent> page = log.read(call.getArgument(0), call.getArgument(1));
            page.forEach(event -> furthestRead.accumulateAndGet(event.position(), Math::max));
            return page;
        }).when(watched).read(Mockito.anyLong(), Mockito.anyInt());
        feed = new LiveFeed(new FeedReader(watched, head, new CloudEvents(new EventCodec())), head,
                page -> Mono.fromCallable(page).subscribeOn(Schedulers.boundedElastic()), streams,
                Duration.ofSeconds(15));
        streams.start();
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
        feed.follow(0).subscribe(slow);
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
        feed.follow(3).subscribe(listener);
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
        feed.follow(0).subscribe(gone);
        feed.follow(0).subscribe(staying);
        assertThat(streams.listeners()).isEqualTo(2);
        gone.cancel();
        assertThat(streams.listeners()).isEqualTo(1);

        streams.stop();

        await().atMost(Duration.ofSeconds(5)).until(() -> streams.listeners() == 0 && staying.isDisposed());
    }

    @Test
    void manyListenersAtTheEndCostOneRead() {
        events(10);
        List<Listener> listeners = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            Listener listener = new Listener();
            feed.follow(10).subscribe(listener);
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
}

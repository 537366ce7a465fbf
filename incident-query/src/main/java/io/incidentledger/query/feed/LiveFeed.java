package io.incidentledger.query.feed;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

import io.incidentledger.projection.runner.HeadTracker;
import io.incidentledger.query.readmodel.ServerSentEvents;
import io.incidentledger.query.readmodel.StreamRegistry;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Streams the ledger live to any number of clients. A page is read only after its client has consumed the previous
/// ones, so the memory for a slow client is bounded, and a slow client loses nothing.
final class LiveFeed {

    /// The number of events that are read at once for a client.
    static final int PAGE = 64;
    /// The time during which events are collected for a client that is at the head, so that they are sent together.
    private static final Duration GATHER = Duration.ofMillis(10);
    /// The time after which a wait for new events is renewed; this is invisible to clients.
    private static final Duration LONG = Duration.ofHours(1);

    private final FeedReader pages;
    private final HeadTracker head;
    private final Function<Callable<List<FeedEvent>>, Mono<List<FeedEvent>>> reading;
    private final StreamRegistry streams;
    private final Duration heartbeat;

    /// @param reading reads a page on a thread that may block
    LiveFeed(FeedReader pages, HeadTracker head, Function<Callable<List<FeedEvent>>, Mono<List<FeedEvent>>> reading,
            StreamRegistry streams, Duration heartbeat) {
        this.pages = pages;
        this.head = head;
        this.reading = reading;
        this.streams = streams;
        this.heartbeat = ServerSentEvents.heartbeat(heartbeat);
    }

    /// An endless stream of all events after a position, in pages. Empty pages are emitted at intervals as heartbeats,
    /// so that both ends of a connection notice when it is broken.
    Flux<List<FeedEvent>> follow(long after) {
        Flux<List<FeedEvent>> events = Flux.defer(() -> {
            Reader reader = new Reader(after);
            return Mono.defer(reader::next).repeat();
        });
        Flux<List<FeedEvent>> heartbeats = Flux.interval(heartbeat).onBackpressureDrop().map(tick -> List.of());
        return streams.with(Flux.merge(1, events, heartbeats));
    }

    /// The position of one client in the ledger. Must not be called concurrently.
    private final class Reader {

        private long position;
        private boolean atEnd;

        Reader(long after) {
            this.position = after;
        }

        /// The next page; empty if the wait for it should be renewed.
        Mono<List<FeedEvent>> next() {
            Mono<Long> pause = atEnd ? Mono.delay(GATHER) : Mono.empty();
            return pause.then(Mono.fromFuture(() -> head.progress().await(position + 1, LONG)))
                    .onErrorComplete(TimeoutException.class)
                    .flatMap(reached -> reading.apply(() -> pages.after(position, PAGE)))
                    .filter(page -> !page.isEmpty())
                    .doOnNext(page -> {
                        position = page.getLast().position();
                        atEnd = position >= head.position();
                    });
        }
    }
}

package io.incidentledger.query.feed;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

import io.incidentledger.projection.runner.HeadTracker;
import io.incidentledger.query.feed.FeedReader.Part;
import io.incidentledger.query.readmodel.OpenResponseStreams;
import io.incidentledger.query.readmodel.ServerSentEvents;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Streams the ledger live to any number of clients. A page is read only after its client has consumed the previous
/// ones, so the memory for a slow client is bounded, and a slow client loses nothing.
final class LiveFeed {

    /// The number of events that are read at once for a client.
    static final int PAGE = 64;
    /// The size in bytes of the events that are read at once for a client, unless a single one is larger.
    static final int PAGE_BYTES = 65_536;
    private static final FeedReader.Bounds BOUNDS = new FeedReader.Bounds(PAGE, PAGE_BYTES);
    /// The time during which events are collected for a client that is at the head, so that they are sent together.
    private static final Duration GATHER = Duration.ofMillis(10);
    /// The time after which a wait for new events is renewed; this is invisible to clients.
    private static final Duration LONG = Duration.ofHours(1);

    private static final Part HEARTBEAT = new Part(List.of(), 0);

    private final FeedReader pages;
    private final HeadTracker head;
    private final Function<Callable<Part>, Mono<Part>> reading;
    private final OpenResponseStreams streams;
    private final Duration heartbeat;

    /// @param reading reads a page on a thread that may block
    LiveFeed(FeedReader pages, HeadTracker head, Function<Callable<Part>, Mono<Part>> reading,
            OpenResponseStreams streams, Duration heartbeat) {
        this.pages = pages;
        this.head = head;
        this.reading = reading;
        this.streams = streams;
        this.heartbeat = ServerSentEvents.heartbeat(heartbeat);
    }

    /// An endless stream of all wanted events after a position, in pages. Empty pages are emitted at intervals as
    /// heartbeats, so that both ends of a connection notice when it is broken; their position is the one up to which the
    /// client has had everything.
    ///
    /// @param opening the first element
    <T> Flux<T> follow(long after, FeedFilter filter, T opening, Function<Part, T> form) {
        return streams.with(Flux.defer(() -> {
            Reader reader = new Reader(after, filter);
            Delivery delivery = new Delivery(after);
            Flux<Part> events = Mono.defer(reader::next).repeat();
            Flux<Part> heartbeats = Flux.interval(heartbeat).onBackpressureDrop().map(tick -> HEARTBEAT);
            return Flux.merge(1, events, heartbeats).mapNotNull(delivery::next);
        }).map(form).startWith(opening));
    }

    /// What one client has been sent. A heartbeat may overtake pages that were read already, so it gets its position
    /// here, where one comes after the other. Must not be called concurrently.
    private static final class Delivery {

        private long position;

        Delivery(long after) {
            this.position = after;
        }

        /// Null: nothing is to be sent, since none of the events were wanted.
        @Nullable Part next(Part part) {
            if (part == HEARTBEAT) {
                return new Part(List.of(), position);
            }
            position = part.position();
            return part.events().isEmpty() ? null : part;
        }
    }

    /// The position of one client in the ledger. Must not be called concurrently.
    private final class Reader {

        private long position;
        private final FeedFilter filter;
        private boolean atEnd;

        Reader(long after, FeedFilter filter) {
            this.position = after;
            this.filter = filter;
        }

        /// The next page; empty if the wait for it should be renewed.
        Mono<Part> next() {
            Mono<Long> pause = atEnd ? Mono.delay(GATHER) : Mono.empty();
            return pause.then(Mono.fromFuture(() -> head.progress().await(position + 1, LONG)))
                    .onErrorComplete(TimeoutException.class)
                    .flatMap(reached -> reading.apply(() -> pages.after(position, BOUNDS, filter)))
                    .filter(part -> part.position() > position)
                    .doOnNext(part -> {
                        position = part.position();
                        atEnd = position >= head.position();
                    });
        }
    }
}

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

/// Follows the ledger for any number of listeners. A page is read only when its listener has taken the ones before, so
/// what is in memory for a slow one is bounded, and nothing is lost to it.
final class LiveFeed {

    /// Events that are read at once for a listener.
    static final int PAGE = 64;
    /// A listener that is at the end is given what comes within this time in one go.
    private static final Duration GATHER = Duration.ofMillis(10);
    /// Waiting begins anew after it; nobody notices.
    private static final Duration LONG = Duration.ofHours(1);

    private final FeedReader pages;
    private final HeadTracker head;
    private final Function<Callable<List<FeedEvent>>, Mono<List<FeedEvent>>> reading;
    private final StreamRegistry streams;
    private final Duration heartbeat;

    /// @param reading reads a page where it may block
    LiveFeed(FeedReader pages, HeadTracker head, Function<Callable<List<FeedEvent>>, Mono<List<FeedEvent>>> reading,
            StreamRegistry streams, Duration heartbeat) {
        this.pages = pages;
        this.head = head;
        this.reading = reading;
        this.streams = streams;
        this.heartbeat = ServerSentEvents.heartbeat(heartbeat);
    }

    /// All events behind a position, for ever, in pages; an empty page now and then, so that both ends of a connection
    /// notice when it is gone.
    Flux<List<FeedEvent>> follow(long after) {
        Flux<List<FeedEvent>> events = Flux.defer(() -> {
            Reader reader = new Reader(after);
            return Mono.defer(reader::next).repeat();
        });
        Flux<List<FeedEvent>> heartbeats = Flux.interval(heartbeat).onBackpressureDrop().map(tick -> List.of());
        return streams.with(Flux.merge(1, events, heartbeats));
    }

    /// One listener's place in the ledger. Its calls come one after the other.
    private final class Reader {

        private long position;
        private boolean atEnd;

        Reader(long after) {
            this.position = after;
        }

        /// The next page; empty when the wait for it should begin anew.
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

package io.incidentledger.ledger.mongo.connection;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Waits for what a publisher gives, on the calling thread, which must be allowed to block. The publisher's own
/// exception is thrown; [IllegalStateException] when it takes longer than it may.
public final class Await {

    private Await() {}

    /// What it gives first.
    public static <T> Optional<T> first(Publisher<T> publisher, Duration atMost) {
        return Mono.from(publisher).blockOptional(atMost);
    }

    /// Everything it gives, in order.
    public static <T> List<T> all(Publisher<T> publisher, Duration atMost) {
        List<T> given = Flux.from(publisher).collectList().block(atMost);
        return given == null ? List.of() : given;
    }

    /// That it has come to its end.
    public static void end(Publisher<?> publisher, Duration atMost) {
        Flux.from(publisher).then().block(atMost);
    }
}

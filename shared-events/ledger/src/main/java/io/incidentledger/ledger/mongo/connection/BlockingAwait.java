package io.incidentledger.ledger.mongo.connection;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Waits for the result of a publisher on the calling thread, which must be allowed to block. Throws the publisher's
/// own exception, or [IllegalStateException] on a timeout.
public final class BlockingAwait {

    private BlockingAwait() {}

    /// Waits for the first element.
    public static <T> Optional<T> first(Publisher<T> publisher, Duration atMost) {
        return Mono.from(publisher).blockOptional(atMost);
    }

    /// Waits for all elements, in order.
    public static <T> List<T> all(Publisher<T> publisher, Duration atMost) {
        List<T> given = Flux.from(publisher).collectList().block(atMost);
        return given == null ? List.of() : given;
    }

    /// Waits for the end.
    public static void end(Publisher<?> publisher, Duration atMost) {
        Flux.from(publisher).then().block(atMost);
    }
}

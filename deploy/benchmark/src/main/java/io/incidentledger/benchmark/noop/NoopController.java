package io.incidentledger.benchmark.noop;

import java.net.URI;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

import io.incidentledger.events.validation.StrictJson;
import io.incidentledger.http.messages.RequestBodyReader;
import io.incidentledger.ledger.TimeOrderedIdGenerator;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Parses declarations and discards them.
@RestController
final class NoopController {

    private static final int EVENTS = 2;

    private final RequestBodyReader bodies;
    private final StrictJson<NoopDeclarationBody> shape = StrictJson.of(NoopDeclarationBody.class);
    private final AtomicLong position = new AtomicLong();

    NoopController(RequestBodyReader bodies) {
        this.bodies = bodies;
    }

    /// The response body of a command, as the service sends it.
    record Answer(String incidentId, long position, long sequence, Instant recordedAt, boolean changed) {}

    @PostMapping("/v1/incidents")
    Mono<ResponseEntity<Answer>> declare(ServerHttpRequest request) {
        return bodies.read(request).map(body -> answer(shape.read(body)));
    }

    private ResponseEntity<Answer> answer(NoopDeclarationBody declaration) {
        String id = TimeOrderedIdGenerator.next().toString();
        return ResponseEntity.created(URI.create("/v1/incidents/" + id)).eTag("\"1\"")
                .body(new Answer(id, position.addAndGet(EVENTS), 1, Instant.now(), declaration.title() != null));
    }
}

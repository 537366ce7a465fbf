package io.incidentledger.http.filters;

import io.incidentledger.http.problems.ProblemException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BodiesInFlightFilterTest {

    private static final long CAPACITY = 100;
    private static final long LARGEST = 40;

    private final BodiesInFlightFilter filter = new BodiesInFlightFilter(CAPACITY, LARGEST);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @BeforeEach
    void bind() {
        filter.metrics().bindTo(registry);
    }

    private double held() {
        return registry.get("incident.ledger.bodies.in.flight").gauge().value();
    }

    private Mono<Void> post(String header, String value, Mono<Void> rest) {
        return filter.filter(
                MockServerWebExchange.from(MockServerHttpRequest.post("/v1/incidents").header(header, value)),
                exchange -> rest);
    }

    private Mono<Void> post(long length, Mono<Void> rest) {
        return post("Content-Length", Long.toString(length), rest);
    }

    @Test
    void bodiesAreCountedUntilTheirResponsesAreComplete() {
        Sinks.Empty<Void> response = Sinks.empty();
        post(30, response.asMono()).subscribe();
        post(30, Mono.error(new IllegalStateException("failed"))).onErrorComplete().block();
        Disposable left = post(30, Mono.never()).subscribe();
        assertThat(held()).isEqualTo(60);

        left.dispose();
        assertThat(held()).isEqualTo(30);
        response.tryEmitEmpty();
        assertThat(held()).isZero();
    }

    @Test
    void aBodyOfUnknownLengthAndOneThatIsReadInPartsCountAsTheLargest() {
        post("Transfer-Encoding", "chunked", Mono.never()).subscribe();
        assertThat(held()).isEqualTo(LARGEST);
        post(1_000_000, Mono.never()).subscribe();
        assertThat(held()).isEqualTo(2 * LARGEST);
    }

    @Test
    void aRequestWithoutABodyAlwaysHasRoom() {
        post(40, Mono.never()).subscribe();
        post(40, Mono.never()).subscribe();
        post(20, Mono.never()).subscribe();

        post(0, Mono.empty()).block();
        filter.filter(MockServerWebExchange.from(MockServerHttpRequest.post("/v1/incidents/1/acknowledge")),
                exchange -> Mono.empty()).block();
        assertThat(held()).isEqualTo(CAPACITY);
    }

    @Test
    void aRequestForWhichThereIsNoRoomIsRejectedAndTakesNone() {
        Disposable first = post(40, Mono.never()).subscribe();
        post(40, Mono.never()).subscribe();

        assertThatThrownBy(() -> post(21, Mono.never()).block()).isInstanceOfSatisfying(ProblemException.class,
                refusal -> assertThat(refusal.problem().name()).isEqualTo("overloaded"));
        assertThat(held()).isEqualTo(80);
        assertThat(registry.get("incident.ledger.bodies.rejected").functionCounter().count()).isEqualTo(1);

        first.dispose();
        post(21, Mono.empty()).block();
        assertThat(held()).isEqualTo(40);
    }
}

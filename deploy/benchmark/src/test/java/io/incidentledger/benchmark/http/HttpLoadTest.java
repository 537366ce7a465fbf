package io.incidentledger.benchmark.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class HttpLoadTest {

    private static final RequestSource REQUEST = () -> Unpooled
            .wrappedBuffer(RequestEncoder.post("/things", "", "{\"name\":\"x\"}"));

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicLong stalledUntil = new AtomicLong();
    private final DisposableServer server = HttpServer.create().host("127.0.0.1").port(0).handle(this::answer)
            .bindNow();
    private final HttpLoad load = new HttpLoad(URI.create("http://127.0.0.1:" + server.port()));

    private Publisher<Void> answer(HttpServerRequest request, HttpServerResponse response) {
        asked.incrementAndGet();
        if (request.uri().equals("/refused")) {
            return response.status(409).sendString(Mono.just("no"));
        }
        if (request.uri().equals("/cut")) {
            request.withConnection(Connection::dispose);
            return Mono.never();
        }
        long stall = Math.max(0, stalledUntil.get() - System.nanoTime());
        return request.receive().aggregate().asString()
                .delayElement(Duration.ofNanos(stall))
                .flatMap(body -> response.sendString(Mono.just("{\"echo\":" + body + "}")).then());
    }

    @AfterEach
    void close() {
        load.close();
        server.disposeNow();
    }

    @Test
    void aClosedLoopCountsEveryAnswer() {
        LoadResult loadResult = load.closedLoop(4, Duration.ofMillis(200), REQUEST, ResponseListener.NOBODY);

        assertThat(loadResult.latencies().getTotalCount()).isEqualTo(asked.get()).isPositive();
        assertThat(loadResult.took()).isBetween(Duration.ofMillis(200), Duration.ofSeconds(5));
    }

    @Test
    void itAsksAsOftenAsItIsTold() {
        AtomicInteger answers = new AtomicInteger();

        load.ask(3, 10, REQUEST, (body, nanoTime) -> answers.incrementAndGet());

        assertThat(answers).hasValue(10);
        assertThat(asked).hasValue(10);
    }

    @Test
    void anAnswerThatIsNotGoodFailsTheRun() {
        RequestSource refused = () -> Unpooled.wrappedBuffer(RequestEncoder.get("/refused"));

        assertThatThrownBy(() -> load.closedLoop(2, Duration.ofSeconds(1), refused, ResponseListener.NOBODY))
                .hasMessageContaining("409").hasRootCauseInstanceOf(UnexpectedResponseException.class);
    }

    @Test
    void aServiceThatGoesAwayFailsTheRun() {
        RequestSource cut = () -> Unpooled.wrappedBuffer(RequestEncoder.get("/cut"));

        assertThatThrownBy(() -> load.ask(1, 1, cut, ResponseListener.NOBODY)).hasMessageContaining("closed");
    }

    @Test
    void anOpenLoopKeepsItsRate() {
        LoadResult loadResult = load.openLoop(4, 500, Duration.ofSeconds(1), REQUEST, ResponseListener.NOBODY);

        assertThat(asked).hasValue(500);
        assertThat(loadResult.perSecond()).isCloseTo(500, within(50.0));
    }

    @Test
    void anOpenLoopChargesAStallToEveryRequestThatWasDueMeanwhile() {
        stalledUntil.set(System.nanoTime() + Duration.ofMillis(500).toNanos());

        LoadResult loadResult = load.openLoop(2, 200, Duration.ofSeconds(1), REQUEST, ResponseListener.NOBODY);

        assertThat(loadResult.latencies().getTotalCount()).isEqualTo(200);
        assertThat(loadResult.percentile(75)).as("a quarter of the requests waited").isGreaterThan(100);
    }

    @Test
    void aCallerReadsTheAnswer() {
        try (HttpLoad.Caller caller = load.caller()) {
            String answer = caller.ask(RequestEncoder.post("/things", "", "{}"),
                    body -> body.toString(StandardCharsets.UTF_8));

            assertThat(answer).isEqualTo("{\"echo\":{}}");
        }
    }
}

package io.incidentledger.query.readmodel;

import io.incidentledger.http.ProblemException;
import io.incidentledger.projection.runner.Feeding;
import io.incidentledger.projection.runner.FeedingState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mockito.Mockito;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ReadinessFilterTest {

    private final Feeding feeding = Mockito.mock(Feeding.class);
    private final ReadinessFilter filter = new ReadinessFilter(feeding);

    private MockServerWebExchange asked(MockServerHttpRequest.BaseBuilder<?> request) {
        MockServerWebExchange exchange = MockServerWebExchange.from(request);
        filter.filter(exchange, through -> Mono.error(new AssertionError("must not come through"))).block();
        return exchange;
    }

    /// An EventSource gives up for good when it is answered with anything but 200.
    @ParameterizedTest
    @EnumSource(value = FeedingState.class, names = {"REBUILDING", "STOPPED"})
    void a_listener_is_told_to_come_again_and_keeps_its_place(FeedingState state) {
        Mockito.when(feeding.state()).thenReturn(state);

        var response = asked(MockServerHttpRequest.get("/v1/events").accept(MediaType.TEXT_EVENT_STREAM)).getResponse();

        assertThat(response.getStatusCode()).isIn(null, HttpStatus.OK);
        assertThat(response.getHeaders().getContentType()).hasToString("text/event-stream;charset=UTF-8");
        assertThat(response.getBodyAsString().block()).isEqualTo("retry: 5000\n\n");
    }

    @Test
    void everything_else_is_refused() {
        Mockito.when(feeding.state()).thenReturn(FeedingState.REBUILDING);

        assertThatThrownBy(() -> asked(MockServerHttpRequest.get("/v1/events"))).isInstanceOf(ProblemException.class);
        assertThatThrownBy(
                () -> asked(MockServerHttpRequest.post("/v1/incidents").accept(MediaType.TEXT_EVENT_STREAM)))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void a_damaged_ledger_is_no_reason_to_come_again() {
        Mockito.when(feeding.state()).thenReturn(FeedingState.REFUSED);

        assertThatThrownBy(() -> asked(MockServerHttpRequest.get("/v1/events").accept(MediaType.TEXT_EVENT_STREAM)))
                .isInstanceOf(ProblemException.class);
    }
}

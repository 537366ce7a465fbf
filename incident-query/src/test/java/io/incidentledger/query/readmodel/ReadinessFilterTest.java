package io.incidentledger.query.readmodel;

import io.incidentledger.http.problems.ProblemException;
import io.incidentledger.projection.runner.ProjectionRunner;
import io.incidentledger.projection.runner.RunnerState;
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

    private final ProjectionRunner projectionRunner = Mockito.mock(ProjectionRunner.class);
    private final ReadinessFilter filter = new ReadinessFilter(projectionRunner);

    private MockServerWebExchange asked(MockServerHttpRequest.BaseBuilder<?> request) {
        MockServerWebExchange exchange = MockServerWebExchange.from(request);
        filter.filter(exchange, through -> Mono.error(new AssertionError("must not come through"))).block();
        return exchange;
    }

    /// An EventSource gives up permanently after any status other than 200.
    @ParameterizedTest
    @EnumSource(value = RunnerState.class, names = {"REBUILDING", "STOPPED"})
    void aListenerIsToldToComeAgainAndKeepsItsPlace(RunnerState state) {
        Mockito.when(projectionRunner.state()).thenReturn(state);

        var response = asked(MockServerHttpRequest.get("/v1/events").accept(MediaType.TEXT_EVENT_STREAM)).getResponse();

        assertThat(response.getStatusCode()).isIn(null, HttpStatus.OK);
        assertThat(response.getHeaders().getContentType()).hasToString("text/event-stream;charset=UTF-8");
        assertThat(response.getBodyAsString().block()).isEqualTo("retry: 5000\n\n");
    }

    @Test
    void everythingElseIsRefused() {
        Mockito.when(projectionRunner.state()).thenReturn(RunnerState.REBUILDING);

        assertThatThrownBy(() -> asked(MockServerHttpRequest.get("/v1/events"))).isInstanceOf(ProblemException.class);
        assertThatThrownBy(
                () -> asked(MockServerHttpRequest.post("/v1/incidents").accept(MediaType.TEXT_EVENT_STREAM)))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void aDamagedLedgerIsNoReasonToComeAgain() {
        Mockito.when(projectionRunner.state()).thenReturn(RunnerState.REFUSED);

        assertThatThrownBy(() -> asked(MockServerHttpRequest.get("/v1/events").accept(MediaType.TEXT_EVENT_STREAM)))
                .isInstanceOf(ProblemException.class);
    }
}

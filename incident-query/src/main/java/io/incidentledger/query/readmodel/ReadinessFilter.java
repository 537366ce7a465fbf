package io.incidentledger.query.readmodel;

import java.util.Locale;

import io.incidentledger.http.problems.Problem;
import io.incidentledger.http.problems.ProblemException;
import io.incidentledger.http.problems.ProblemType;
import io.incidentledger.projection.runner.ProjectionRunner;
import io.incidentledger.projection.runner.RunnerState;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Rejects every API request, reads and writes alike, until the whole ledger has been read and verified. Clients that
/// request an event stream are told to reconnect later, unless the ledger was rejected.
final class ReadinessFilter implements WebFilter, Ordered {

    private static final int RETRY_AFTER_SECONDS = 5;

    private final ProjectionRunner projectionRunner;

    public ReadinessFilter(ProjectionRunner projectionRunner) {
        this.projectionRunner = projectionRunner;
    }

    /// After the headers have been checked, and before any handler.
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 2;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (projectionRunner.state() == RunnerState.FOLLOWING
                || !exchange.getRequest().getPath().value().startsWith("/v1/")) {
            return chain.filter(exchange);
        }
        return listens(exchange) && projectionRunner.state() != RunnerState.REFUSED
                ? ServerSentEvents.comeAgain(exchange, RETRY_AFTER_SECONDS)
                : Mono.error(new ProblemException(refusal()));
    }

    private static boolean listens(ServerWebExchange exchange) {
        return exchange.getRequest().getMethod() == HttpMethod.GET && ServerSentEvents.isAccepted(exchange);
    }

    private Problem refusal() {
        return switch (projectionRunner.state()) {
            case REFUSED -> ProblemType.LEDGER_REFUSED.retryable("The log of this process names the position.",
                    RETRY_AFTER_SECONDS);
            case REBUILDING, STOPPED, FOLLOWING -> ProblemType.VIEWS_REBUILDING.retryable(
                    String.format(Locale.ROOT, "%.0f %% of the ledger have been read.",
                            projectionRunner.rebuilt() * 100),
                    RETRY_AFTER_SECONDS);
        };
    }
}

package io.incidentledger.http.problems;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;

import io.incidentledger.events.validation.InvalidJsonException;
import io.incidentledger.ledger.EventLogException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.NotAcceptableStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;
import org.springframework.web.server.WebExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;
import reactor.core.publisher.Mono;

/// Responds to every failed request with an RFC 9457 problem, whatever the `Accept` header says; a client that has
/// disconnected gets no body. Unexpected failures become a 500 without internal details, whose correlation id is also
/// in the log. Rejections are not logged.
final class ProblemExceptionHandler implements WebExceptionHandler, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemExceptionHandler.class);

    private final List<ProblemTranslator> translators;
    private final long bodyLimit;

    ProblemExceptionHandler(List<ProblemTranslator> translators, long bodyLimit) {
        this.translators = List.copyOf(translators);
        this.bodyLimit = bodyLimit;
    }

    /// Runs before the handlers of Spring Boot and WebFlux, which use their own formats.
    @Override
    public int getOrder() {
        return -10;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        ServerHttpResponse response = exchange.getResponse();
        if (response.isCommitted()) {
            return Mono.error(failure);
        }
        if (DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            LOG.debug("The client disconnected from {}", exchange.getRequest().getPath().value(), failure);
            response.setRawStatusCode(400);
            return response.setComplete().onErrorComplete();
        }
        Throwable cause = failure instanceof CompletionException && failure.getCause() != null
                ? failure.getCause()
                : failure;
        Problem foreseen = problemOf(exchange, cause);
        Problem problem = foreseen != null ? foreseen : unforeseen(exchange, cause);
        response.getHeaders().clearContentHeaders();
        if (cause instanceof ErrorResponse refusal) {
            response.getHeaders().putAll(refusal.getHeaders());
        }
        if (cause instanceof MethodNotAllowedException refusal) {
            response.getHeaders().setAllow(allowed(refusal.getSupportedMethods()));
        }
        return write(response, problem).onErrorResume(unsent -> {
            LOG.debug("The connection was lost before the problem {} could be sent", problem.name(), unsent);
            return Mono.empty();
        });
    }

    private @Nullable Problem problemOf(ServerWebExchange exchange, Throwable failure) {
        for (ProblemTranslator translator : translators) {
            Problem problem = translator.translate(failure);
            if (problem != null) {
                return problem;
            }
        }
        return switch (failure) {
            case ProblemException refusal -> refusal.problem();
            case InvalidJsonException refusal -> ProblemFactory.of(refusal);
            case EventLogException.Corrupted corrupted -> {
                LOG.error("The ledger is corrupted from position {} on", corrupted.position(), corrupted);
                yield ProblemFactory.ofLog(corrupted);
            }
            case EventLogException log -> ProblemFactory.ofLog(log);
            case DataBufferLimitException tooLarge -> ProblemFactory.bodyTooLarge(bodyLimit);
            case ErrorResponse refusal -> ofSpring(exchange, refusal);
            default -> null;
        };
    }

    private @Nullable Problem ofSpring(ServerWebExchange exchange, ErrorResponse refusal) {
        HttpStatusCode status = refusal.getStatusCode();
        return switch (status.value()) {
            case 404 -> ProblemFactory.unknownPath(exchange.getRequest().getPath().value());
            case 405 -> ProblemFactory.methodNotAllowed(
                    refusal instanceof MethodNotAllowedException method ? method.getHttpMethod() : "The method");
            case 406 -> ProblemFactory.notAcceptable(offered(refusal));
            case 413 -> ProblemFactory.bodyTooLarge(bodyLimit);
            case 415 -> ProblemFactory.unsupportedMediaType(supported(refusal));
            case 400 -> ProblemFactory.malformedRequest(String.valueOf(refusal.getBody().getDetail()));
            default -> status.is4xxClientError()
                    ? ProblemFactory.refused(status.value(), String.valueOf(refusal.getBody().getDetail()))
                    : null;
        };
    }

    /// With the methods that Spring adds to those of the controllers, as in a response to OPTIONS.
    private static Set<HttpMethod> allowed(Set<HttpMethod> declared) {
        Set<HttpMethod> allowed = new LinkedHashSet<>(declared);
        if (declared.contains(HttpMethod.GET)) {
            allowed.add(HttpMethod.HEAD);
        }
        allowed.add(HttpMethod.OPTIONS);
        return allowed;
    }

    private static String offered(ErrorResponse refusal) {
        return refusal instanceof NotAcceptableStatusException types
                ? types.getSupportedMediaTypes().stream().map(MediaType::toString).collect(Collectors.joining(", "))
                : "other media types";
    }

    private static String supported(ErrorResponse refusal) {
        return refusal instanceof UnsupportedMediaTypeStatusException types && !types.getSupportedMediaTypes().isEmpty()
                ? "The request body must be " + types.getSupportedMediaTypes().stream().map(MediaType::toString)
                        .collect(Collectors.joining(" or ")) + " in UTF-8."
                : "The Content-Type is not supported at this path.";
    }

    private static Problem unforeseen(ServerWebExchange exchange, Throwable failure) {
        String id = UUID.randomUUID().toString();
        LOG.error("{} {} failed, correlation id {}", exchange.getRequest().getMethod(),
                exchange.getRequest().getPath().value(), id, failure);
        return ProblemFactory.internalError(id);
    }

    private static Mono<Void> write(ServerHttpResponse response, Problem problem) {
        HttpHeaders headers = response.getHeaders();
        response.setRawStatusCode(problem.status());
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers.setCacheControl("no-store");
        if (problem.retryAfterSeconds() != null) {
            headers.set(HttpHeaders.RETRY_AFTER, String.format(Locale.ROOT, "%d", problem.retryAfterSeconds()));
        }
        byte[] body = ProblemJson.write(problem).getBytes(StandardCharsets.UTF_8);
        headers.setContentLength(body.length);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
    }
}

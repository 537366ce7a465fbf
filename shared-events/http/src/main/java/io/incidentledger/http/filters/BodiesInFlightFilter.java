package io.incidentledger.http.filters;

import java.util.concurrent.atomic.AtomicLong;

import io.incidentledger.http.messages.ByteBudget;
import io.incidentledger.http.problems.ProblemException;
import io.incidentledger.http.problems.ProblemType;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Bounds the bytes of all request bodies that are being read or processed at the same time. A request reserves what it
/// announces, from its arrival until its response is complete: its `Content-Length`, and the maximum size of a body if it
/// has a body of unknown length, or one that is read in parts. A request for which there is no room is rejected with 503
/// before its body is read.
final class BodiesInFlightFilter implements WebFilter, Ordered {

    /// The setting, with its default.
    static final String CAPACITY = "${incident-ledger.http.max-bytes-in-flight:0}";

    private static final int SHARE_OF_HEAP = 8;
    private static final int MEBIBYTE = 1 << 20;

    private final ByteBudget budget;
    private final long largestBody;
    private final AtomicLong rejected = new AtomicLong();

    /// @param capacity in bytes; 0: an eighth of the heap
    /// @param largestBody the maximum number of bytes of a body that is held at once
    BodiesInFlightFilter(long capacity, long largestBody) {
        this.budget = new ByteBudget(Math.max(
                capacity == 0 ? Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP : capacity, largestBody));
        this.largestBody = largestBody;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 2;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        long bytes = held(exchange.getRequest().getHeaders());
        return bytes == 0
                ? chain.filter(exchange)
                : Mono.using(() -> reserve(bytes), reserved -> chain.filter(exchange), budget::release);
    }

    private long held(HttpHeaders headers) {
        long announced = headers.getContentLength();
        if (announced < 0) {
            return headers.containsHeader(HttpHeaders.TRANSFER_ENCODING) ? largestBody : 0;
        }
        return Math.min(announced, largestBody);
    }

    private long reserve(long bytes) {
        if (!budget.tryReserve(bytes)) {
            rejected.incrementAndGet();
            throw new ProblemException(ProblemType.OVERLOADED.retryable("Requests with bodies of "
                    + budget.capacity() / MEBIBYTE + " MiB in all are being processed. Try again later.", 1));
        }
        return bytes;
    }

    /// Micrometer meters for bodies, under `incident.ledger.bodies`.
    MeterBinder metrics() {
        return registry -> {
            budget.meter(registry, "incident.ledger.bodies.in.flight",
                    "Bodies of the requests that are being read or processed",
                    "Maximum size of all bodies in flight; further requests are rejected");
            FunctionCounter.builder("incident.ledger.bodies.rejected", rejected, AtomicLong::get)
                    .description("Requests that were rejected because of the bodies in flight").register(registry);
        };
    }
}

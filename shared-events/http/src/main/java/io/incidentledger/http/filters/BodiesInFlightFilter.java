package io.incidentledger.http.filters;

import java.util.concurrent.atomic.AtomicLong;

import io.incidentledger.http.problems.ProblemException;
import io.incidentledger.http.problems.ProblemType;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.BaseUnits;
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

    private final long capacity;
    private final long largestBody;
    private final AtomicLong reserved = new AtomicLong();
    private final AtomicLong rejected = new AtomicLong();

    /// @param capacity in bytes; 0: an eighth of the heap
    /// @param largestBody the maximum number of bytes of a body that is held at once
    BodiesInFlightFilter(long capacity, long largestBody) {
        this.capacity = Math.max(capacity == 0 ? Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP : capacity,
                largestBody);
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
                : Mono.using(() -> reserve(bytes), reservation -> chain.filter(exchange),
                        reservation -> reserved.addAndGet(-reservation));
    }

    private long held(HttpHeaders headers) {
        long announced = headers.getContentLength();
        if (announced < 0) {
            return headers.containsHeader(HttpHeaders.TRANSFER_ENCODING) ? largestBody : 0;
        }
        return Math.min(announced, largestBody);
    }

    private long reserve(long bytes) {
        if (reserved.addAndGet(bytes) > capacity) {
            reserved.addAndGet(-bytes);
            rejected.incrementAndGet();
            throw new ProblemException(ProblemType.OVERLOADED.retryable("Requests with bodies of "
                    + capacity / MEBIBYTE + " MiB in all are being processed. Try again later.", 1));
        }
        return bytes;
    }

    /// Micrometer meters for bodies, under `incident.ledger.bodies`.
    MeterBinder metrics() {
        return registry -> {
            Gauge.builder("incident.ledger.bodies.in.flight", reserved, AtomicLong::get).baseUnit(BaseUnits.BYTES)
                    .description("Bodies of the requests that are being read or processed").register(registry);
            Gauge.builder("incident.ledger.bodies.in.flight.capacity", () -> capacity).baseUnit(BaseUnits.BYTES)
                    .description("Maximum size of all bodies in flight; further requests are rejected")
                    .register(registry);
            FunctionCounter.builder("incident.ledger.bodies.rejected", rejected, AtomicLong::get)
                    .description("Requests that were rejected because of the bodies in flight").register(registry);
        };
    }
}

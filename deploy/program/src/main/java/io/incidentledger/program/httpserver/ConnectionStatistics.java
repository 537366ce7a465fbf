package io.incidentledger.program.httpserver;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/// Counts connections: those that are open, and those that the server refused or closed. Thread-safe.
final class ConnectionStatistics implements MeterBinder {

    private final int capacity;
    private final AtomicInteger open = new AtomicInteger();
    private final LongAdder refused = new LongAdder();
    private final Map<Reason, LongAdder> closed = new EnumMap<>(Reason.class);

    /// Why the server closed a connection.
    enum Reason {
        /// The headers of a request did not arrive in time.
        HEADERS,
        /// The body of a request did not arrive in time.
        BODY,
        /// There was no request for some time.
        IDLE,
        /// The client took nothing of a response for some time.
        STALLED,
        /// The client sent too many requests without waiting for the responses.
        PIPELINED
    }

    ConnectionStatistics(int capacity) {
        this.capacity = capacity;
        for (Reason reason : Reason.values()) {
            closed.put(reason, new LongAdder());
        }
    }

    /// Counts another open connection.
    ///
    /// @return false if there are more than there may be
    boolean opened() {
        boolean accepted = open.incrementAndGet() <= capacity;
        if (!accepted) {
            open.decrementAndGet();
            refused.increment();
        }
        return accepted;
    }

    void ended() {
        open.decrementAndGet();
    }

    void closed(Reason reason) {
        of(reason).increment();
    }

    private LongAdder of(Reason reason) {
        LongAdder count = closed.get(reason);
        if (count == null) {
            throw new IllegalArgumentException(reason.name());
        }
        return count;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("incident.ledger.connections", open, AtomicInteger::get).description("Open connections")
                .register(registry);
        Gauge.builder("incident.ledger.connections.capacity", () -> capacity)
                .description("Connections that may be open at the same time").register(registry);
        FunctionCounter.builder("incident.ledger.connections.refused", refused, LongAdder::sum)
                .description("Connections that were refused because there were too many").register(registry);
        for (Reason reason : Reason.values()) {
            FunctionCounter.builder("incident.ledger.connections.closed", of(reason), LongAdder::sum)
                    .tag("reason", reason.name().toLowerCase(Locale.ROOT))
                    .description("Connections, or streams of HTTP/2, that were closed because of what the client did")
                    .register(registry);
        }
    }
}

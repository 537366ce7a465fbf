package io.incidentledger.ledger.append;

import java.time.Duration;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/// Records Micrometer meters about appending, under `incident.ledger.append`.
final class AppendMetrics implements AppendListener {

    private final MeterRegistry registry;
    private final DistributionSummary commits;
    private final Timer written;
    private final Timer failed;
    private final Counter overloads;

    AppendMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.commits = DistributionSummary.builder("incident.ledger.append.batch.size").baseUnit("commits")
                .description("Number of commits in a batch that was made durable together").register(registry);
        this.written = timer(registry, "written");
        this.failed = timer(registry, "failed");
        this.overloads = Counter.builder("incident.ledger.append.overloads")
                .description("Commits that were rejected because the queue was full").register(registry);
    }

    private static Timer timer(MeterRegistry registry, String outcome) {
        return Timer.builder("incident.ledger.append.batch").tag("outcome", outcome)
                .description("Time to write a batch durably").register(registry);
    }

    @Override
    public void started(IntSupplier waiting, int capacity) {
        Gauge.builder("incident.ledger.append.queue", waiting, IntSupplier::getAsInt).baseUnit("commits")
                .description("Commits in the queue of the appender").strongReference(true).register(registry);
        Gauge.builder("incident.ledger.append.queue.capacity", () -> capacity).baseUnit("commits")
                .description("Maximum number of commits in the queue; further ones are rejected").register(registry);
    }

    @Override
    public void queueing(LongSupplier chars, long capacity) {
        Gauge.builder("incident.ledger.append.queue.size", chars, LongSupplier::getAsLong).baseUnit("characters")
                .description("Characters of the commits in the queue of the appender").strongReference(true)
                .register(registry);
        Gauge.builder("incident.ledger.append.queue.size.capacity", () -> capacity).baseUnit("characters")
                .description("Maximum number of characters in the queue; further commits are rejected")
                .register(registry);
    }

    @Override
    public void batchEnded(int size, Duration took, boolean batchFailed) {
        commits.record(size);
        (batchFailed ? failed : written).record(took);
    }

    @Override
    public void overloaded() {
        overloads.increment();
    }
}

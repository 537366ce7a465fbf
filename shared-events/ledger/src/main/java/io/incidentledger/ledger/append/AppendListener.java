package io.incidentledger.ledger.append;

import java.time.Duration;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

import io.micrometer.core.instrument.MeterRegistry;

/// Observes appending, e.g. for metrics. The appender calls it between batches, so methods must return quickly and must
/// not throw.
public interface AppendListener {

    /// Does nothing.
    AppendListener NONE = new AppendListener() {};

    /// Records Micrometer meters under `incident.ledger.append`.
    static AppendListener metered(MeterRegistry registry) {
        return new AppendMetrics(registry);
    }

    /// Called once, before the first batch. `waiting` supplies the number of commits in the queue, whose bound is
    /// `capacity`.
    default void started(IntSupplier waiting, int capacity) {}

    /// Called once, too. `chars` supplies the number of characters of payload and metadata in the queue, whose bound is
    /// `capacity`.
    default void queueing(LongSupplier chars, long capacity) {}

    /// Called when a batch was written, or failed as a whole.
    default void batchEnded(int commits, Duration took, boolean failed) {}

    /// Called on the caller's thread when a commit did not fit into the queue.
    default void overloaded() {}
}

package io.incidentledger.ledger.append;

import java.time.Duration;
import java.util.function.IntSupplier;

import io.micrometer.core.instrument.MeterRegistry;

/// Hears how appending goes. Called by the appender between batches: return quickly, throw nothing.
public interface AppendListener {

    /// Hears nothing.
    AppendListener NONE = new AppendListener() {};

    /// Keeps meters, under `incident.ledger.append`.
    static AppendListener metered(MeterRegistry registry) {
        return new AppendMetrics(registry);
    }

    /// Once, before the first batch: where to ask how many commits wait.
    default void started(IntSupplier waiting, int capacity) {}

    /// A batch was written, or failed as a whole.
    default void batchEnded(int commits, Duration took, boolean failed) {}

    /// A commit did not fit into the queue. On the caller's thread.
    default void overloaded() {}
}

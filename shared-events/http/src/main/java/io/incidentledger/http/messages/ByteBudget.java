package io.incidentledger.http.messages;

import java.util.concurrent.atomic.AtomicLong;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.BaseUnits;

/// Memory that requests may take up together, in bytes. Thread-safe; never waits.
public final class ByteBudget {

    private final long capacity;
    private final AtomicLong reserved = new AtomicLong();

    /// @param capacity in bytes
    public ByteBudget(long capacity) {
        this.capacity = capacity;
    }

    public long capacity() {
        return capacity;
    }

    /// Reserves memory, which must be [released][#release].
    ///
    /// @return false if there is not enough; then nothing was reserved
    public boolean tryReserve(long bytes) {
        boolean fits = reserved.addAndGet(bytes) <= capacity;
        if (!fits) {
            release(bytes);
        }
        return fits;
    }

    public void release(long bytes) {
        reserved.addAndGet(-bytes);
    }

    /// Registers a gauge of what is reserved, and one of the capacity, whose name ends in `.capacity`.
    public void meter(MeterRegistry registry, String name, String description, String capacityDescription) {
        Gauge.builder(name, reserved, AtomicLong::get).baseUnit(BaseUnits.BYTES).description(description)
                .register(registry);
        Gauge.builder(name + ".capacity", () -> capacity).baseUnit(BaseUnits.BYTES).description(capacityDescription)
                .register(registry);
    }
}

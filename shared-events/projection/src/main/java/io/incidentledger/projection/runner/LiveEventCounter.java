package io.incidentledger.projection.runner;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.incidentledger.ledger.StoredEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/// Counts events by type as they happen. A rebuild counts nothing, so the counters show live rates, not history. Summed
/// over all nodes they count every event once.
final class LiveEventCounter implements LiveEventListener {

    private final MeterRegistry registry;
    private final Map<String, Counter> byType = new ConcurrentHashMap<>();

    LiveEventCounter(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void onEvents(List<StoredEvent> events) {
        for (StoredEvent event : events) {
            byType.computeIfAbsent(event.type(), this::counter).increment();
        }
    }

    private Counter counter(String type) {
        return Counter.builder("incident.ledger.events").tag("type", type)
                .description(
                        "Events that this process has received from the ledger since its start; sum over all nodes")
                .register(registry);
    }
}

package io.incidentledger.projection.runner;

import java.util.List;

import io.incidentledger.ledger.StoredEvent;
import io.micrometer.core.instrument.MeterRegistry;

/// Hears of events as they happen, and of none that a rebuild reads: for figures of life rather than of history. After
/// a crash events may have been missed.
@FunctionalInterface
public interface LiveEventListener {

    /// Called after the views have taken the events, on the thread that feeds them: returns quickly and throws nothing.
    /// Where several nodes feed, each hears of the events of the parts it feeds, so that all nodes together hear of
    /// each once; several threads may call, for different incidents.
    ///
    /// @param events in order, at least one
    void happened(List<StoredEvent> events);

    /// Counts events by type as they happen.
    static LiveEventListener counter(MeterRegistry registry) {
        return new LiveEventCounter(registry);
    }
}

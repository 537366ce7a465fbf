package io.incidentledger.projection.runner;

import java.util.List;

import io.incidentledger.ledger.StoredEvent;
import io.micrometer.core.instrument.MeterRegistry;

/// Listener for new events, for live metrics. It is not called for events that a rebuild reads. After a crash it may
/// have missed events.
@FunctionalInterface
public interface LiveEventListener {

    /// Called after the views have taken the events, on the thread that feeds them; must return quickly and throw
    /// nothing. In a cluster each node is called for the events of the parts that it feeds, so that all nodes together
    /// see each event once; several threads may call, for different incidents.
    ///
    /// @param events in order, at least one
    void onEvents(List<StoredEvent> events);

    /// Counts events by type as they happen.
    static LiveEventListener counter(MeterRegistry registry) {
        return new LiveEventCounter(registry);
    }
}

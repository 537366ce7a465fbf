package io.incidentledger.program;

import java.time.Duration;

import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.EventReader;
import io.incidentledger.ledger.Head;
import io.incidentledger.ledger.clock.WatchedClock;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/// Gauges of the clock, under `incident.ledger.clock`.
final class ClockMetrics {
    private static final double MILLIS = 1_000.0;

    private final WatchedClock clock;
    private final EventReader reader;

    ClockMetrics(WatchedClock clock, EventReader reader, MeterRegistry registry) {
        this.clock = clock;
        this.reader = reader;
        Gauge.builder("incident.ledger.clock.ahead", this, ClockMetrics::ahead).baseUnit("seconds")
                .description("Clock of this process minus the recording time of the ledger's last event")
                .register(registry);
        Gauge.builder("incident.ledger.clock.in.doubt", clock, watched -> watched.isInDoubt() ? 1 : 0)
                .description("1: the clock has jumped and is not believed yet, so nothing is recorded")
                .register(registry);
    }

    /// NaN, which means no value, while the ledger is empty or does not respond.
    private double ahead() {
        try {
            Head head = reader.head();
            return head.commits() == 0
                    ? Double.NaN
                    : Duration.between(head.recordedAt(), clock.instant()).toMillis() / MILLIS;
        } catch (EventLogException silent) {
            return Double.NaN;
        }
    }
}

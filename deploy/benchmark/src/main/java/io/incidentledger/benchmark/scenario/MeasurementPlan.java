package io.incidentledger.benchmark.scenario;

import java.time.Duration;
import java.util.List;

/// The duration and size of the measurements.
///
/// @param warmUp of each service before the first measured run
/// @param run the duration of one run
/// @param rounds the number of repetitions of each run; medians are reported
/// @param connections the numbers of connections with which load is generated
/// @param smallLedger events in a ledger with a short history
/// @param largeLedger events in a ledger with a long history
public record MeasurementPlan(Duration warmUp, Duration run, int rounds, List<Integer> connections, long smallLedger,
        long largeLedger) {

    public static final MeasurementPlan FULL = new MeasurementPlan(Duration.ofSeconds(15), Duration.ofSeconds(5), 3,
            List.of(1, 16, 64, 256), 10_000, 1_000_000);
    /// A short workload that checks that everything runs; its figures are only hints.
    public static final MeasurementPlan QUICK = new MeasurementPlan(Duration.ofSeconds(3), Duration.ofSeconds(1), 1,
            List.of(1, 64),
            1_000,
            20_000);

    public MeasurementPlan {
        connections = List.copyOf(connections);
    }

    public MeasurementPlan withRun(Duration length) {
        return new MeasurementPlan(warmUp, length, rounds, connections, smallLedger, largeLedger);
    }

    public MeasurementPlan withWarmUp(Duration length) {
        return new MeasurementPlan(length, run, rounds, connections, smallLedger, largeLedger);
    }

    public MeasurementPlan withRounds(int number) {
        return new MeasurementPlan(warmUp, run, number, connections, smallLedger, largeLedger);
    }

    public MeasurementPlan withConnections(List<Integer> numbers) {
        return new MeasurementPlan(warmUp, run, rounds, numbers, smallLedger, largeLedger);
    }

    public MeasurementPlan withLargeLedger(long events) {
        return new MeasurementPlan(warmUp, run, rounds, connections, Math.min(smallLedger, events), events);
    }

    /// The highest number of connections.
    int manyConnections() {
        return connections.stream().mapToInt(Integer::intValue).max().orElse(1);
    }
}

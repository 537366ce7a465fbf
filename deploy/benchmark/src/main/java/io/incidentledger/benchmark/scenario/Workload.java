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
public record Workload(Duration warmUp, Duration run, int rounds, List<Integer> connections, long smallLedger,
        long largeLedger) {

    public static final Workload FULL = new Workload(Duration.ofSeconds(15), Duration.ofSeconds(5), 3,
            List.of(1, 16, 64, 256), 10_000, 1_000_000);
    /// A short workload that checks that everything runs; its figures are only hints.
    public static final Workload QUICK = new Workload(Duration.ofSeconds(3), Duration.ofSeconds(1), 1, List.of(1, 64),
            1_000,
            20_000);

    public Workload {
        connections = List.copyOf(connections);
    }

    public Workload withRun(Duration length) {
        return new Workload(warmUp, length, rounds, connections, smallLedger, largeLedger);
    }

    public Workload withWarmUp(Duration length) {
        return new Workload(length, run, rounds, connections, smallLedger, largeLedger);
    }

    public Workload withRounds(int number) {
        return new Workload(warmUp, run, number, connections, smallLedger, largeLedger);
    }

    public Workload withConnections(List<Integer> numbers) {
        return new Workload(warmUp, run, rounds, numbers, smallLedger, largeLedger);
    }

    public Workload withLargeLedger(long events) {
        return new Workload(warmUp, run, rounds, connections, Math.min(smallLedger, events), events);
    }

    /// The highest number of connections.
    int manyConnections() {
        return connections.stream().mapToInt(Integer::intValue).max().orElse(1);
    }
}

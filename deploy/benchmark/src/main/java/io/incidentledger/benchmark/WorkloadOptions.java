package io.incidentledger.benchmark;

import java.time.Duration;
import java.util.List;

import io.incidentledger.benchmark.scenario.MeasurementPlan;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Options for the duration and size of the workload.
final class WorkloadOptions {

    @Option(names = "--quick", description = "About a minute in all; figures are hints. The full run takes about ten.")
    private boolean quick;

    @Option(names = "--warm-up", paramLabel = "SECONDS", description = "Of each service before anything counts.")
    private @Nullable Integer warmUp;

    @Option(names = "--seconds", paramLabel = "SECONDS", description = "Length of one run.")
    private @Nullable Integer seconds;

    @Option(names = "--rounds", paramLabel = "N", description = "Repetitions of each run; medians are told.")
    private @Nullable Integer rounds;

    @Option(names = "--connections", paramLabel = "N", split = ",", description = "Numbers of connections, e.g. "
            + "1,64,256.")
    private @Nullable List<Integer> connections;

    @Option(names = "--events", paramLabel = "N", description = "Events in the large ledger.")
    private @Nullable Long events;

    MeasurementPlan effort() {
        MeasurementPlan workload = quick ? MeasurementPlan.QUICK : MeasurementPlan.FULL;
        if (warmUp != null) {
            workload = workload.withWarmUp(Duration.ofSeconds(warmUp));
        }
        if (seconds != null) {
            workload = workload.withRun(Duration.ofSeconds(seconds));
        }
        if (rounds != null) {
            workload = workload.withRounds(rounds);
        }
        if (connections != null) {
            workload = workload.withConnections(connections);
        }
        return events == null ? workload : workload.withLargeLedger(events);
    }
}

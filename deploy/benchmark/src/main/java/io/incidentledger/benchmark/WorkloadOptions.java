package io.incidentledger.benchmark;

import java.time.Duration;
import java.util.List;

import io.incidentledger.benchmark.scenario.MeasurementPlan;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Options for the duration and size of the workload.
final class WorkloadOptions {

    @Option(names = "--quick",
            description = "Short run of about one minute with rough figures. The full run takes about ten minutes.")
    private boolean quick;

    @Option(names = "--warm-up", paramLabel = "SECONDS", description = "Warm-up time of each service.")
    private @Nullable Integer warmUp;

    @Option(names = "--seconds", paramLabel = "SECONDS", description = "Duration of one run.")
    private @Nullable Integer seconds;

    @Option(names = "--rounds", paramLabel = "N", description = "Repetitions of each run; the results are medians.")
    private @Nullable Integer rounds;

    @Option(names = "--connections", paramLabel = "N", split = ",", description = "Numbers of connections, e.g. "
            + "1,64,256.")
    private @Nullable List<Integer> connections;

    @Option(names = "--events", paramLabel = "N", description = "Number of events in the large ledger.")
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

package io.incidentledger.benchmark.scenario;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

import io.incidentledger.benchmark.http.LoadResult;
import io.incidentledger.benchmark.process.ServiceUnderMeasurement;
import io.incidentledger.benchmark.report.NumberFormatter;

/// The result of one run against a service.
///
/// @param most the maximum latency, in milliseconds like the percentiles
/// @param cpuMicros the CPU time of the service per request, in microseconds; other load on the machine hardly affects
///     it
record RunResult(double perSecond, double p50, double p95, double p99, double most, double cpuMicros) {

    private static final double NANOS_PER_MICRO = 1e3;

    static RunResult of(ServiceUnderMeasurement serviceUnderMeasurement, Supplier<LoadResult> run) {
        Duration before = serviceUnderMeasurement.cpuTime();
        LoadResult loadResult = run.get();
        double cpu = serviceUnderMeasurement.cpuTime().minus(before).toNanos() / NANOS_PER_MICRO;
        return new RunResult(loadResult.perSecond(), loadResult.percentile(50), loadResult.percentile(95),
                loadResult.percentile(99), loadResult.percentile(100), cpu / loadResult.latencies().getTotalCount());
    }

    static RunResult median(List<RunResult> trials) {
        return new RunResult(MedianOfRuns.median(trials, RunResult::perSecond),
                MedianOfRuns.median(trials, RunResult::p50),
                MedianOfRuns.median(trials, RunResult::p95), MedianOfRuns.median(trials, RunResult::p99),
                MedianOfRuns.median(trials, RunResult::most),
                MedianOfRuns.median(trials, RunResult::cpuMicros));
    }

    /// The titles of [#cells].
    static List<String> columns() {
        return List.of("per second", "p50 ms", "p95 ms", "p99 ms", "max ms", "CPU µs");
    }

    List<String> cells() {
        return List.of(NumberFormatter.number(perSecond), NumberFormatter.number(p50), NumberFormatter.number(p95),
                NumberFormatter.number(p99),
                NumberFormatter.number(most), NumberFormatter.number(cpuMicros));
    }
}

package io.incidentledger.benchmark.scenario;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

import io.incidentledger.benchmark.http.Measured;
import io.incidentledger.benchmark.process.Service;
import io.incidentledger.benchmark.report.Readable;

/**
 * One run against a service.
 *
 * @param most
 *            the longest of all latencies, in milliseconds as the percentiles
 * @param cpuMicros
 *            CPU time of the service for one request, in microseconds: it hardly moves when others use the machine too
 */
record Trial(double perSecond, double p50, double p95, double p99, double most, double cpuMicros) {

    private static final double NANOS_PER_MICRO = 1e3;

    static Trial of(Service service, Supplier<Measured> run) {
        Duration before = service.cpuTime();
        Measured measured = run.get();
        double cpu = service.cpuTime().minus(before).toNanos() / NANOS_PER_MICRO;
        return new Trial(measured.perSecond(), measured.percentile(50), measured.percentile(95),
                measured.percentile(99), measured.percentile(100), cpu / measured.latencies().getTotalCount());
    }

    static Trial median(List<Trial> trials) {
        return new Trial(Medians.median(trials, Trial::perSecond), Medians.median(trials, Trial::p50),
                Medians.median(trials, Trial::p95), Medians.median(trials, Trial::p99),
                Medians.median(trials, Trial::most),
                Medians.median(trials, Trial::cpuMicros));
    }

    /** Titles of {@link #cells}. */
    static List<String> columns() {
        return List.of("per second", "p50 ms", "p95 ms", "p99 ms", "max ms", "CPU µs");
    }

    List<String> cells() {
        return List.of(Readable.number(perSecond), Readable.number(p50), Readable.number(p95), Readable.number(p99),
                Readable.number(most), Readable.number(cpuMicros));
    }
}

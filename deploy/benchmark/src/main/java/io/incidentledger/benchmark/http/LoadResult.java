package io.incidentledger.benchmark.http;

import java.time.Duration;

import org.HdrHistogram.Histogram;

/// The result of a run.
///
/// @param latencies in nanoseconds
/// @param took from the first request to the last response
public record LoadResult(Histogram latencies, Duration took) {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MILLI = 1e6;

    public double perSecond() {
        return latencies.getTotalCount() * NANOS_PER_SECOND / took.toNanos();
    }

    /// A percentile of the latencies in milliseconds.
    public double percentile(double percentile) {
        return millis(latencies, percentile);
    }

    /// A percentile in milliseconds of a histogram of nanoseconds.
    public static double millis(Histogram nanos, double percentile) {
        return nanos.getValueAtPercentile(percentile) / NANOS_PER_MILLI;
    }

    /// A histogram for nanoseconds up to one minute, with three significant digits.
    public static Histogram histogram() {
        return new Histogram(Duration.ofMinutes(1).toNanos(), 3);
    }
}

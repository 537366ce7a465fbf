package io.incidentledger.query.measures.statistics;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

import io.incidentledger.events.durations.DurationSeconds;
import org.jspecify.annotations.Nullable;

/// Sorted durations and their statistics. Quantiles interpolate linearly between the closest ranks, like SQL's
/// `percentile_cont`.
final class DurationDistribution {

    /// The minimum number of values for statements about the worst tenth.
    static final int ENOUGH_FOR_TAILS = 10;
    private static final double MICROS = 1e6;

    private final long[] sorted;

    /// @param micros microseconds, in any order
    DurationDistribution(long[] micros) {
        this.sorted = micros.clone();
        Arrays.sort(sorted);
    }

    int n() {
        return sorted.length;
    }

    /// The mean; null if there are no values.
    @Nullable BigDecimal mean() {
        return sorted.length == 0 ? null : DurationSeconds.of(Arrays.stream(sorted).average().orElseThrow() / MICROS);
    }

    /// The maximum; null if there are no values.
    @Nullable BigDecimal max() {
        return sorted.length == 0 ? null : DurationSeconds.of(sorted[sorted.length - 1] / MICROS);
    }

    /// @param fraction 0 to 1
    /// @return null if there are no values
    @Nullable BigDecimal quantile(double fraction) {
        return sorted.length == 0
                ? null
                : DurationSeconds.of(quantile(sorted.length, index -> sorted[index], fraction) / MICROS);
    }

    /// A quantile of at least one value, in sorted order.
    static double quantile(int size, IntToDoubleFunction ordered, double fraction) {
        double rank = fraction * (size - 1);
        int below = (int) Math.floor(rank);
        double lower = ordered.applyAsDouble(below);
        return lower + (rank - below) * (ordered.applyAsDouble((int) Math.ceil(rank)) - lower);
    }

    /// The median in microseconds; there must be at least one value.
    double median() {
        return quantile(sorted.length, index -> sorted[index], 0.5);
    }

    /// The value at a rank, in microseconds; rank 0 is the smallest.
    long at(int rank) {
        return sorted[rank];
    }

    /// The number of values that do not exceed the given one.
    int countUpTo(long micros) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] <= micros) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// A hash that is equal for equal values.
    int fingerprint() {
        return Arrays.hashCode(sorted);
    }

    /// A quantile in the tail; null if there are too few values for it.
    @Nullable BigDecimal tail(double fraction) {
        return sorted.length < ENOUGH_FOR_TAILS ? null : quantile(fraction);
    }
}

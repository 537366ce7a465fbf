package io.incidentledger.query.measures.statistics;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

import io.incidentledger.events.durations.Seconds;
import org.jspecify.annotations.Nullable;

/// Lengths of time in order, and what statistics say of them. Quantiles interpolate linearly between the closest ranks,
/// as SQL's `percentile_cont` does.
final class Distribution {

    /// Fewer values say nothing about the worst tenth.
    static final int ENOUGH_FOR_TAILS = 10;
    private static final double MICROS = 1e6;

    private final long[] sorted;

    /// @param micros
    ///            microseconds, in any order
    Distribution(long[] micros) {
        this.sorted = micros.clone();
        Arrays.sort(sorted);
    }

    int n() {
        return sorted.length;
    }

    /// Null: there are no values.
    @Nullable BigDecimal mean() {
        return sorted.length == 0 ? null : Seconds.of(Arrays.stream(sorted).average().orElseThrow() / MICROS);
    }

    /// Null: there are no values.
    @Nullable BigDecimal max() {
        return sorted.length == 0 ? null : Seconds.of(sorted[sorted.length - 1] / MICROS);
    }

    /// @param fraction
    ///            0 to 1
    /// @return null: there are no values
    @Nullable BigDecimal quantile(double fraction) {
        return sorted.length == 0
                ? null
                : Seconds.of(quantile(sorted.length, index -> sorted[index], fraction) / MICROS);
    }

    /// A quantile of values that are in order already, of which there is at least one.
    static double quantile(int size, IntToDoubleFunction ordered, double fraction) {
        double rank = fraction * (size - 1);
        int below = (int) Math.floor(rank);
        double lower = ordered.applyAsDouble(below);
        return lower + (rank - below) * (ordered.applyAsDouble((int) Math.ceil(rank)) - lower);
    }

    /// In microseconds; there must be a value.
    double median() {
        return quantile(sorted.length, index -> sorted[index], 0.5);
    }

    /// The value at a rank, from 0 for the least, in microseconds.
    long at(int rank) {
        return sorted[rank];
    }

    /// How many values do not exceed this one.
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

    /// The same for the same values.
    int fingerprint() {
        return Arrays.hashCode(sorted);
    }

    /// Null: there are too few values to speak of a tail.
    @Nullable BigDecimal tail(double fraction) {
        return sorted.length < ENOUGH_FOR_TAILS ? null : quantile(fraction);
    }
}

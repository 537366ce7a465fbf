package io.incidentledger.query.measures;

import java.math.BigDecimal;
import java.util.Arrays;

import io.incidentledger.query.milestones.Seconds;
import org.jspecify.annotations.Nullable;

/// Lengths of time in order, and what statistics say of them. Quantiles interpolate linearly between the closest ranks, as SQL's `percentile_cont` does.
final class Distribution {

    /// Fewer values say nothing about the worst tenth.
    private static final int ENOUGH_FOR_TAILS = 10;
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
        if (sorted.length == 0) {
            return null;
        }
        double rank = fraction * (sorted.length - 1);
        int below = (int) Math.floor(rank);
        int above = (int) Math.ceil(rank);
        double between = sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
        return Seconds.of(between / MICROS);
    }

    /// Null: there are too few values to speak of a tail.
    @Nullable BigDecimal tail(double fraction) {
        return sorted.length < ENOUGH_FOR_TAILS ? null : quantile(fraction);
    }
}

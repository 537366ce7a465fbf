package io.incidentledger.query.measures.statistics;

import java.math.BigDecimal;

import io.incidentledger.events.durations.DurationSeconds;
import org.jspecify.annotations.Nullable;

/// The figure of the previous period, and the comparison with it.
///
/// @param n the number of lengths in the previous period
/// @param differenceSeconds this period's median minus the previous one's, in seconds; null if one of them is missing
/// @param lowSeconds the lower bound of the confidence interval of the difference, in seconds; null if there are too
///     few lengths
/// @param highSeconds the upper bound of that interval, in seconds; null if there are too few lengths
/// @param verdict what the comparison says
/// @see MeasureStatistics
public record PeriodComparison(int n, int blanks, int invalids, int leftOut, @Nullable BigDecimal medianSeconds,
        @Nullable BigDecimal meanSeconds, @Nullable BigDecimal differenceSeconds, @Nullable BigDecimal lowSeconds,
        @Nullable BigDecimal highSeconds, ComparisonVerdict verdict) {

    /// The minimum number of lengths in each period for a verdict.
    public static final int SMALLEST_N = 10;

    private static final double MICROS = 1e6;

    static PeriodComparison of(DurationDistribution present, DurationCollector previous) {
        DurationDistribution before = previous.lengths();
        BootstrapMedianDifference difference = Math.min(present.n(), before.n()) < SMALLEST_N
                ? null
                : BootstrapMedianDifference.between(present, before);
        return new PeriodComparison(before.n(), previous.blanks(), previous.invalids(), previous.leftOut(),
                before.quantile(0.5), before.mean(), difference(present, before),
                difference == null ? null : DurationSeconds.of(difference.low() / MICROS),
                difference == null ? null : DurationSeconds.of(difference.high() / MICROS), verdict(difference));
    }

    private static @Nullable BigDecimal difference(DurationDistribution present, DurationDistribution before) {
        return present.n() == 0 || before.n() == 0
                ? null
                : DurationSeconds.of((present.median() - before.median()) / MICROS);
    }

    private static ComparisonVerdict verdict(@Nullable BootstrapMedianDifference difference) {
        if (difference == null) {
            return ComparisonVerdict.TOO_FEW;
        }
        if (difference.low() > 0) {
            return ComparisonVerdict.LONGER;
        }
        return difference.high() < 0 ? ComparisonVerdict.SHORTER : ComparisonVerdict.INDISTINGUISHABLE;
    }
}

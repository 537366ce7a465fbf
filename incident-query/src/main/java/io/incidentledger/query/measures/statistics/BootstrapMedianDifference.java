package io.incidentledger.query.measures.statistics;

import java.util.Arrays;
import java.util.Random;

/// The confidence interval of a difference between two medians, by the percentile bootstrap: both samples are resampled
/// with replacement many times, and the interval covers the middle 95 % of the differences. The random number generator
/// has a specified algorithm and is seeded by the samples, so the same samples give the same interval on every machine
/// and at any time.
///
/// @param low microseconds, as is `high`
public record BootstrapMedianDifference(double low, double high) {

    public static final double LEVEL = 0.95;
    public static final int RESAMPLES = 2_000;

    /// @param present at least two lengths, as has `before`
    static BootstrapMedianDifference between(DurationDistribution present, DurationDistribution before) {
        Random random = new Random((long) present.fingerprint() << Integer.SIZE ^ before.fingerprint());
        BootstrapMedian ofPresent = new BootstrapMedian(present, random);
        BootstrapMedian ofBefore = new BootstrapMedian(before, random);
        double[] differences = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            differences[i] = ofPresent.next() - ofBefore.next();
        }
        Arrays.sort(differences);
        double tail = (1 - LEVEL) / 2;
        return new BootstrapMedianDifference(quantile(differences, tail), quantile(differences, 1 - tail));
    }

    private static double quantile(double[] sorted, double fraction) {
        return DurationDistribution.quantile(sorted.length, index -> sorted[index], fraction);
    }
}

package io.incidentledger.query.measures.statistics;

import java.util.Random;

/// Computes medians of bootstrap resamples without drawing the resamples. A resample of n picks n ranks at random; its
/// k-th smallest rank is distributed as n times the k-th smallest of n uniform numbers, rounded down. The uniform order
/// statistics, in turn, are the sums of the first 1, 2, … of n + 1 exponential variates over the sum of all. Two or
/// three gamma variates therefore give the middle ones, at the same cost for any n. Not thread-safe.
final class BootstrapMedian {

    /// The constant of the squeeze test, which accepts most candidates without computing a logarithm.
    private static final double SQUEEZE = 0.0331;

    private final DurationDistribution lengths;
    private final Random random;
    private final int n;
    /// The rank of the lower median, from 1.
    private final int middle;

    /// @param lengths at least two
    BootstrapMedian(DurationDistribution lengths, Random random) {
        this.lengths = lengths;
        this.random = random;
        this.n = lengths.n();
        this.middle = (n + 1) / 2;
    }

    /// The median of another resample, in microseconds.
    double next() {
        double upToMiddle = gamma(middle);
        if (n % 2 == 1) {
            return at(upToMiddle / (upToMiddle + gamma(n + 1 - middle)));
        }
        double next = -StrictMath.log(1 - random.nextDouble());
        double sum = upToMiddle + next + gamma(n - middle);
        return (at(upToMiddle / sum) + at((upToMiddle + next) / sum)) / 2;
    }

    private double at(double uniform) {
        return lengths.at(Math.min(n - 1, (int) (uniform * n)));
    }

    /// Draws a gamma variate with the method of Marsaglia and Tsang, "A simple method for generating gamma variables"
    /// (2000).
    ///
    /// @param shape at least 1
    private double gamma(int shape) {
        double d = shape - 1.0 / 3;
        double c = 1 / StrictMath.sqrt(9 * d);
        while (true) {
            double x = random.nextGaussian();
            double v = 1 + c * x;
            if (v > 0) {
                double cubed = v * v * v;
                double uniform = random.nextDouble();
                if (uniform < 1 - SQUEEZE * x * x * x * x
                        || StrictMath.log(uniform) < x * x / 2 + d - d * cubed + d * StrictMath.log(cubed)) {
                    return d * cubed;
                }
            }
        }
    }
}

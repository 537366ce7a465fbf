package io.incidentledger.query.measures.statistics;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/// Tests the coverage of the confidence interval on data whose true medians are known.
class BootstrapMedianDifferenceTest {

    private static final double MEDIAN = 3_600e6;

    private final Random random = new Random(4);

    /// Random lengths, skewed like real durations.
    private long[] lengths(int n, double factor) {
        return LongStream.generate(() -> (long) (MEDIAN * factor * Math.exp(random.nextGaussian()))).limit(n).toArray();
    }

    private DurationDistribution logNormal(int n, double factor) {
        return new DurationDistribution(lengths(n, factor));
    }

    private static ComparisonVerdict verdict(DurationDistribution present, DurationDistribution before) {
        BootstrapMedianDifference difference = BootstrapMedianDifference.between(present, before);
        if (difference.low() > 0) {
            return ComparisonVerdict.LONGER;
        }
        return difference.high() < 0 ? ComparisonVerdict.SHORTER : ComparisonVerdict.INDISTINGUISHABLE;
    }

    @ParameterizedTest
    @CsvSource({"10, 10", "15, 40", "25, 24", "101, 100", "400, 30"})
    void nineteenOfTwentyIntervalsHoldTheTrueDifference(int n, int m) {
        int rounds = 400;
        double truth = MEDIAN * 1.5 - MEDIAN;
        int held = 0;
        for (int round = 0; round < rounds; round++) {
            BootstrapMedianDifference difference = BootstrapMedianDifference.between(logNormal(n, 1.5),
                    logNormal(m, 1));
            held += difference.low() <= truth && truth <= difference.high() ? 1 : 0;
        }
        System.out.printf("n %d, m %d: %.3f of the intervals hold the true difference%n", n, m, (double) held / rounds);

        assertThat((double) held / rounds).isBetween(0.92, 0.99);
    }

    @Test
    void whatDoesNotDifferIsSeldomToldApart() {
        int apart = 0;
        for (int round = 0; round < 400; round++) {
            apart += verdict(logNormal(30, 1), logNormal(30, 1)) == ComparisonVerdict.INDISTINGUISHABLE ? 0 : 1;
        }

        assertThat(apart).isBetween(1, 30);
    }

    @Test
    void theSameDataAreNeverToldApart() {
        for (int round = 0; round < 100; round++) {
            DurationDistribution data = logNormal(10 + random.nextInt(200), 1);
            assertThat(verdict(data, data)).isEqualTo(ComparisonVerdict.INDISTINGUISHABLE);
        }
        DurationDistribution equal = new DurationDistribution(
                LongStream.generate(() -> 60_000_000).limit(20).toArray());
        assertThat(BootstrapMedianDifference.between(equal, equal)).isEqualTo(new BootstrapMedianDifference(0, 0));
    }

    @Test
    void whatIsClearlyShiftedIsAlwaysToldApart() {
        for (int round = 0; round < 100; round++) {
            int n = 10 + random.nextInt(50);
            assertThat(verdict(logNormal(n, 40), logNormal(n, 1))).isEqualTo(ComparisonVerdict.LONGER);
            assertThat(verdict(logNormal(n, 1), logNormal(n, 40))).isEqualTo(ComparisonVerdict.SHORTER);
        }
    }

    @Test
    void theSameDataGiveTheSameIntervalInAnyOrder() {
        long[] present = lengths(50, 1);
        long[] before = lengths(60, 1);
        BootstrapMedianDifference difference = BootstrapMedianDifference.between(new DurationDistribution(present),
                new DurationDistribution(before));
        reverse(present);

        assertThat(
                BootstrapMedianDifference.between(new DurationDistribution(present), new DurationDistribution(before)))
                .isEqualTo(difference);
    }

    /// The result must depend neither on the machine nor on the Java release.
    @Test
    void theIntervalOfKnownDataIsWhatItAlwaysWas() {
        DurationDistribution present = new DurationDistribution(
                LongStream.rangeClosed(1, 25).map(i -> i * i * 1_000_000).toArray());
        DurationDistribution before = new DurationDistribution(
                LongStream.rangeClosed(1, 20).map(i -> i * 7_000_000).toArray());

        assertThat(BootstrapMedianDifference.between(present, before))
                .isEqualTo(new BootstrapMedianDifference(-13_000_000, 240_087_499.99999952));
    }

    private static void reverse(long[] values) {
        for (int i = 0; i < values.length / 2; i++) {
            long other = values[values.length - 1 - i];
            values[values.length - 1 - i] = values[i];
            values[i] = other;
        }
    }

    /// Drawing the order statistics is equivalent to drawing whole resamples.
    @ParameterizedTest
    @CsvSource({"2", "10", "11", "24", "25"})
    void mediansAreDistributedAsThoseOfWholeResamples(int n) {
        DurationDistribution data = new DurationDistribution(LongStream.range(0, n).map(i -> i * i).toArray());
        int draws = 20_000;
        double[] fast = new double[draws];
        double[] whole = new double[draws];
        BootstrapMedian medians = new BootstrapMedian(data, random);
        for (int i = 0; i < draws; i++) {
            fast[i] = medians.next();
            whole[i] = new DurationDistribution(
                    LongStream.generate(() -> data.at(random.nextInt(n))).limit(n).toArray())
                    .median();
        }

        assertThat(distance(fast, whole)).isCloseTo(0, within(0.018));
    }

    /// The maximum difference between two empirical distributions (Kolmogorov-Smirnov statistic).
    private static double distance(double[] one, double[] other) {
        Arrays.sort(one);
        Arrays.sort(other);
        double greatest = 0;
        for (double value : one) {
            greatest = Math.max(greatest, Math.abs(upTo(one, value) - upTo(other, value)));
        }
        return greatest;
    }

    private static double upTo(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] <= value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return (double) low / sorted.length;
    }
}

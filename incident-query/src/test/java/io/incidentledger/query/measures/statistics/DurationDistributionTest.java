package io.incidentledger.query.measures.statistics;

import java.math.BigDecimal;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DurationDistributionTest {

    private static final long SECOND = 1_000_000;

    private static DurationDistribution seconds(long... seconds) {
        return new DurationDistribution(LongStream.of(seconds).map(second -> second * SECOND).toArray());
    }

    /// The examples of Oracle's SQL reference for PERCENTILE_CONT: salaries of departments 30 and 60 of its sample
    /// schema.
    @Test
    void quantilesAreThoseOfSql() {
        assertThat(seconds(11000, 3100, 2900, 2800, 2600, 2500).quantile(0.5)).hasToString("2850");
        assertThat(seconds(9000, 6000, 4800, 4800, 4200).quantile(0.5)).hasToString("4800");
    }

    /// Computed by hand: the rank of fraction f among n values is f (n - 1), from 0.
    @Test
    void quantilesInterpolateBetweenRanks() {
        DurationDistribution four = seconds(40, 10, 30, 20);

        assertThat(four.quantile(0)).hasToString("10");
        assertThat(four.quantile(0.25)).hasToString("17.5");
        assertThat(four.quantile(0.5)).hasToString("25");
        assertThat(four.quantile(0.75)).hasToString("32.5");
        assertThat(four.quantile(0.9)).hasToString("37");
        assertThat(four.quantile(0.95)).hasToString("38.5");
        assertThat(four.quantile(1)).hasToString("40");
    }

    @Test
    void tailsNeedTenValues() {
        DurationDistribution nine = seconds(1, 2, 3, 4, 5, 6, 7, 8, 9);
        DurationDistribution ten = seconds(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);

        assertThat(nine.tail(0.9)).isNull();
        assertThat(ten.tail(0.9)).isEqualTo(new BigDecimal("9.1"));
        assertThat(ten.tail(0.95)).isEqualTo(new BigDecimal("9.55"));
    }

    @Test
    void oneValueIsAllOfThem() {
        DurationDistribution one = seconds(7);

        assertThat(one.n()).isEqualTo(1);
        assertThat(one.mean()).hasToString("7");
        assertThat(one.quantile(0.75)).hasToString("7");
        assertThat(one.max()).hasToString("7");
    }

    @Test
    void nothingHasNoFigures() {
        DurationDistribution none = seconds();

        assertThat(none.n()).isZero();
        assertThat(none.mean()).isNull();
        assertThat(none.quantile(0.5)).isNull();
        assertThat(none.max()).isNull();
    }

    @Test
    void theMeanOfLongTimesIsExact() {
        assertThat(seconds(1, 2, 4).mean()).hasToString("2.333333");
        assertThat(new DurationDistribution(new long[]{1, 2}).mean()).isEqualTo(new BigDecimal("0.000002"));
        assertThat(seconds(1_000_000_000, 1_000_000_001).mean()).hasToString("1000000000.5");
    }
}

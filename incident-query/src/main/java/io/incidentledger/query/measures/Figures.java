package io.incidentledger.query.measures;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/// One measure over a group of incidents. Look at the quantiles first: a mean of such skewed lengths misleads.
///
/// @param n
///            how many lengths went in
/// @param blanks
///            incidents that lack a side
/// @param invalids
///            incidents whose times contradict each other
/// @param leftOut
///            incidents that this measure is not about: recorded after the fact, for response times
/// @param p90Seconds
///            null below n = 10, as is p95
public record Figures(int n, int blanks, int invalids, int leftOut, @Nullable BigDecimal meanSeconds,
        @Nullable BigDecimal medianSeconds, @Nullable BigDecimal p75Seconds, @Nullable BigDecimal p90Seconds,
        @Nullable BigDecimal p95Seconds, @Nullable BigDecimal maxSeconds) {

    static Figures of(Distribution lengths, int blanks, int invalids, int leftOut) {
        return new Figures(lengths.n(), blanks, invalids, leftOut, lengths.mean(), lengths.quantile(0.5),
                lengths.quantile(0.75), lengths.tail(0.9), lengths.tail(0.95), lengths.max());
    }
}

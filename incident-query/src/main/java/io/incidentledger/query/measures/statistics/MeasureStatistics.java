package io.incidentledger.query.measures.statistics;

import java.math.BigDecimal;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// The statistics of one measure over a group of incidents. Prefer the quantiles: the mean of such skewed durations is
/// misleading.
///
/// @param n the number of lengths that the statistics are computed from
/// @param blanks the number of incidents for which the start or the end is missing
/// @param invalids the number of incidents whose times contradict each other
/// @param leftOut the number of incidents that this measure does not apply to: for response times, those recorded after
///     the fact
/// @param meanSeconds the mean, in seconds; null if `n` is 0
/// @param medianSeconds the median, in seconds; null if `n` is 0
/// @param p75Seconds the length that three quarters do not exceed, in seconds; null if `n` is 0
/// @param p90Seconds the length that nine tenths do not exceed, in seconds; null if `n` is below 10
/// @param p95Seconds the length that 95 of 100 do not exceed, in seconds; null if `n` is below 10
/// @param maxSeconds the longest length, in seconds; null if `n` is 0
/// @param histogram how the lengths are distributed; absent if it was not requested
/// @param slowest the slowest tenth; absent if it was not requested or `n` is below 10
/// @param samples what each incident contributes; absent if it was not requested
/// @param previous the figure of the previous period; absent if no comparison was requested
public record MeasureStatistics(int n, int blanks, int invalids, int leftOut, @Nullable BigDecimal meanSeconds,
        @Nullable BigDecimal medianSeconds, @Nullable BigDecimal p75Seconds, @Nullable BigDecimal p90Seconds,
        @Nullable BigDecimal p95Seconds, @Nullable BigDecimal maxSeconds,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<HistogramBucket> histogram,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable SlowestDecile slowest,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<MeasureSampleResponse> samples,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PeriodComparison previous) {

    static MeasureStatistics of(DurationDistribution lengths, DurationCollector counts) {
        return new MeasureStatistics(lengths.n(), counts.blanks(), counts.invalids(), counts.leftOut(), lengths.mean(),
                lengths.quantile(0.5), lengths.quantile(0.75), lengths.tail(0.9), lengths.tail(0.95), lengths.max(),
                null, null, null, null);
    }

    public MeasureStatistics with(@Nullable List<HistogramBucket> buckets, @Nullable SlowestDecile tenth,
            @Nullable List<MeasureSampleResponse> provenance,
            @Nullable PeriodComparison periodComparison) {
        return new MeasureStatistics(n, blanks, invalids, leftOut, meanSeconds, medianSeconds, p75Seconds, p90Seconds,
                p95Seconds,
                maxSeconds, buckets, tenth, provenance, periodComparison);
    }
}

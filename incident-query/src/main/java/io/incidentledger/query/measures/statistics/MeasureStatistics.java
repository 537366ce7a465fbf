package io.incidentledger.query.measures.statistics;

import java.math.BigDecimal;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// The statistics of one measure over a group of incidents. Prefer the quantiles: the mean of such skewed durations is
/// misleading.
///
/// @param n the number of lengths that the statistics are computed from
/// @param blanks incidents for which the start or the end is missing
/// @param invalids incidents whose times contradict each other
/// @param leftOut incidents that this measure does not apply to: for response times, those recorded after the fact
/// @param p90Seconds null if n is below 10, as is p95
/// @param histogram null, and omitted from the JSON, if it was not requested
/// @param slowest null, and omitted from the JSON, if it was not requested or n is below 10
/// @param samples null, and omitted from the JSON, if they were not requested
/// @param previous null, and omitted from the JSON, if no comparison was requested
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

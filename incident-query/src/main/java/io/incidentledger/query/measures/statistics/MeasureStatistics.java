package io.incidentledger.query.measures.statistics;

import java.math.BigDecimal;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
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
/// @param histogram
///            null, and not written: it was not asked for
/// @param slowest
///            null, and not written: it was not asked for, or n is below 10
/// @param samples
///            null, and not written: they were not asked for
/// @param previous
///            null, and not written: no comparison was asked for
public record MeasureStatistics(int n, int blanks, int invalids, int leftOut, @Nullable BigDecimal meanSeconds,
        @Nullable BigDecimal medianSeconds, @Nullable BigDecimal p75Seconds, @Nullable BigDecimal p90Seconds,
        @Nullable BigDecimal p95Seconds, @Nullable BigDecimal maxSeconds,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<HistogramBucket> histogram,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable SlowestDecile slowest,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<MeasureSample> samples,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PeriodComparison previous) {

    static MeasureStatistics of(Distribution lengths, SampleCollector counts) {
        return new MeasureStatistics(lengths.n(), counts.blanks(), counts.invalids(), counts.leftOut(), lengths.mean(),
                lengths.quantile(0.5), lengths.quantile(0.75), lengths.tail(0.9), lengths.tail(0.95), lengths.max(),
                null, null, null, null);
    }

    public MeasureStatistics with(@Nullable List<HistogramBucket> buckets, @Nullable SlowestDecile tenth,
            @Nullable List<MeasureSample> provenance,
            @Nullable PeriodComparison periodComparison) {
        return new MeasureStatistics(n, blanks, invalids, leftOut, meanSeconds, medianSeconds, p75Seconds, p90Seconds,
                p95Seconds,
                maxSeconds, buckets, tenth, provenance, periodComparison);
    }
}

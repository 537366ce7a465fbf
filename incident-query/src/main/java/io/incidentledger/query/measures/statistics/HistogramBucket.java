package io.incidentledger.query.measures.statistics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.incidentledger.query.measures.MeasureHistogramMetrics;
import org.jspecify.annotations.Nullable;

/// A bucket of a histogram. Buckets are not cumulative: each length is counted in the first bucket whose bound it does
/// not exceed, so the counts add up to `n` of the figure.
///
/// @param leSeconds the longest length that belongs to the bucket, in seconds; null: the last bucket, which has no
///     bound
/// @param count the number of lengths in the bucket
public record HistogramBucket(@Nullable Long leSeconds, int count) {

    static List<HistogramBucket> of(DurationDistribution lengths) {
        List<HistogramBucket> buckets = new ArrayList<>();
        int below = 0;
        for (Duration bound : MeasureHistogramMetrics.BOUNDS) {
            int upTo = lengths.countUpTo(DurationCollector.micros(bound));
            buckets.add(new HistogramBucket(bound.toSeconds(), upTo - below));
            below = upTo;
        }
        buckets.add(new HistogramBucket(null, lengths.n() - below));
        return List.copyOf(buckets);
    }
}

package io.incidentledger.query.measures;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// A stretch of a histogram. Buckets are not cumulative: each length is in the first one whose bound it does not exceed, so their counts add up to the figure's n.
///
/// @param leSeconds
///            the longest length that belongs to it; null: the last bucket, without a bound
public record Bucket(@Nullable Long leSeconds, int count) {

    /// The same for every measure, here and in Prometheus.
    static final List<Duration> BOUNDS = List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15),
            Duration.ofMinutes(30), Duration.ofHours(1), Duration.ofHours(2), Duration.ofHours(4), Duration.ofHours(8),
            Duration.ofDays(1), Duration.ofDays(2), Duration.ofDays(7));

    static List<Bucket> of(Distribution lengths) {
        List<Bucket> buckets = new ArrayList<>();
        int below = 0;
        for (Duration bound : BOUNDS) {
            int upTo = lengths.countUpTo(Samples.micros(bound));
            buckets.add(new Bucket(bound.toSeconds(), upTo - below));
            below = upTo;
        }
        buckets.add(new Bucket(null, lengths.n() - below));
        return List.copyOf(buckets);
    }
}

package io.incidentledger.query.measures.statistics;

import java.util.function.Function;

import io.incidentledger.events.durations.DurationDefinition;
import io.incidentledger.query.measures.Depth;
import io.incidentledger.query.measures.MeasureDetail;
import org.jspecify.annotations.Nullable;

/// Works out figures in the depth that was asked for.
///
/// @param numbers
///            display numbers by incident; null: not known
public record Elaboration(Depth depth, Function<String, @Nullable Long> numbers) {

    /// @param definition
    ///            null: what is measured lies between incidents
    /// @param before
    ///            of the previous period
    public Figures figures(@Nullable DurationDefinition definition, Samples samples, @Nullable Samples before) {
        Distribution lengths = samples.lengths();
        return Figures.of(lengths, samples).with(
                depth.wants(MeasureDetail.HISTOGRAM) ? Bucket.of(lengths) : null,
                depth.wants(MeasureDetail.SLOWEST) ? Slowest.of(samples, lengths, numbers) : null,
                depth.wants(MeasureDetail.SAMPLES)
                        ? samples.kept().stream().map(each -> MeasureSample.of(each, definition, numbers)).toList()
                        : null,
                before != null ? Comparison.of(lengths, before) : null);
    }
}

package io.incidentledger.query.measures.statistics;

import java.util.function.Function;

import io.incidentledger.events.durations.DurationDefinition;
import io.incidentledger.query.measures.DetailLevel;
import io.incidentledger.query.measures.MeasureDetailOption;
import org.jspecify.annotations.Nullable;

/// Computes figures at the requested detail level.
///
/// @param numbers display numbers by incident; null: not known
public record FigureBuilder(DetailLevel depth, Function<String, @Nullable Long> numbers) {

    /// @param definition null for gaps between incidents
    /// @param before the samples of the previous period; null: no comparison
    public MeasureStatistics figures(@Nullable DurationDefinition definition, DurationCollector durationCollector,
            @Nullable DurationCollector before) {
        DurationDistribution lengths = durationCollector.lengths();
        return MeasureStatistics.of(lengths, durationCollector).with(
                depth.wants(MeasureDetailOption.HISTOGRAM) ? HistogramBucket.of(lengths) : null,
                depth.wants(MeasureDetailOption.SLOWEST) ? SlowestDecile.of(durationCollector, lengths, numbers) : null,
                depth.wants(MeasureDetailOption.SAMPLES)
                        ? durationCollector.kept().stream()
                                .map(each -> MeasureSampleResponse.of(each, definition, numbers))
                                .toList()
                        : null,
                before != null ? PeriodComparison.of(lengths, before) : null);
    }
}

package io.incidentledger.query.measures;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.incidentledger.query.milestones.DurationDefinition;
import io.incidentledger.query.milestones.DurationReading;
import io.incidentledger.query.milestones.Seconds;
import org.jspecify.annotations.Nullable;

/// Gathers what belongs to one group. Not thread-safe; lives for one answer.
final class MeasureGroup {

    private final Map<String, Samples> durations = new LinkedHashMap<>();
    private final @Nullable Samples gaps;
    private int incidents;
    private int open;

    MeasureGroup(List<DurationDefinition> wanted, boolean withGaps) {
        wanted.forEach(definition -> durations.put(definition.key(), new Samples()));
        this.gaps = withGaps ? new Samples() : null;
    }

    /// @param readings
    ///            null: the incident says nothing about that measure
    void add(MeasureRow row, Map<DurationDefinition, @Nullable DurationReading> readings) {
        incidents++;
        open += row.status().open() ? 1 : 0;
        readings.forEach((definition, reading) -> durations.computeIfPresent(definition.key(), (key, samples) -> {
            if (reading == null) {
                samples.leaveOut();
            } else {
                samples.add(reading);
            }
            return samples;
        }));
    }

    void addGaps(FailureGaps failures, String incidentId, String service) {
        if (gaps != null) {
            failures.count(incidentId, service, gaps);
        }
    }

    MeasuresAnswer.Group answer(String key, @Nullable Duration openGap) {
        Map<String, Figures> measures = new LinkedHashMap<>();
        durations.forEach((measure, samples) -> measures.put(measure, samples.figures()));
        if (gaps != null) {
            measures.put(KnownMeasures.BETWEEN_FAILURES, gaps.figures());
        }
        return new MeasuresAnswer.Group(key, incidents, open, measures, openGap == null ? null : Seconds.of(openGap));
    }
}

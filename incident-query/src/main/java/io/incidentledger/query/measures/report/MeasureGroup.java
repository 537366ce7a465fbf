package io.incidentledger.query.measures.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

import io.incidentledger.events.durations.DurationDefinition;
import io.incidentledger.events.durations.DurationSeconds;
import io.incidentledger.events.durations.MeasuredDuration;
import io.incidentledger.projection.documents.StoredDocument;
import io.incidentledger.query.measures.MeasureCatalog;
import io.incidentledger.query.measures.MeasureRow;
import io.incidentledger.query.measures.statistics.DurationCollector;
import io.incidentledger.query.measures.statistics.FigureBuilder;
import io.incidentledger.query.measures.statistics.MeasureContribution;
import io.incidentledger.query.measures.statistics.MeasureStatistics;
import io.incidentledger.query.measures.statistics.TimeBetweenFailures;
import org.jspecify.annotations.Nullable;

/// Collects the samples of one group. Not thread-safe; use one instance per response.
public final class MeasureGroup {

    private final List<DurationDefinition> wanted;
    private final List<DurationCollector> durations = new ArrayList<>();
    private final @Nullable DurationCollector gaps;
    private int incidents;
    private int open;

    /// @param keeping whether every sample is kept, rather than just the lengths
    MeasureGroup(List<DurationDefinition> wanted, boolean withGaps, boolean keeping) {
        this.wanted = wanted;
        wanted.forEach(definition -> durations.add(new DurationCollector(keeping)));
        this.gaps = withGaps ? new DurationCollector(keeping) : null;
    }

    /// @param readings in the order of the requested definitions; null: the measure does not apply to this incident
    void add(StoredDocument<MeasureRow> incident, List<@Nullable MeasuredDuration> readings) {
        incidents++;
        open += incident.content().status().open() ? 1 : 0;
        for (int i = 0; i < durations.size(); i++) {
            durations.get(i).add(new MeasureContribution(incident, readings.get(i), null));
        }
    }

    void addGaps(TimeBetweenFailures failures, StoredDocument<MeasureRow> incident, String service) {
        if (gaps != null) {
            failures.count(incident, service, gaps);
        }
    }

    /// The collected samples, by measure.
    public SequencedMap<String, DurationCollector> samples() {
        SequencedMap<String, DurationCollector> samples = new LinkedHashMap<>();
        for (int i = 0; i < wanted.size(); i++) {
            samples.put(wanted.get(i).key(), durations.get(i));
        }
        if (gaps != null) {
            samples.put(MeasureCatalog.BETWEEN_FAILURES, gaps);
        }
        return samples;
    }

    /// The number of samples kept.
    int kept() {
        return durations.stream().mapToInt(durationCollector -> durationCollector.kept().size()).sum()
                + (gaps == null ? 0 : gaps.kept().size());
    }

    /// @param before the same group in the previous period; null: no comparison was requested
    MeasuresResponse.Group answer(String key, @Nullable Duration openGap, FigureBuilder figureBuilder,
            @Nullable MeasureGroup before) {
        Map<String, MeasureStatistics> measures = new LinkedHashMap<>();
        for (int i = 0; i < wanted.size(); i++) {
            measures.put(wanted.get(i).key(), figureBuilder.figures(wanted.get(i), durations.get(i),
                    before == null ? null : before.durations.get(i)));
        }
        if (gaps != null) {
            measures.put(MeasureCatalog.BETWEEN_FAILURES,
                    figureBuilder.figures(null, gaps, before == null ? null : before.gaps));
        }
        return new MeasuresResponse.Group(key, incidents, open, measures,
                openGap == null ? null : DurationSeconds.of(openGap),
                before == null ? null : before.incidents);
    }
}

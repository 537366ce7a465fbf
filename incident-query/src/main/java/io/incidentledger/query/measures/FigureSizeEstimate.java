package io.incidentledger.query.measures;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Estimates the memory for the figures of a report: what each row contributes to each measure, and the groups. Not
/// thread-safe.
final class FigureSizeEstimate {

    private static final long KEPT_SAMPLE_BYTES = 96;
    private static final long LENGTH_BYTES = 24;
    private static final long FIGURE_BYTES = 1_024;
    private static final long OPEN_INCIDENT_BYTES = 512;

    private final MeasureQuery query;
    private final int measures;
    private final long sampleBytes;
    private final Set<String> groups = new HashSet<>();
    private long bytes;

    /// @param defined the number of measures that are defined
    /// @param keeping whether every sample is kept, rather than just the lengths
    FigureSizeEstimate(MeasureQuery query, int defined, boolean keeping) {
        this.query = query;
        this.measures = 1 + (query.measures().isEmpty() ? defined : Math.min(defined, query.measures().size()));
        this.sampleBytes = keeping ? KEPT_SAMPLE_BYTES : LENGTH_BYTES;
    }

    void add(MeasureRow row) {
        if (query.covers(row.declaredAt())) {
            List<String> keys = query.grouping().keys(row, query);
            groups.addAll(keys);
            bytes += sampleBytes * measures * keys.size() + (row.status().open() ? OPEN_INCIDENT_BYTES : 0);
        }
    }

    long bytes() {
        return bytes + FIGURE_BYTES * measures * groups.size();
    }
}

package io.incidentledger.query.measures;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.incidentledger.events.Severity;
import io.incidentledger.events.durations.DurationDefinitions;
import io.incidentledger.ledger.StoredEvent;
import io.incidentledger.projection.documents.StoredDocument;
import io.incidentledger.projection.documents.StoredViewReader;
import io.incidentledger.projection.runner.LiveEventListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/// Prometheus histograms of durations as they were first recorded: `incident_ledger_time_to_restore_seconds` and
/// similar, by severity. Only events that arrive while this process follows the ledger are counted. A rebuild records
/// nothing, and later corrections show in the API only. Drills, imports and maintenance never count. If several nodes
/// run projections, each node counts what it projects, so sum over nodes. The histograms always use the built-in
/// definitions, since folds read no policies; the definitions of an organization apply to the API only.
public final class MeasureHistogramMetrics implements LiveEventListener {

    /// The upper bounds of the histogram buckets of every measure, both here and in the API.
    public static final List<Duration> BOUNDS = List.of(Duration.ofMinutes(1), Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofMinutes(30), Duration.ofHours(1), Duration.ofHours(2), Duration.ofHours(4), Duration.ofHours(8),
            Duration.ofDays(1), Duration.ofDays(2), Duration.ofDays(7));

    private static final Duration[] BUCKETS = BOUNDS.toArray(Duration[]::new);

    private final MeterRegistry registry;
    private final StoredViewReader<MeasureDocument> rows;

    public MeasureHistogramMetrics(MeterRegistry registry, StoredViewReader<MeasureDocument> rows) {
        this.registry = registry;
        this.rows = rows;
        DurationDefinitions.DEFAULT.all().forEach(definition -> Stream.of(Severity.values())
                .forEach(severity -> timer(definition.key(), severity)));
    }

    @Override
    public void onEvents(List<StoredEvent> events) {
        long from = events.getFirst().position();
        long to = events.getLast().position();
        Collection<String> incidents = events.stream().flatMap(event -> Stream.ofNullable(event.stream()))
                .map(stream -> stream.id()).collect(Collectors.toUnmodifiableSet());
        rows.findAll(incidents).values().forEach(row -> record(MeasureViewDefinition.row(row), from, to));
    }

    private void record(StoredDocument<MeasureRow> row, long from, long to) {
        if (row.content().maintenance()) {
            return;
        }
        row.content().first().forEach((measure, first) -> {
            if (first.position() >= from && first.position() <= to) {
                timer(measure, row.content().severity().peak()).record(first.length());
            }
        });
    }

    private Timer timer(String measure, Severity severity) {
        return Timer.builder("incident.ledger." + measure.replaceAll("([A-Z])", ".$1").toLowerCase(Locale.ROOT))
                .description("As first recorded, by the worst severity until then")
                .tag("severity", severity.wireName())
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }
}

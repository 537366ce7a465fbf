package io.incidentledger.query.measures;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.IncidentResolved;
import io.incidentledger.events.IncidentEvent.SeverityChanged;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.Mode;
import io.incidentledger.events.Severity;
import io.incidentledger.events.codec.EventCodec;
import io.incidentledger.ledger.StoredEvent;
import io.incidentledger.ledger.memory.InMemoryEventLog;
import io.incidentledger.projection.IncidentLog;
import io.incidentledger.projection.Projector;
import io.incidentledger.projection.documents.StoredView;
import io.incidentledger.projection.memory.MemoryViewStore;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.api.Test;

import static io.incidentledger.events.History.declaration;
import static io.incidentledger.events.History.stated;
import static io.incidentledger.events.History.time;
import static org.assertj.core.api.Assertions.assertThat;

class MeasureHistogramMetricsTest {

    private final InMemoryEventLog log = new InMemoryEventLog();
    private final IncidentLog incidents = new IncidentLog(log);
    private final StoredView<MeasureDocument> rows = new StoredView<>(
            new MemoryViewStore().open(MeasureViewDefinition.VIEW));
    private final Projector projector = new Projector(new EventCodec(), List.of(rows));
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final MeasureHistogramMetrics histograms = new MeasureHistogramMetrics(registry, rows.documents());

    private List<StoredEvent> feed() {
        List<StoredEvent> events = log.read(rows.position(), 1_000);
        projector.apply(events);
        return events;
    }

    private void live() {
        histograms.onEvents(feed());
    }

    private void declare(String id, Mode mode, Map<String, String> labels, IncidentEvent... events) {
        incidents.by("ada", id, declaration("t", Severity.SEV3, mode, "14:00", List.of(), labels));
        incidents.by("ada", id, events);
    }

    private Timer restore(Severity severity) {
        return registry.get("incident.ledger.time.to.restore").tag("severity", severity.wireName()).timer();
    }

    private static IncidentEvent[] anHour() {
        return new IncidentEvent[]{stated(Milestone.IMPACT_STARTED, "13:50"), stated(Milestone.IMPACT_ENDED, "14:50"),
            new IncidentResolved(null, time("14:55"))};
    }

    @Test
    void whatHappensLiveIsObservedOnce() {
        declare("i", Mode.LIVE, Map.of(), anHour());
        live();
        incidents.by("ada", "i", stated(Milestone.IMPACT_ENDED, "15:50"));
        live();

        assertThat(restore(Severity.SEV3).count()).isEqualTo(1);
        assertThat(restore(Severity.SEV3).totalTime(TimeUnit.MINUTES)).isEqualTo(60);
    }

    @Test
    void theSeverityIsTheWorstUntilThen() {
        declare("i", Mode.LIVE, Map.of(), new SeverityChanged(Severity.SEV3, Severity.SEV1, null, null),
                new SeverityChanged(Severity.SEV1, Severity.SEV4, null, null));
        incidents.by("ada", "i", anHour());
        live();

        assertThat(restore(Severity.SEV1).count()).isEqualTo(1);
        assertThat(restore(Severity.SEV4).count()).isZero();
    }

    @Test
    void aRebuildFillsNothing() {
        declare("i", Mode.LIVE, Map.of(), anHour());
        feed();
        incidents.by("ada", "i", stated(Milestone.IMPACT_ENDED, "15:50"));
        live();

        assertThat(restore(Severity.SEV3).count()).isZero();
    }

    @Test
    void drillsImportsAndMaintenanceNeverCount() {
        declare("drill", Mode.DRILL, Map.of(), anHour());
        declare("import", Mode.BACKFILL, Map.of(), anHour());
        declare("maintenance", Mode.LIVE, Map.of("kind", "maintenance"), anHour());
        live();

        assertThat(restore(Severity.SEV3).count()).isZero();
    }

    @Test
    void prometheusSeesBucketsFromAMinuteToDays() {
        declare("i", Mode.LIVE, Map.of(), anHour());
        live();

        assertThat(registry.scrape()).contains(
                "incident_ledger_time_to_restore_seconds_bucket{severity=\"SEV3\",le=\"60.0\"} 0",
                "incident_ledger_time_to_restore_seconds_bucket{severity=\"SEV3\",le=\"3600.0\"} 1",
                "incident_ledger_time_to_restore_seconds_bucket{severity=\"SEV3\",le=\"604800.0\"} 1",
                "incident_ledger_time_from_declaration_to_resolve_seconds_count{severity=\"SEV3\"} 1",
                "incident_ledger_time_to_acknowledge_seconds_count{severity=\"SEV1\"} 0");
    }
}

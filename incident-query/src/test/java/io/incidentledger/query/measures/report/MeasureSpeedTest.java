package io.incidentledger.query.measures.report;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

import io.incidentledger.events.IncidentEvent.IncidentAcknowledged;
import io.incidentledger.events.IncidentEvent.IncidentMitigated;
import io.incidentledger.events.IncidentEvent.IncidentResolved;
import io.incidentledger.events.IncidentEvent.PostmortemPublished;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.durations.DurationDefinitions;
import io.incidentledger.projection.documents.StoredDocument;
import io.incidentledger.query.measures.DetailLevel;
import io.incidentledger.query.measures.Grouping;
import io.incidentledger.query.measures.MeasureDetailOption;
import io.incidentledger.query.measures.MeasureQuery;
import io.incidentledger.query.measures.MeasureRow;
import io.incidentledger.query.measures.SampleIncidents;
import io.incidentledger.query.measures.SeverityBasis;
import io.incidentledger.query.measures.quality.QualityReport;
import io.incidentledger.tiers.Dose;
import io.incidentledger.tiers.Slow;
import io.incidentledger.tiers.Soaked;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static io.incidentledger.events.History.stated;
import static io.incidentledger.events.History.time;
import static org.assertj.core.api.Assertions.assertThat;

/// Measures the time for figures over 10,000 incidents, from rows to JSON, and prints it. The bound is generous,
/// because test machines are busy.
@Slow
@Soaked(only = true)
class MeasureSpeedTest {

    private static final int INCIDENTS = 10_000;
    private static final int ROUNDS = Dose.of(5, 40);
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final Duration BOUND = Duration.ofSeconds(1);
    private static final Instant FROM = time("2024-01-01T00:00:00Z");
    private static final Instant TO = time("2025-01-01T00:00:00Z");
    private static final Instant NOW = time("2025-02-01T00:00:00Z");

    private final Random random = new Random(9);

    private Instant after(Instant from, int typicalMinutes) {
        return from.plusMillis((long) (60_000 * typicalMinutes * Math.exp(random.nextGaussian())));
    }

    private List<StoredDocument<MeasureRow>> rows() {
        SampleIncidents sampleIncidents = new SampleIncidents();
        for (int i = 0; i < INCIDENTS; i++) {
            Instant started = FROM.minus(Duration.ofDays(366)).plusSeconds(random.nextInt(2 * 366 * 86_400));
            Instant detected = after(started, 5);
            Instant resolved = after(detected, 90);
            sampleIncidents.add("i" + i, detected.toString(), List.of("service-" + random.nextInt(50)),
                    stated(Milestone.IMPACT_STARTED, started.toString()),
                    stated(Milestone.DETECTED, detected.toString()), new IncidentAcknowledged(after(detected, 3)),
                    stated(Milestone.COMMANDER_ASSIGNED, after(detected, 8).toString()),
                    stated(Milestone.FIRST_UPDATE, after(detected, 20).toString()),
                    new IncidentMitigated(null, after(detected, 40)),
                    stated(Milestone.IMPACT_ENDED, after(detected, 60).toString()),
                    new IncidentResolved(null, resolved), new PostmortemPublished(after(resolved, 3000)));
        }
        return sampleIncidents.rows();
    }

    private static MeasureQuery question(Grouping grouping, Instant from, Instant to) {
        return new MeasureQuery(from, to, ZoneOffset.UTC, grouping, Set.of(), SeverityBasis.PEAK, Set.of());
    }

    private static MeasuresResponse answer(List<StoredDocument<MeasureRow>> rows, MeasureQuery query,
            boolean compared, MeasureDetailOption... details) {
        Set<MeasureDetailOption> asked = EnumSet.noneOf(MeasureDetailOption.class);
        asked.addAll(Arrays.asList(details));
        return new MeasureReport(query, new DetailLevel(asked, compared), DurationDefinitions.DEFAULT, NOW,
                SampleIncidents.SEVENTH).answer(rows, 1);
    }

    /// Measures CPU time, which other load on the machine hardly affects.
    private static void measure(String what, Supplier<?> answer) {
        List<Long> nanos = new ArrayList<>();
        long bytes = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long began = THREADS.getCurrentThreadCpuTime();
            bytes = JsonMapper.shared().writeValueAsBytes(answer.get()).length;
            nanos.add(THREADS.getCurrentThreadCpuTime() - began);
        }
        Duration median = Duration.ofNanos(nanos.stream().sorted().toList().get(ROUNDS / 2));
        System.out.printf("measures over %d incidents, %s: %d ms of CPU (first %d ms), %d kB%n", INCIDENTS, what,
                median.toMillis(), nanos.getFirst() / 1_000_000, bytes / 1_000);

        assertThat(median).isLessThan(BOUND);
    }

    @Test
    void figuresOverTenThousandIncidentsTakeMilliseconds() {
        List<StoredDocument<MeasureRow>> rows = rows();
        MeasureQuery all = question(Grouping.ALL, null, null);
        MeasureQuery services = question(Grouping.SERVICE, null, null);

        for (int round = 0; round < ROUNDS; round++) {
            answer(rows, all, false);
        }
        measure("all in one group", () -> answer(rows, all, false));
        measure("by month", () -> answer(rows, question(Grouping.MONTH, null, null), false));
        measure("by service (50)", () -> answer(rows, services, false));
        measure("by service, histograms and slowest tenths",
                () -> answer(rows, services, false, MeasureDetailOption.HISTOGRAM, MeasureDetailOption.SLOWEST));
        measure("a year beside the year before", () -> answer(rows, question(Grouping.ALL, FROM, TO), true));
        measure("by service, a year beside the year before",
                () -> answer(rows, question(Grouping.SERVICE, FROM, TO), true));
        measure("samples of one measure",
                () -> answer(rows, new MeasureQuery(null, null, ZoneOffset.UTC, Grouping.ALL,
                        Set.of("timeToRestore"), SeverityBasis.PEAK, Set.of()), false, MeasureDetailOption.SAMPLES));
        measure("quality, by service",
                () -> new QualityReport(services, DetailLevel.PLAIN, DurationDefinitions.DEFAULT, NOW,
                        SampleIncidents.SEVENTH)
                        .answer(rows, 1));
    }
}

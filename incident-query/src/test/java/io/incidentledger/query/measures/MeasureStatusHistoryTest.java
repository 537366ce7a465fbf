package io.incidentledger.query.measures;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

import io.incidentledger.events.Audience;
import io.incidentledger.events.History;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.IncidentResolved;
import io.incidentledger.events.IncidentEvent.MilestoneRecorded;
import io.incidentledger.events.IncidentEvent.StatusUpdated;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.MilestoneQuality;
import io.incidentledger.events.Mode;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Status;
import io.incidentledger.events.durations.DurationDefinitions;
import io.incidentledger.query.measures.report.MeasureReport;
import io.incidentledger.query.measures.report.MeasuresResponse;
import io.incidentledger.query.measures.statistics.MeasureStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/// Compares measures of histories as status pages publish them, real (the file that `INCIDENT_HISTORY` names) or
/// random, with figures that the test computes in another way.
class MeasureStatusHistoryTest {

    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

    /// @param minutes the minutes of downtime according to the page
    private record Published(String id, String impact, Instant started, Instant resolved, Instant downFrom,
            Instant downTo,
            long minutes, List<Instant> updates, List<String> components) {

        boolean maintenance() {
            return impact.equals("maintenance");
        }

        List<IncidentEvent> events() {
            List<IncidentEvent> events = new ArrayList<>();
            events.add(History.declaration("t", severity(), Mode.BACKFILL, started.toString(), components,
                    maintenance() ? Map.of("kind", "maintenance") : Map.of()));
            events.add(new MilestoneRecorded(Milestone.IMPACT_STARTED, MilestoneQuality.ESTIMATED, null, downFrom));
            for (Instant update : updates) {
                events.add(new StatusUpdated(Integer.toString(events.size()), Status.INVESTIGATING, "words",
                        Audience.PUBLIC, update));
            }
            events.add(new IncidentResolved(null, resolved));
            events.add(new MilestoneRecorded(Milestone.MITIGATED, null, null, downTo));
            events.add(new MilestoneRecorded(Milestone.IMPACT_ENDED, MilestoneQuality.ESTIMATED, null, downTo));
            return events;
        }

        private Severity severity() {
            return switch (impact) {
                case "critical" -> Severity.SEV1;
                case "major" -> Severity.SEV2;
                case "minor" -> Severity.SEV3;
                case "none" -> Severity.SEV4;
                default -> Severity.SEV5;
            };
        }
    }

    @Test
    @EnabledIfEnvironmentVariable(named = "INCIDENT_HISTORY", matches = ".+",
            disabledReason = "INCIDENT_HISTORY names no file")
    void aRealHistoryIsMeasuredAsItsPublisherDoes() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of(System.getenv("INCIDENT_HISTORY")))) {
            mustMeasure(lines.filter(line -> !line.isBlank()).map(JsonMapper.shared()::readTree)
                    .map(MeasureStatusHistoryTest::published)
                    .toList());
        }
    }

    private static Published published(JsonNode line) {
        return new Published(line.get("id").asString(), line.get("impact").asString(), instant(line, "started_at"),
                instant(line, "resolved_at"), instant(line, "downtime_start"), instant(line, "downtime_end"),
                line.get("duration_minutes").asLong(),
                line.get("updates").valueStream().map(update -> instant(update, "at")).toList(),
                line.path("components").valueStream().map(JsonNode::asString).toList());
    }

    private static Instant instant(JsonNode node, String field) {
        return Instant.parse(node.get(field).asString());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anInventedHistoryIsMeasuredAsItsPublisherDoes(long seed) {
        Random random = new Random(seed);
        List<Published> history = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            Instant started = Instant.parse("2022-03-01T00:00:00Z").plusSeconds(60L * random.nextInt(1_500_000));
            Instant resolved = started.plusSeconds(60L * random.nextInt(6_000));
            Instant downFrom = started.minusSeconds(60L * random.nextInt(3) * random.nextInt(500));
            // Some pages say "resolved" before the last effect is gone.
            Instant downTo = downFrom.plusSeconds(60L * random.nextInt(7_000));
            history.add(new Published("i" + i,
                    List.of("critical", "major", "minor", "none", "maintenance").get(random.nextInt(5)),
                    started, resolved, downFrom, downTo, Duration.between(downFrom, downTo).toMinutes(),
                    List.of(started, resolved), List.of("Actions", "Pages", "API").subList(0, random.nextInt(4))));
        }
        mustMeasure(history);
    }

    private static void mustMeasure(List<Published> history) {
        SampleIncidents sampleIncidents = new SampleIncidents();
        history.forEach(each -> sampleIncidents.add(each.id(), each.events().getFirst(),
                each.events().subList(1, each.events().size()).toArray(IncidentEvent[]::new)));
        List<Published> outages = history.stream().filter(each -> !each.maintenance()).toList();
        MeasuresResponse response = answer(sampleIncidents, Grouping.ALL);
        MeasuresResponse.Group all = response.groups().getFirst();

        assertThat(all.incidents()).isEqualTo(outages.size());
        assertThat(response.openIncidents()).isEmpty();
        mustEqual(all.measures().get("timeToRestore"), outages.stream().map(Published::minutes).toList());
        mustEqual(all.measures().get("timeFromDeclarationToResolve"),
                outages.stream().map(each -> Duration.between(each.started(), each.resolved()).toMinutes()).toList());
        assertThat(all.measures().get("timeToFirstUpdate").leftOut()).isEqualTo(outages.size());
        assertThat(all.measures().get("timeToDetect").blanks()).isEqualTo(outages.size());
        for (MeasuresResponse.Group month : answer(sampleIncidents, Grouping.MONTH).groups()) {
            mustEqual(month.measures().get("timeToRestore"), outages.stream()
                    .filter(each -> each.started().toString().startsWith(month.key())).map(Published::minutes)
                    .toList());
        }
        assertThat(
                answer(sampleIncidents, Grouping.SERVICE).groups().stream()
                        .filter(each -> !each.key().equals(Grouping.NONE))
                        .mapToInt(MeasuresResponse.Group::incidents).sum())
                .isEqualTo(outages.stream().mapToInt(each -> each.components().size()).sum());
    }

    private static MeasuresResponse answer(SampleIncidents sampleIncidents, Grouping grouping) {
        MeasureQuery query = new MeasureQuery(null, null, ZoneOffset.UTC, grouping, Set.of(),
                SeverityBasis.PEAK, Set.of());
        return new MeasureReport(query, DetailLevel.PLAIN, DurationDefinitions.DEFAULT, NOW, SampleIncidents.SEVENTH)
                .answer(
                        sampleIncidents.rows(),
                        sampleIncidents.position());
    }

    /// Computes the expected quantiles in exact decimals, from the definition of the interpolated quantile.
    private static void mustEqual(MeasureStatistics measureStatistics, List<Long> minutes) {
        List<BigDecimal> seconds = minutes.stream().sorted(Comparator.naturalOrder())
                .map(each -> BigDecimal.valueOf(60 * each)).toList();
        assertThat(measureStatistics.n()).isEqualTo(seconds.size());
        assertThat(measureStatistics.blanks()).isZero();
        assertThat(measureStatistics.invalids()).isZero();
        assertThat(measureStatistics.meanSeconds())
                .isEqualByComparingTo(seconds.stream().reduce(BigDecimal.ZERO, BigDecimal::add)
                        .divide(BigDecimal.valueOf(seconds.size()), 6, RoundingMode.HALF_EVEN));
        assertThat(measureStatistics.maxSeconds()).isEqualByComparingTo(seconds.getLast());
        assertThat(measureStatistics.medianSeconds()).isEqualByComparingTo(quantile(seconds, "0.5"));
        assertThat(measureStatistics.p75Seconds()).isEqualByComparingTo(quantile(seconds, "0.75"));
        if (seconds.size() >= 10) {
            assertThat(measureStatistics.p90Seconds()).isEqualByComparingTo(quantile(seconds, "0.9"));
            assertThat(measureStatistics.p95Seconds()).isEqualByComparingTo(quantile(seconds, "0.95"));
        } else {
            assertThat(measureStatistics.p90Seconds()).isNull();
        }
    }

    private static BigDecimal quantile(List<BigDecimal> sorted, String fraction) {
        BigDecimal rank = new BigDecimal(fraction).multiply(BigDecimal.valueOf(sorted.size() - 1));
        int below = rank.intValue();
        BigDecimal above = sorted.get(Math.min(below + 1, sorted.size() - 1));
        return sorted.get(below)
                .add(above.subtract(sorted.get(below)).multiply(rank.subtract(BigDecimal.valueOf(below))));
    }
}

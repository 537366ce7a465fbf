package io.incidentledger.query.measures.availability;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.incidentledger.events.ImpactInterval;
import io.incidentledger.events.ImpactLevel;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.IncidentReopened;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.MilestoneQuality;
import io.incidentledger.query.measures.ReportPeriod;
import io.incidentledger.query.measures.SampleIncidents;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static io.incidentledger.events.History.impact;
import static io.incidentledger.events.History.stated;
import static io.incidentledger.events.History.time;
import static org.assertj.core.api.Assertions.assertThat;

class AvailabilityCalculatorTest {

    private static final Instant NOW = time("20:00");

    private final SampleIncidents sampleIncidents = new SampleIncidents();

    private void happened(String id, List<String> services, IncidentEvent... events) {
        sampleIncidents.add(id, "10:00", services, events);
    }

    private static ImpactInterval interval(@Nullable String service, @Nullable ImpactLevel level, String from,
            @Nullable String to) {
        return new ImpactInterval(service, level, time(from), to == null ? null : time(to));
    }

    private AvailabilityCalculator of(String service, String from, String to) {
        AvailabilityCalculator availabilityCalculator = new AvailabilityCalculator(service,
                new ReportPeriod(time(from), time(to)), NOW);
        sampleIncidents.rows().forEach(availabilityCalculator::add);
        return availabilityCalculator;
    }

    private AvailabilityCalculator web() {
        return of("web", "10:00", "18:00");
    }

    private static Duration minutes(long minutes) {
        return Duration.ofMinutes(minutes);
    }

    private void failed(String id, String from, String to) {
        happened(id, List.of("web"), stated(Milestone.IMPACT_STARTED, from), stated(Milestone.IMPACT_ENDED, to));
    }

    @Test
    void downtimeIsClippedToTheWindow() {
        failed("before", "09:00", "10:20");
        failed("within", "12:00", "12:30");
        failed("after", "17:50", "19:00");
        failed("outside", "18:00", "18:30");
        failed("long-ago", "08:00", "10:00");

        assertThat(web().downtime()).isEqualTo(minutes(20 + 30 + 10));
        assertThat(web().observed()).isEqualTo(minutes(8 * 60));
        assertThat(web().outages()).extracting(outage -> outage.incident().id()).containsExactly("before", "within",
                "after");
        assertThat(web().outages().getFirst().from()).isEqualTo(time("10:00"));
    }

    @Test
    void overlapsOfIncidentsAndOfIntervalsCountOnce() {
        failed("one", "12:00", "13:00");
        failed("two", "12:30", "13:30");
        happened("three", List.of("web"), impact(interval("web", null, "13:00", "14:00"),
                interval(null, null, "13:10", "13:20"), interval("web", null, "15:00", "15:05")));

        assertThat(web().downtime()).isEqualTo(minutes(120 + 5));
    }

    @Test
    void eachMomentCountsAtTheWorstLevelThatIsKnownOfIt() {
        happened("i", List.of("web"), impact(interval("web", ImpactLevel.DEGRADED, "12:00", "13:00"),
                interval("web", ImpactLevel.FULL, "12:10", "12:20"),
                interval("web", ImpactLevel.PARTIAL, "12:15", "12:40")));
        failed("unknown", "12:50", "13:15");

        assertThat(web().downtime(ImpactLevel.FULL)).isEqualTo(minutes(10));
        assertThat(web().downtime(ImpactLevel.PARTIAL)).isEqualTo(minutes(20));
        assertThat(web().downtime(ImpactLevel.DEGRADED)).isEqualTo(minutes(30));
        assertThat(web().downtime(null)).isEqualTo(minutes(15));
        assertThat(web().downtime()).isEqualTo(minutes(75));
    }

    @Test
    void anIntervalOfOneServiceCountsForThatOneOnlyAndOneWithoutForAllOfTheIncident() {
        happened("i", List.of("web", "api"), impact(interval("api", null, "12:00", "12:30"),
                interval(null, null, "13:00", "13:10"), interval("cart", null, "14:00", "14:01")));

        assertThat(web().downtime()).isEqualTo(minutes(10));
        assertThat(of("api", "10:00", "18:00").downtime()).isEqualTo(minutes(40));
        assertThat(of("cart", "10:00", "18:00").downtime()).isEqualTo(minutes(1));
        assertThat(of("nobody", "10:00", "18:00").downtime()).isZero();
    }

    @Test
    void whatLastsCountsUpToTheTimeOfAskingAndTheFutureIsNotObserved() {
        happened("i", List.of("web"), stated(Milestone.IMPACT_STARTED, "19:00"));

        AvailabilityCalculator day = of("web", "10:00", "23:00");
        assertThat(day.observed()).isEqualTo(minutes(10 * 60));
        assertThat(day.downtime()).isEqualTo(minutes(60));
        assertThat(day.outages().getFirst().downtimes().getFirst().lasting()).isTrue();
        assertThat(of("web", "10:00", "19:30").downtime()).isEqualTo(minutes(30));
        assertThat(of("web", "21:00", "23:00").observed()).isZero();
        assertThat(of("web", "21:00", "23:00").downtime()).isZero();
    }

    @Test
    void aReopeningIsDownAgain() {
        happened("i", List.of("web"), stated(Milestone.IMPACT_STARTED, "10:00"),
                stated(Milestone.IMPACT_ENDED, "10:30"),
                new IncidentReopened(null, time("11:00")), stated(Milestone.IMPACT_ENDED, "11:10"));

        assertThat(web().downtime()).isEqualTo(minutes(40));
        assertThat(web().outages()).singleElement().satisfies(outage -> assertThat(outage.downtimes()).hasSize(2));
    }

    @Test
    void whatContradictsItselfAndWhatIsNotKnownIsLeftOutAndCounted() {
        failed("negative", "13:00", "12:00");
        failed("future", "14:00", "21:00");
        failed("elsewhere", "09:00", "08:00");
        happened("unknown", List.of("web"));
        happened("other", List.of("api"));
        happened("assumed", List.of("web"), stated(Milestone.IMPACT_STARTED, "15:00", MilestoneQuality.ASSUMED),
                stated(Milestone.IMPACT_ENDED, "15:30"));
        failed("moment", "16:00", "16:00");

        assertThat(web().downtime()).isZero();
        assertThat(web().invalids()).isEqualTo(2);
        assertThat(web().blanks()).isEqualTo(2);
        assertThat(web().outages()).isEmpty();
    }

    @Test
    void namesAreComparedByTheirKeys() {
        happened("i", List.of("check\u200Bout "), stated(Milestone.IMPACT_STARTED, "12:00"),
                stated(Milestone.IMPACT_ENDED, "12:10"));

        assertThat(of("checkout", "10:00", "18:00").downtime()).isEqualTo(minutes(10));
    }

    /// Compares the result with counting minute by minute, for random sets of intervals.
    @Test
    void itIsWhatOneCountsMinuteByMinute() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            SampleIncidents drawn = new SampleIncidents();
            List<ImpactInterval> all = new ArrayList<>();
            for (int i = random.nextInt(6); i >= 0; i--) {
                List<ImpactInterval> intervals = drawn(random);
                all.addAll(intervals);
                drawn.add("i" + i, "10:00", List.of("web"), impact(intervals.toArray(ImpactInterval[]::new)));
            }
            AvailabilityCalculator found = new AvailabilityCalculator("web",
                    new ReportPeriod(time("11:00"), time("22:00")), NOW);
            drawn.rows().forEach(found::add);

            long[] counted = new long[ImpactLevel.values().length + 1];
            for (Instant minute = time("11:00"); minute.isBefore(NOW); minute = minute.plusSeconds(60)) {
                int worst = worst(all, minute);
                if (worst >= 0) {
                    counted[worst]++;
                }
            }
            assertThat(found.downtime(ImpactLevel.FULL)).as("seed " + seed).isEqualTo(minutes(counted[3]));
            assertThat(found.downtime(ImpactLevel.PARTIAL)).as("seed " + seed).isEqualTo(minutes(counted[2]));
            assertThat(found.downtime(ImpactLevel.DEGRADED)).as("seed " + seed).isEqualTo(minutes(counted[1]));
            assertThat(found.downtime(null)).as("seed " + seed).isEqualTo(minutes(counted[0]));
            assertThat(found.downtime()).as("seed " + seed)
                    .isEqualTo(minutes(counted[0] + counted[1] + counted[2] + counted[3]));
        }
    }

    private static List<ImpactInterval> drawn(Random random) {
        List<ImpactInterval> intervals = new ArrayList<>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            Instant from = time("10:00").plus(minutes(random.nextInt(10 * 60)));
            Instant to = from.plus(minutes(random.nextInt(90)));
            List<@Nullable ImpactLevel> levels = new ArrayList<>(List.of(ImpactLevel.values()));
            levels.add(null);
            intervals.add(new ImpactInterval(random.nextBoolean() ? "web" : null,
                    levels.get(random.nextInt(levels.size())), from, to.isAfter(NOW) ? null : to));
        }
        return intervals;
    }

    private static int worst(List<ImpactInterval> intervals, Instant minute) {
        return intervals.stream()
                .filter(each -> !each.from().isAfter(minute) && (each.to() == null || each.to().isAfter(minute)))
                .mapToInt(each -> each.level() == null ? 0 : switch (each.level()) {
                    case DEGRADED -> 1;
                    case PARTIAL -> 2;
                    case FULL -> 3;
                }).max().orElse(-1);
    }
}

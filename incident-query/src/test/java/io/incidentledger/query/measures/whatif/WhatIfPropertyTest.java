package io.incidentledger.query.measures.whatif;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import io.incidentledger.events.ImpactInterval;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.IncidentAcknowledged;
import io.incidentledger.events.IncidentEvent.IncidentCancelled;
import io.incidentledger.events.IncidentEvent.IncidentClosed;
import io.incidentledger.events.IncidentEvent.IncidentMitigated;
import io.incidentledger.events.IncidentEvent.IncidentReopened;
import io.incidentledger.events.IncidentEvent.IncidentResolved;
import io.incidentledger.events.IncidentEvent.MilestoneCleared;
import io.incidentledger.events.IncidentEvent.MilestoneRecorded;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.MilestoneQuality;
import io.incidentledger.events.Mode;
import io.incidentledger.events.Severity;
import io.incidentledger.events.durations.DurationDefinition;
import io.incidentledger.events.durations.DurationDefinitions;
import io.incidentledger.events.policy.CustomMeasureDefinition;
import io.incidentledger.events.policy.MilestoneOccurrence;
import io.incidentledger.events.policy.OccurrenceChoice;
import io.incidentledger.projection.documents.StoredDocument;
import io.incidentledger.query.measures.DetailLevel;
import io.incidentledger.query.measures.Grouping;
import io.incidentledger.query.measures.MeasureDetailOption;
import io.incidentledger.query.measures.MeasureQuery;
import io.incidentledger.query.measures.MeasureRow;
import io.incidentledger.query.measures.OptionalIncidentKind;
import io.incidentledger.query.measures.SampleIncidents;
import io.incidentledger.query.measures.SeverityBasis;
import io.incidentledger.query.measures.report.MeasuresResponse;
import io.incidentledger.query.measures.statistics.MeasureStatistics;
import io.incidentledger.tiers.Dose;
import io.incidentledger.tiers.Soaked;
import org.junit.jupiter.api.Test;

import static io.incidentledger.events.History.declaration;
import static io.incidentledger.events.History.impact;
import static org.assertj.core.api.Assertions.assertThat;

/// Tests properties of hypothetical changes to random incidents, including reopened and contradictory ones.
@Soaked
class WhatIfPropertyTest {

    private static final int SEEDS = Dose.of(100, 4_000);
    private static final Instant BEGINNING = Instant.parse("2024-03-01T00:00:00Z");
    /// Some of the random times are later.
    private static final Instant NOW = Instant.parse("2024-03-09T00:00:00Z");
    private static final DurationDefinitions DEFINITIONS = DurationDefinitions.DEFAULT.with(List.of(
            defined("relapse", Milestone.RESOLVED, OccurrenceChoice.FIRST, Milestone.RESOLVED, OccurrenceChoice.LAST),
            defined("pause", Milestone.IMPACT_ENDED, OccurrenceChoice.FIRST, Milestone.IMPACT_STARTED,
                    OccurrenceChoice.LAST),
            defined("words", Milestone.FIRST_UPDATE, OccurrenceChoice.LAST, Milestone.CLOSED, OccurrenceChoice.FIRST),
            defined("late", Milestone.IMPACT_STARTED, OccurrenceChoice.LAST, Milestone.IMPACT_ENDED,
                    OccurrenceChoice.LAST)));

    private static CustomMeasureDefinition defined(String key, Milestone from, OccurrenceChoice first, Milestone to,
            OccurrenceChoice last) {
        return new CustomMeasureDefinition(key, null, new MilestoneOccurrence(from, first),
                new MilestoneOccurrence(to, last), null, null, null);
    }

    private Instant now = NOW;
    private Random random;
    private Map<String, List<IncidentEvent>> happened;

    private void begin(long seed) {
        random = new Random(seed);
        happened = new LinkedHashMap<>();
        for (int i = 0; i < 1 + random.nextInt(6); i++) {
            List<IncidentEvent> events = new ArrayList<>();
            events.add(declaration("t", Severity.SEV2, any(Mode.LIVE, Mode.BACKFILL), moment().toString(),
                    any(List.of("web"), List.of("web", "api"), List.of()), Map.of()));
            for (int event = 0; event < random.nextInt(12); event++) {
                events.add(event());
            }
            happened.put("incident-" + i, events);
        }
    }

    private IncidentEvent event() {
        return switch (random.nextInt(11)) {
            case 0 -> new IncidentAcknowledged(moment());
            case 1 -> new IncidentMitigated(null, moment());
            case 2 -> new IncidentResolved(null, moment());
            case 3 -> new IncidentReopened(null, moment());
            case 4 -> new IncidentClosed(null, moment());
            case 5 -> new MilestoneCleared(any(Milestone.values()), null, null);
            case 6 -> impact(intervals());
            case 7 -> random.nextInt(4) == 0 ? new IncidentCancelled(null, moment()) : impact(intervals());
            default -> new MilestoneRecorded(any(Milestone.values()),
                    any(null, null, MilestoneQuality.ESTIMATED, MilestoneQuality.ASSUMED), null, moment());
        };
    }

    private ImpactInterval[] intervals() {
        ImpactInterval[] intervals = new ImpactInterval[random.nextInt(4)];
        for (int i = 0; i < intervals.length; i++) {
            intervals[i] = new ImpactInterval(any("web", null), null, moment(), any(null, moment(), moment()));
        }
        return intervals;
    }

    /// A random instant from a small range, so that many are equal.
    private Instant moment() {
        return BEGINNING.plusSeconds(3600L * random.nextInt(200));
    }

    @SafeVarargs
    private <E> E any(E... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private List<StoredDocument<MeasureRow>> rows() {
        SampleIncidents sampleIncidents = new SampleIncidents();
        happened.forEach((id, events) -> sampleIncidents.add(id, events.getFirst(),
                events.subList(1, events.size()).toArray(IncidentEvent[]::new)));
        return sampleIncidents.rows();
    }

    private WhatIfResponse answer(WhatIfRequest whatIfRequest, MeasureDetailOption... details) {
        MeasureQuery query = new MeasureQuery(null, null, ZoneOffset.UTC, Grouping.SERVICE, Set.of(),
                SeverityBasis.PEAK, EnumSet.allOf(OptionalIncidentKind.class));
        IncidentResolver named = new IncidentResolver(happened.keySet(), rows(), number -> null, ids -> List.of());
        return new WhatIfReport(query, new DetailLevel(Set.of(details), false), DEFINITIONS, now,
                SampleIncidents.SEVENTH)
                .answer(whatIfRequest, named, 1);
    }

    private List<WhatIfRequest.Shift> shifts(long seconds) {
        List<WhatIfRequest.Shift> shifts = new ArrayList<>();
        rows().forEach(row -> {
            for (Milestone milestone : Milestone.values()) {
                if (row.content().milestones().fact(milestone) != null) {
                    shifts.add(new WhatIfRequest.Shift(row.id(), milestone, BigDecimal.valueOf(seconds), null));
                }
            }
        });
        return shifts;
    }

    @Test
    void nothingChangesWhenNothingIsSupposedOrEverythingMovesByNothing() {
        for (long seed = 0; seed < SEEDS && !Dose.usedUp("WhatIfPropertyTest, ledgers", seed, SEEDS); seed++) {
            begin(seed);
            for (WhatIfRequest nothing : List.of(new WhatIfRequest(null, null, null, null),
                    new WhatIfRequest(shifts(0), List.of(), List.of(), List.of()))) {
                WhatIfResponse response = answer(nothing, MeasureDetailOption.values());
                assertThat(response.hypothetical()).as("seed %s", seed).isEqualTo(response.actual());
                assertThat(response.differences()).isEmpty();
            }
        }
    }

    @Test
    void withoutAnyIncidentThereIsNothing() {
        for (long seed = 0; seed < SEEDS && !Dose.usedUp("WhatIfPropertyTest, ledgers", seed, SEEDS); seed++) {
            begin(seed);
            WhatIfResponse response = answer(new WhatIfRequest(null, null, List.copyOf(happened.keySet()), null));
            assertThat(response.hypothetical().groups()).as("seed %s", seed).isEmpty();
            assertThat(response.differences()).isNotEmpty().allSatisfy(each -> {
                assertThat(each.n().hypothetical()).isZero();
                assertThat(each.medianSeconds().hypothetical()).isNull();
            });
        }
    }

    @Test
    void withoutItsFirstSideAMeasureIsBlank() {
        for (long seed = 0; seed < SEEDS && !Dose.usedUp("WhatIfPropertyTest, ledgers", seed, SEEDS); seed++) {
            begin(seed);
            DurationDefinition measure = any(DEFINITIONS.all().toArray(DurationDefinition[]::new));
            WhatIfResponse response = answer(new WhatIfRequest(null, happened.keySet().stream()
                    .map(id -> new WhatIfRequest.Drop(id, measure.from().milestone())).toList(), null, null));
            for (MeasuresResponse.Group group : response.hypothetical().groups()) {
                MeasureStatistics measureStatistics = group.measures().get(measure.key());
                assertThat(measureStatistics.n() + measureStatistics.invalids()).as("%s, seed %s", measure.key(), seed)
                        .isZero();
                assertThat(measureStatistics.blanks() + measureStatistics.leftOut()).isEqualTo(group.incidents());
            }
        }
    }

    @Test
    void whatIsSupposedIsWhatWouldBeMeasuredHadItBeenRecorded() {
        for (long seed = 0; seed < SEEDS && !Dose.usedUp("WhatIfPropertyTest, ledgers", seed, SEEDS); seed++) {
            begin(seed);
            String id = any(happened.keySet().toArray(String[]::new));
            Milestone milestone = any(Milestone.values());
            Instant at = moment();
            if (ofIntervals(id, milestone)) {
                continue;
            }
            WhatIfResponse supposed = answer(
                    new WhatIfRequest(List.of(new WhatIfRequest.Shift(id, milestone, null, at)), null, null, null));
            happened.get(id).add(new MilestoneRecorded(milestone, null, null, at));
            assertThat(supposed.hypothetical().groups()).as("%s at %s, seed %s", milestone, at, seed)
                    .isEqualTo(answer(new WhatIfRequest(null, null, null, null)).actual().groups());
        }
    }

    /// Whether an explicit impact milestone exists, which leaves the recorded intervals alone, whereas a hypothetical
    /// change moves them.
    private boolean ofIntervals(String id, Milestone milestone) {
        return (milestone == Milestone.IMPACT_STARTED || milestone == Milestone.IMPACT_ENDED) && rows().stream()
                .anyMatch(row -> row.id().equals(id) && !row.content().milestones().impact().stated().isEmpty());
    }

    @Test
    void theOrderOfTheQuestionDoesNotMatter() {
        for (long seed = 0; seed < SEEDS && !Dose.usedUp("WhatIfPropertyTest, ledgers", seed, SEEDS); seed++) {
            begin(seed);
            List<WhatIfRequest.Shift> shifts = shifts(3600L * (random.nextInt(40) - 20));
            MeasuresResponse one = answer(new WhatIfRequest(shifts, null, null, null)).hypothetical();
            Collections.shuffle(shifts, random);
            assertThat(answer(new WhatIfRequest(shifts, null, null, null)).hypothetical()).as("seed %s", seed)
                    .isEqualTo(one);
        }
    }

    @Test
    void whoMovesEveryTimeOfAnIncidentAlikeKeepsItsLengths() {
        now = Instant.parse("2024-06-01T00:00:00Z");
        for (long seed = 0; seed < SEEDS && !Dose.usedUp("WhatIfPropertyTest, ledgers", seed, SEEDS); seed++) {
            begin(seed);
            happened.values().forEach(events -> events.removeIf(event -> event instanceof IncidentReopened));
            WhatIfResponse response = answer(new WhatIfRequest(shifts(-3600L * random.nextInt(300)), null, null, null));
            for (WhatIfResponse.Difference each : response.differences()) {
                assertThat(List.of("timeToDetect", "timeToMitigate", "timeToResolve", "timeToPostmortem"))
                        .as("seed %s", seed).doesNotContain(each.measure());
            }
        }
    }
}

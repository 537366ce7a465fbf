package io.incidentledger.query.measures.whatif;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.IncidentResolved;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.durations.DurationDefinitions;
import io.incidentledger.events.policy.CustomMeasureDefinition;
import io.incidentledger.events.policy.MilestoneOccurrence;
import io.incidentledger.http.problems.ProblemException;
import io.incidentledger.query.measures.DetailLevel;
import io.incidentledger.query.measures.Grouping;
import io.incidentledger.query.measures.MeasureQuery;
import io.incidentledger.query.measures.SampleIncidents;
import io.incidentledger.query.measures.SeverityBasis;
import io.incidentledger.query.measures.whatif.WhatIfResponse.Applied;
import io.incidentledger.query.measures.whatif.WhatIfResponse.Count;
import io.incidentledger.query.measures.whatif.WhatIfResponse.Difference;
import io.incidentledger.query.measures.whatif.WhatIfResponse.Length;
import org.junit.jupiter.api.Test;

import static io.incidentledger.events.History.stated;
import static io.incidentledger.events.History.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

/// Compares what-if reports with figures that were computed by hand.
class WhatIfReportTest {

    private static final Instant NOW = time("2024-06-01T00:00:00Z");

    private final SampleIncidents sampleIncidents = new SampleIncidents();
    private Instant from;
    private Instant to;
    private Grouping grouping = Grouping.ALL;

    private WhatIfResponse answer(WhatIfRequest whatIfRequest, String... measures) {
        MeasureQuery query = new MeasureQuery(from, to, ZoneOffset.UTC, grouping, Set.of(measures),
                SeverityBasis.PEAK, Set.of());
        IncidentResolver named = new IncidentResolver(
                sampleIncidents.rows().stream().map(row -> row.id()).toList(), sampleIncidents.rows(), number -> null,
                ids -> List.of());
        return new WhatIfReport(query, DetailLevel.PLAIN, DurationDefinitions.DEFAULT, NOW, SampleIncidents.SEVENTH)
                .answer(whatIfRequest, named, sampleIncidents.position());
    }

    private static WhatIfRequest.Shift by(String id, Milestone milestone, long seconds) {
        return new WhatIfRequest.Shift(id, milestone, BigDecimal.valueOf(seconds), null);
    }

    private static WhatIfRequest.Shift at(String id, Milestone milestone, String at) {
        return new WhatIfRequest.Shift(id, milestone, null, time(at));
    }

    private static WhatIfRequest shifting(WhatIfRequest.Shift... shifts) {
        return new WhatIfRequest(List.of(shifts), null, null, null);
    }

    private static Length length(Object actual, Object hypothetical, Object difference) {
        return new Length(seconds(actual), seconds(hypothetical), seconds(difference));
    }

    private static BigDecimal seconds(Object seconds) {
        return seconds == null ? null : new BigDecimal(seconds.toString());
    }

    /// Adds an incident whose impact starts with its declaration; it is detected and ends the given minutes later.
    private void incident(String id, String declaredAt, int detected, int ended, IncidentEvent... more) {
        Instant start = time(declaredAt);
        sampleIncidents.add(id, declaredAt, List.of("web"), stated(Milestone.IMPACT_STARTED, declaredAt),
                stated(Milestone.DETECTED, start.plusSeconds(60L * detected).toString()),
                stated(Milestone.IMPACT_ENDED, start.plusSeconds(60L * ended).toString()),
                new IncidentResolved(null, start.plusSeconds(60L * ended)));
    }

    private void three() {
        incident("a", "10:00", 10, 60);
        incident("b", "12:00", 20, 30);
        incident("c", "14:00", 30, 90);
    }

    @Test
    void hadDetectionBeenFiveMinutesEarlier() {
        three();
        WhatIfResponse response = answer(
                shifting(by("a", Milestone.DETECTED, -300), by("b", Milestone.DETECTED, -300)));

        assertThat(response.applied()).containsExactly(
                new Applied("a", 7L, Milestone.DETECTED, time("10:10"), time("10:05")),
                new Applied("b", 7L, Milestone.DETECTED, time("12:20"), time("12:15")));
        assertThat(response.differences()).containsExactly(new Difference("all", "timeToDetect", Count.of(3, 3),
                Count.of(0, 0), Count.of(0, 0), Count.of(0, 0), length(1200, 1000, -200), length(1200, 900, -300),
                length(1500, 1350, -150), length(null, null, null), length(null, null, null), length(1800, 1800, 0)));
        assertThat(response.actual().groups().getFirst().measures().get("timeToDetect").medianSeconds())
                .isEqualByComparingTo("1200");
        assertThat(response.hypothetical().groups().getFirst().measures().get("timeToDetect").medianSeconds())
                .isEqualByComparingTo("900");
    }

    @Test
    void withoutTwoIncidentsTheirGapsGoToo() {
        three();
        WhatIfResponse response = answer(new WhatIfRequest(null, null, List.of("b", "a"), null), "timeToRestore",
                "timeBetweenFailures");

        assertThat(response.excluded()).extracting(each -> each.incidentId()).containsExactly("b", "a");
        assertThat(response.differences()).extracting(Difference::measure, Difference::n, Difference::medianSeconds)
                .containsExactly(tuple("timeToRestore", Count.of(3, 1), length(3600, 5400, 1800)),
                        tuple("timeBetweenFailures", Count.of(2, 0), length(4500, null, null)));
        assertThat(response.hypothetical().groups().getFirst().incidents()).isEqualTo(1);
    }

    @Test
    void byAnotherDefinition() {
        three();
        CustomMeasureDefinition fromDetection = new CustomMeasureDefinition("timeToRestore", "Counted from detection",
                MilestoneOccurrence.of(Milestone.DETECTED), MilestoneOccurrence.of(Milestone.IMPACT_ENDED), null, null,
                null);
        CustomMeasureDefinition another = new CustomMeasureDefinition("timeToClose", null,
                MilestoneOccurrence.of(Milestone.DECLARED), MilestoneOccurrence.of(Milestone.CLOSED), null, null, null);
        WhatIfResponse response = answer(new WhatIfRequest(null, null, null, List.of(fromDetection, another)),
                "timeToRestore",
                "timeToClose");

        assertThat(response.differences()).extracting(Difference::measure, Difference::n, Difference::blanks,
                Difference::medianSeconds).containsExactly(
                        tuple("timeToRestore", Count.of(3, 3), Count.of(0, 0), length(3600, 3000, -600)),
                        tuple("timeToClose", Count.of(0, 0), Count.of(0, 3), length(null, null, null)));
        assertThat(response.actual().definitions()).extracting(each -> each.key()).containsExactly("timeToRestore");
        assertThat(response.hypothetical().definitions()).extracting(each -> each.description()).first()
                .isEqualTo("from detected to impactEnded (Counted from detection)");
        assertThat(response.hypothetical().definitionVersion()).isEqualTo(response.actual().definitionVersion());
    }

    @Test
    void aDroppedMilestoneMakesBlanks() {
        three();
        WhatIfResponse response = answer(
                new WhatIfRequest(null, List.of(new WhatIfRequest.Drop("c", Milestone.DETECTED)), null, null));

        assertThat(response.applied())
                .containsExactly(new Applied("c", 7L, Milestone.DETECTED, time("14:30"), null));
        assertThat(response.differences()).extracting(Difference::measure, Difference::n, Difference::blanks)
                .containsExactly(tuple("timeToDetect", Count.of(3, 2), Count.of(0, 1)));
    }

    @Test
    void whoeverWasDeclaredAtAnotherTimeBelongsToAnotherPeriod() {
        three();
        from = time("09:00");
        to = time("13:00");
        WhatIfResponse response = answer(
                shifting(at("a", Milestone.DECLARED, "08:00"), by("c", Milestone.DECLARED, -3600)),
                "timeFromDeclarationToResolve");
        assertThat(response.differences()).isNotEmpty();
        assertThat(response.actual().groups().getFirst().incidents()).isEqualTo(2);
        assertThat(response.hypothetical().groups().getFirst().incidents()).as("c at 13:00 is after the period")
                .isEqualTo(1);

        WhatIfResponse into = answer(shifting(by("c", Milestone.DECLARED, -3601)), "timeFromDeclarationToResolve");
        assertThat(into.differences()).extracting(Difference::n, Difference::maxSeconds)
                .containsExactly(tuple(Count.of(2, 3), length(3600, 9001, 5401)));
    }

    @Test
    void groupsThatAreOnlyInOneAnswerAreCompared() {
        three();
        grouping = Grouping.MONTH;
        WhatIfResponse response = answer(shifting(at("c", Milestone.DECLARED, "2024-04-01T00:00:00Z")), "timeToDetect");

        assertThat(response.differences()).extracting(Difference::group, Difference::n)
                .containsExactly(tuple("2024-03", Count.of(3, 2)), tuple("2024-04", Count.of(0, 1)));
    }

    @Test
    void aTimeThatContradictsIsInvalidAndNoFigure() {
        three();
        WhatIfResponse response = answer(shifting(at("a", Milestone.DETECTED, "09:00"),
                at("b", Milestone.DETECTED, "2025-01-01T00:00:00Z")), "timeToDetect");

        assertThat(response.differences()).extracting(Difference::n, Difference::invalids)
                .containsExactly(tuple(Count.of(3, 1), Count.of(0, 2)));
    }

    private void refused(WhatIfRequest whatIfRequest, String... pointers) {
        assertThatThrownBy(() -> answer(whatIfRequest)).isInstanceOfSatisfying(ProblemException.class, refusal -> {
            assertThat(refusal.problem().status()).isEqualTo(400);
            assertThat(refusal.problem().errors()).extracting(each -> each.pointer()).containsExactly(pointers);
        });
    }

    @Test
    void whatMakesNoSenseIsNamed() {
        three();
        refused(shifting(by("z", Milestone.DETECTED, 1), at("a", Milestone.DETECTED, "10:00"),
                at("a", Milestone.DETECTED, "10:01")), "/shift/0/incidentId", "/shift/2/milestone");
        refused(shifting(by("a", Milestone.ACKNOWLEDGED, 1)), "/shift/0/bySeconds");
        refused(shifting(by("a", Milestone.DETECTED, -3_000_000_000L)), "/shift/0/bySeconds");
        refused(new WhatIfRequest(List.of(by("a", Milestone.DETECTED, 1)),
                List.of(new WhatIfRequest.Drop("a", Milestone.DETECTED),
                        new WhatIfRequest.Drop("b", Milestone.DETECTED),
                        new WhatIfRequest.Drop("b", Milestone.DETECTED),
                        new WhatIfRequest.Drop("y", Milestone.DETECTED)),
                null, null), "/drop/0/milestone", "/drop/2/milestone", "/drop/3/incidentId");
        refused(new WhatIfRequest(List.of(by("a", Milestone.DETECTED, 1)), null, List.of("a", "x", "a"), null),
                "/exclude/1", "/exclude/2", "/shift/0/incidentId");
    }
}

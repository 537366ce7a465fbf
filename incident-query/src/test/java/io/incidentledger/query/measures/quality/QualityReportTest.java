package io.incidentledger.query.measures.quality;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.incidentledger.events.IncidentEvent.IncidentAcknowledged;
import io.incidentledger.events.IncidentEvent.IncidentCancelled;
import io.incidentledger.events.IncidentEvent.IncidentClosed;
import io.incidentledger.events.IncidentEvent.IncidentResolved;
import io.incidentledger.events.IncidentEvent.ResponsibilityAssigned;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.MilestoneQuality;
import io.incidentledger.events.Mode;
import io.incidentledger.events.Severity;
import io.incidentledger.events.durations.DurationDefinitions;
import io.incidentledger.query.measures.DetailLevel;
import io.incidentledger.query.measures.Grouping;
import io.incidentledger.query.measures.MeasureDetailOption;
import io.incidentledger.query.measures.MeasureQuery;
import io.incidentledger.query.measures.OptionalIncidentKind;
import io.incidentledger.query.measures.SampleIncidents;
import io.incidentledger.query.measures.SeverityBasis;
import io.incidentledger.query.measures.quality.QualityResponse.Contradiction;
import io.incidentledger.query.measures.quality.QualityResponse.Group;
import io.incidentledger.query.measures.quality.QualityResponse.MilestoneQualityFigures;
import io.incidentledger.query.measures.quality.QualityResponse.Share;
import io.incidentledger.query.measures.statistics.HistogramBucket;
import io.incidentledger.query.measures.statistics.MeasureStatistics;
import org.junit.jupiter.api.Test;

import static io.incidentledger.events.History.declaration;
import static io.incidentledger.events.History.impact;
import static io.incidentledger.events.History.interval;
import static io.incidentledger.events.History.stated;
import static io.incidentledger.events.History.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/// Tests data quality; everything is recorded at midnight of 1 March 2024.
class QualityReportTest {

    private static final Instant NOW = time("2024-06-01T00:00:00Z");
    private static final String EARLIER = "2024-02-29T23:00:00Z";

    private final SampleIncidents sampleIncidents = new SampleIncidents();

    private QualityResponse answer(Grouping grouping, OptionalIncidentKind... included) {
        MeasureQuery query = new MeasureQuery(null, null, ZoneOffset.UTC, grouping, Set.of(),
                SeverityBasis.PEAK, Set.of(included));
        return new QualityReport(query, new DetailLevel(Set.of(MeasureDetailOption.HISTOGRAM), false),
                DurationDefinitions.DEFAULT, NOW, SampleIncidents.SEVENTH)
                .answer(sampleIncidents.rows(), sampleIncidents.position());
    }

    private Group all(OptionalIncidentKind... included) {
        return answer(Grouping.ALL, included).groups().getFirst();
    }

    private MilestoneQualityFigures milestone(Milestone milestone, OptionalIncidentKind... included) {
        return all(included).milestones().get(milestone.wireName());
    }

    @Test
    void theRecordingLagRunsFromTheTimeInTheWorldToTheRecording() {
        sampleIncidents.add("late", EARLIER, List.of(), new IncidentAcknowledged(time("2024-02-29T23:50:00Z")));
        sampleIncidents.add("at once", EARLIER, List.of(), new IncidentAcknowledged(null));
        sampleIncidents.add("before its time", EARLIER, List.of(),
                new IncidentAcknowledged(time("2024-03-01T00:10:00Z")));
        sampleIncidents.add("unknown", EARLIER, List.of());
        sampleIncidents.add("imported", declaration("i", Severity.SEV3, Mode.BACKFILL, EARLIER, List.of(), Map.of()),
                new IncidentAcknowledged(time(EARLIER)));
        MeasureStatistics lag = milestone(Milestone.ACKNOWLEDGED).recordingLag();

        assertThat(lag)
                .extracting(MeasureStatistics::n, MeasureStatistics::blanks, MeasureStatistics::invalids,
                        MeasureStatistics::leftOut)
                .containsExactly(2, 1, 1, 1);
        assertThat(lag.maxSeconds()).hasToString("600");
        assertThat(lag.medianSeconds()).hasToString("300");
        assertThat(lag.histogram()).first().isEqualTo(new HistogramBucket(60L, 1));
        assertThat(milestone(Milestone.DECLARED).recordingLag().medianSeconds()).hasToString("3600");
        assertThat(all().backfilled()).isEqualTo(1);
    }

    @Test
    void everyIncidentIsInOneCountOfAMilestone() {
        sampleIncidents.add("recorded", EARLIER, List.of(), stated(Milestone.DETECTED, EARLIER));
        sampleIncidents.add("invalid", EARLIER, List.of(), stated(Milestone.IMPACT_STARTED, "10:00"),
                stated(Milestone.DETECTED, "09:00"));
        sampleIncidents.add("missing", EARLIER, List.of(), new IncidentResolved(null, null));
        sampleIncidents.add("pending", EARLIER, List.of());
        sampleIncidents.add("cancelled", EARLIER, List.of(), new IncidentCancelled(null, null));
        MilestoneQualityFigures detected = milestone(Milestone.DETECTED, OptionalIncidentKind.CANCELLED);

        assertThat(detected).extracting(MilestoneQualityFigures::n, MilestoneQualityFigures::recorded,
                MilestoneQualityFigures::invalid, MilestoneQualityFigures::missing, MilestoneQualityFigures::pending,
                MilestoneQualityFigures::notApplicable).containsExactly(5, 1, 1, 1, 1, 1);
        assertThat(detected.missingShare()).hasToString("0.3333");
        all(OptionalIncidentKind.CANCELLED).milestones().values().forEach(each -> assertThat(
                each.recorded() + each.invalid() + each.missing() + each.pending() + each.notApplicable())
                .isEqualTo(each.n()));
    }

    @Test
    void aPostmortemIsMissingOnlyWhenTheIncidentIsClosed() {
        sampleIncidents.add("resolved", EARLIER, List.of(), new IncidentResolved(null, null));
        sampleIncidents.add("closed", EARLIER, List.of(), new IncidentResolved(null, null),
                new IncidentClosed(null, null));

        assertThat(milestone(Milestone.POSTMORTEM_PUBLISHED)).extracting(MilestoneQualityFigures::missing,
                MilestoneQualityFigures::pending).containsExactly(1, 1);
        assertThat(milestone(Milestone.CLOSED)).extracting(MilestoneQualityFigures::missing,
                MilestoneQualityFigures::pending, MilestoneQualityFigures::recorded).containsExactly(0, 1, 1);
    }

    @Test
    void qualitiesOfTimesAreCounted() {
        for (MilestoneQuality quality : MilestoneQuality.values()) {
            sampleIncidents.add(quality.name(), EARLIER, List.of(), stated(Milestone.IMPACT_STARTED, EARLIER, quality));
        }
        sampleIncidents.add("unsaid", EARLIER, List.of(), stated(Milestone.IMPACT_STARTED, EARLIER));
        sampleIncidents.add("assumed too", EARLIER, List.of(),
                stated(Milestone.IMPACT_STARTED, EARLIER, MilestoneQuality.ASSUMED));

        assertThat(milestone(Milestone.IMPACT_STARTED)).extracting(MilestoneQualityFigures::recorded,
                MilestoneQualityFigures::measured, MilestoneQualityFigures::estimated,
                MilestoneQualityFigures::assumed).containsExactly(5, 1, 1, 2);
    }

    @Test
    void contradictionsAreCountedByReasonWithExamples() {
        for (int i = 0; i < 12; i++) {
            sampleIncidents.add("early" + (10 + i), EARLIER, List.of(), stated(Milestone.IMPACT_STARTED, "10:00"),
                    stated(Milestone.DETECTED, "09:00"));
        }
        sampleIncidents.add("future", EARLIER, List.of(), stated(Milestone.DETECTED, "2024-07-01T00:00:00Z"));
        sampleIncidents.add("interval", EARLIER, List.of(), impact(interval("web", "10:00", "09:00"),
                interval("api", "10:00", "2024-07-01T00:00:00Z"), interval("db", "11:00", "10:00")));
        List<Contradiction> contradictions = all().contradictions();

        assertThat(contradictions).extracting(Contradiction::subject, Contradiction::reason, Contradiction::incidents)
                .contains(tuple("detected",
                        "it is before impactStarted: impact cannot be detected before it starts", 12),
                        tuple("detected", "it is in the future", 1),
                        tuple("impact", "it ends before it starts", 1),
                        tuple("impact", "it extends into the future", 1));
        assertThat(contradictions.getFirst().incidents()).isEqualTo(12);
        assertThat(contradictions.getFirst().examples()).hasSize(10).first()
                .isEqualTo(new QualityResponse.Example("early10", 7L));
    }

    @Test
    void equalTimesContradictNothingAndAreCountedAsZeroLengths() {
        sampleIncidents.add("equal", EARLIER, List.of(), stated(Milestone.IMPACT_STARTED, EARLIER),
                stated(Milestone.DETECTED, EARLIER));
        sampleIncidents.add("real", EARLIER, List.of(), stated(Milestone.IMPACT_STARTED, "2024-02-29T22:00:00Z"),
                stated(Milestone.DETECTED, EARLIER));
        Group group = all();

        assertThat(group.contradictions()).isEmpty();
        assertThat(group.zeroLengths().get("timeToDetect")).extracting(Share::count, Share::n,
                share -> share.share().toString()).containsExactly(1, 2, "0.5000");
        assertThat(group.zeroLengths().get("timeToResolve").share()).isNull();
    }

    @Test
    void theDeclarationIsAsLateAsTheImpactIsOld() {
        sampleIncidents.add("late", EARLIER, List.of(), stated(Milestone.IMPACT_STARTED, "2024-02-29T22:30:00Z"));
        sampleIncidents.add("foreseen", EARLIER, List.of(), stated(Milestone.IMPACT_STARTED, "2024-02-29T23:30:00Z"));
        sampleIncidents.add("unknown", EARLIER, List.of());
        sampleIncidents.add("future", EARLIER, List.of(), stated(Milestone.IMPACT_STARTED, "2024-07-01T00:00:00Z"));
        MeasureStatistics delay = all().declarationDelay();

        assertThat(delay)
                .extracting(MeasureStatistics::n, MeasureStatistics::blanks, MeasureStatistics::invalids,
                        MeasureStatistics::leftOut)
                .containsExactly(1, 1, 1, 1);
        assertThat(delay.maxSeconds()).hasToString("1800");
    }

    @Test
    void incidentsWithoutServicesOrTeamAreShares() {
        sampleIncidents.add("with", EARLIER, List.of("web"), new ResponsibilityAssigned("payments", null, null));
        sampleIncidents.add("without", EARLIER, List.of());
        sampleIncidents.add("individual", EARLIER, List.of("web"), new ResponsibilityAssigned(null, "erin", null));

        assertThat(all().withoutServices()).extracting(Share::count, Share::n).containsExactly(1, 3);
        assertThat(all().withoutTeam()).extracting(Share::count, Share::n).containsExactly(2, 3);
    }

    @Test
    void groupsAndFiltersAreThoseOfTheMeasures() {
        sampleIncidents.add("web", EARLIER, List.of("web", "api"));
        sampleIncidents.add("drill", declaration("i", Severity.SEV3, Mode.DRILL, EARLIER, List.of("web"), Map.of()));

        assertThat(answer(Grouping.SERVICE).groups()).extracting(Group::key, Group::incidents)
                .containsExactly(tuple("api", 1), tuple("web", 1));
        assertThat(answer(Grouping.SERVICE).note()).contains("once in each of its services");
        assertThat(answer(Grouping.SERVICE, OptionalIncidentKind.DRILL).groups().get(1).incidents()).isEqualTo(2);
        assertThat(answer(Grouping.MONTH).groups()).extracting(Group::key).containsExactly("2024-02");
        assertThat(all().open()).isEqualTo(1);
    }

    @Test
    void nothingIsAnsweredAsNothing() {
        assertThat(all().incidents()).isZero();
        assertThat(milestone(Milestone.DETECTED).missingShare()).isNull();
        assertThat(all().withoutTeam().share()).isNull();
    }
}

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
import io.incidentledger.query.measures.Depth;
import io.incidentledger.query.measures.Grouping;
import io.incidentledger.query.measures.Incidents;
import io.incidentledger.query.measures.Inclusion;
import io.incidentledger.query.measures.MeasureDetail;
import io.incidentledger.query.measures.MeasureQuestion;
import io.incidentledger.query.measures.SeverityChoice;
import io.incidentledger.query.measures.quality.QualityAnswer.Contradiction;
import io.incidentledger.query.measures.quality.QualityAnswer.Group;
import io.incidentledger.query.measures.quality.QualityAnswer.MilestoneQualityFigures;
import io.incidentledger.query.measures.quality.QualityAnswer.Share;
import io.incidentledger.query.measures.statistics.Bucket;
import io.incidentledger.query.measures.statistics.Figures;
import org.junit.jupiter.api.Test;

import static io.incidentledger.events.History.declaration;
import static io.incidentledger.events.History.impact;
import static io.incidentledger.events.History.interval;
import static io.incidentledger.events.History.stated;
import static io.incidentledger.events.History.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/// Everything is recorded at midnight of 1 March 2024.
class QualityReportTest {

    private static final Instant NOW = time("2024-06-01T00:00:00Z");
    private static final String EARLIER = "2024-02-29T23:00:00Z";

    private final Incidents incidents = new Incidents();

    private QualityAnswer answer(Grouping grouping, Inclusion... included) {
        MeasureQuestion question = new MeasureQuestion(null, null, ZoneOffset.UTC, grouping, Set.of(),
                SeverityChoice.PEAK, Set.of(included));
        return new QualityReport(question, new Depth(Set.of(MeasureDetail.HISTOGRAM), false),
                DurationDefinitions.DEFAULT, NOW, Incidents.SEVENTH)
                .answer(incidents.rows(), incidents.position());
    }

    private Group all(Inclusion... included) {
        return answer(Grouping.ALL, included).groups().getFirst();
    }

    private MilestoneQualityFigures milestone(Milestone milestone, Inclusion... included) {
        return all(included).milestones().get(milestone.wireName());
    }

    @Test
    void theRecordingLagRunsFromTheTimeInTheWorldToTheRecording() {
        incidents.add("late", EARLIER, List.of(), new IncidentAcknowledged(time("2024-02-29T23:50:00Z")));
        incidents.add("at once", EARLIER, List.of(), new IncidentAcknowledged(null));
        incidents.add("before its time", EARLIER, List.of(), new IncidentAcknowledged(time("2024-03-01T00:10:00Z")));
        incidents.add("unknown", EARLIER, List.of());
        incidents.add("imported", declaration("i", Severity.SEV3, Mode.BACKFILL, EARLIER, List.of(), Map.of()),
                new IncidentAcknowledged(time(EARLIER)));
        Figures lag = milestone(Milestone.ACKNOWLEDGED).recordingLag();

        assertThat(lag).extracting(Figures::n, Figures::blanks, Figures::invalids, Figures::leftOut)
                .containsExactly(2, 1, 1, 1);
        assertThat(lag.maxSeconds()).hasToString("600");
        assertThat(lag.medianSeconds()).hasToString("300");
        assertThat(lag.histogram()).first().isEqualTo(new Bucket(60L, 1));
        assertThat(milestone(Milestone.DECLARED).recordingLag().medianSeconds()).hasToString("3600");
        assertThat(all().backfilled()).isEqualTo(1);
    }

    @Test
    void everyIncidentIsInOneCountOfAMilestone() {
        incidents.add("recorded", EARLIER, List.of(), stated(Milestone.DETECTED, EARLIER));
        incidents.add("invalid", EARLIER, List.of(), stated(Milestone.IMPACT_STARTED, "10:00"),
                stated(Milestone.DETECTED, "09:00"));
        incidents.add("missing", EARLIER, List.of(), new IncidentResolved(null, null));
        incidents.add("pending", EARLIER, List.of());
        incidents.add("cancelled", EARLIER, List.of(), new IncidentCancelled(null, null));
        MilestoneQualityFigures detected = milestone(Milestone.DETECTED, Inclusion.CANCELLED);

        assertThat(detected).extracting(MilestoneQualityFigures::n, MilestoneQualityFigures::recorded,
                MilestoneQualityFigures::invalid, MilestoneQualityFigures::missing, MilestoneQualityFigures::pending,
                MilestoneQualityFigures::notApplicable).containsExactly(5, 1, 1, 1, 1, 1);
        assertThat(detected.missingShare()).hasToString("0.3333");
        all(Inclusion.CANCELLED).milestones().values().forEach(each -> assertThat(
                each.recorded() + each.invalid() + each.missing() + each.pending() + each.notApplicable())
                .isEqualTo(each.n()));
    }

    @Test
    void aPostmortemIsMissingOnlyWhenTheIncidentIsClosed() {
        incidents.add("resolved", EARLIER, List.of(), new IncidentResolved(null, null));
        incidents.add("closed", EARLIER, List.of(), new IncidentResolved(null, null), new IncidentClosed(null, null));

        assertThat(milestone(Milestone.POSTMORTEM_PUBLISHED)).extracting(MilestoneQualityFigures::missing,
                MilestoneQualityFigures::pending).containsExactly(1, 1);
        assertThat(milestone(Milestone.CLOSED)).extracting(MilestoneQualityFigures::missing,
                MilestoneQualityFigures::pending, MilestoneQualityFigures::recorded).containsExactly(0, 1, 1);
    }

    @Test
    void qualitiesOfTimesAreCounted() {
        for (MilestoneQuality quality : MilestoneQuality.values()) {
            incidents.add(quality.name(), EARLIER, List.of(), stated(Milestone.IMPACT_STARTED, EARLIER, quality));
        }
        incidents.add("unsaid", EARLIER, List.of(), stated(Milestone.IMPACT_STARTED, EARLIER));
        incidents.add("assumed too", EARLIER, List.of(),
                stated(Milestone.IMPACT_STARTED, EARLIER, MilestoneQuality.ASSUMED));

        assertThat(milestone(Milestone.IMPACT_STARTED)).extracting(MilestoneQualityFigures::recorded,
                MilestoneQualityFigures::measured, MilestoneQualityFigures::estimated,
                MilestoneQualityFigures::assumed).containsExactly(5, 1, 1, 2);
    }

    @Test
    void contradictionsAreCountedByReasonWithExamples() {
        for (int i = 0; i < 12; i++) {
            incidents.add("early" + (10 + i), EARLIER, List.of(), stated(Milestone.IMPACT_STARTED, "10:00"),
                    stated(Milestone.DETECTED, "09:00"));
        }
        incidents.add("future", EARLIER, List.of(), stated(Milestone.DETECTED, "2024-07-01T00:00:00Z"));
        incidents.add("interval", EARLIER, List.of(), impact(interval("web", "10:00", "09:00"),
                interval("api", "10:00", "2024-07-01T00:00:00Z"), interval("db", "11:00", "10:00")));
        List<Contradiction> contradictions = all().contradictions();

        assertThat(contradictions).extracting(Contradiction::subject, Contradiction::reason, Contradiction::incidents)
                .contains(tuple("detected",
                        "it lies before impactStarted: what has not begun cannot be detected", 12),
                        tuple("detected", "it lies in the future", 1),
                        tuple("impact", "it ends before it begins", 1),
                        tuple("impact", "it reaches into the future", 1));
        assertThat(contradictions.getFirst().incidents()).isEqualTo(12);
        assertThat(contradictions.getFirst().examples()).hasSize(10).first()
                .isEqualTo(new QualityAnswer.Example("early10", 7L));
    }

    @Test
    void equalTimesContradictNothingAndAreCountedAsZeroLengths() {
        incidents.add("equal", EARLIER, List.of(), stated(Milestone.IMPACT_STARTED, EARLIER),
                stated(Milestone.DETECTED, EARLIER));
        incidents.add("real", EARLIER, List.of(), stated(Milestone.IMPACT_STARTED, "2024-02-29T22:00:00Z"),
                stated(Milestone.DETECTED, EARLIER));
        Group group = all();

        assertThat(group.contradictions()).isEmpty();
        assertThat(group.zeroLengths().get("timeToDetect")).extracting(Share::count, Share::n,
                share -> share.share().toString()).containsExactly(1, 2, "0.5000");
        assertThat(group.zeroLengths().get("timeToResolve").share()).isNull();
    }

    @Test
    void theDeclarationIsAsLateAsTheImpactIsOld() {
        incidents.add("late", EARLIER, List.of(), stated(Milestone.IMPACT_STARTED, "2024-02-29T22:30:00Z"));
        incidents.add("foreseen", EARLIER, List.of(), stated(Milestone.IMPACT_STARTED, "2024-02-29T23:30:00Z"));
        incidents.add("unknown", EARLIER, List.of());
        incidents.add("future", EARLIER, List.of(), stated(Milestone.IMPACT_STARTED, "2024-07-01T00:00:00Z"));
        Figures delay = all().declarationDelay();

        assertThat(delay).extracting(Figures::n, Figures::blanks, Figures::invalids, Figures::leftOut)
                .containsExactly(1, 1, 1, 1);
        assertThat(delay.maxSeconds()).hasToString("1800");
    }

    @Test
    void incidentsWithoutServicesOrTeamAreShares() {
        incidents.add("with", EARLIER, List.of("web"), new ResponsibilityAssigned("payments", null, null));
        incidents.add("without", EARLIER, List.of());
        incidents.add("individual", EARLIER, List.of("web"), new ResponsibilityAssigned(null, "erin", null));

        assertThat(all().withoutServices()).extracting(Share::count, Share::n).containsExactly(1, 3);
        assertThat(all().withoutTeam()).extracting(Share::count, Share::n).containsExactly(2, 3);
    }

    @Test
    void groupsAndFiltersAreThoseOfTheMeasures() {
        incidents.add("web", EARLIER, List.of("web", "api"));
        incidents.add("drill", declaration("i", Severity.SEV3, Mode.DRILL, EARLIER, List.of("web"), Map.of()));

        assertThat(answer(Grouping.SERVICE).groups()).extracting(Group::key, Group::incidents)
                .containsExactly(tuple("api", 1), tuple("web", 1));
        assertThat(answer(Grouping.SERVICE).note()).contains("once in each of its services");
        assertThat(answer(Grouping.SERVICE, Inclusion.DRILL).groups().get(1).incidents()).isEqualTo(2);
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

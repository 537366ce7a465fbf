package io.incidentledger.query.phases;

import java.time.Instant;
import java.util.List;

import io.incidentledger.events.History;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.IncidentAcknowledged;
import io.incidentledger.events.IncidentEvent.IncidentCancelled;
import io.incidentledger.events.IncidentEvent.IncidentClosed;
import io.incidentledger.events.IncidentEvent.IncidentReopened;
import io.incidentledger.events.IncidentEvent.IncidentResolved;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.Severity;
import io.incidentledger.events.milestones.MeasurementStatus;
import io.incidentledger.query.incident.IncidentProjection;
import io.incidentledger.query.phases.PhasesResponse.Bar;
import io.incidentledger.query.phases.PhasesResponse.Step;
import io.incidentledger.query.phases.PhasesResponse.Stretch;
import org.junit.jupiter.api.Test;

import static io.incidentledger.events.History.impact;
import static io.incidentledger.events.History.interval;
import static io.incidentledger.events.History.stated;
import static io.incidentledger.events.History.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/// Tests the phasesResponseBuilder of an incident that was declared at 14:00, queried at 20:00.
class PhasesResponseBuilderTest {

    private static final Instant NOW = time("20:00");

    private final History history = History.ofIncident().at("14:00").declared(Severity.SEV1);

    private PhasesResponse after(IncidentEvent... events) {
        return PhasesResponseBuilder.of(history.add(events).fold(new IncidentProjection()::evolve), 7L, NOW);
    }

    private static Bar bar(PhasesResponse response, Phase phase) {
        return response.phases().stream().filter(each -> each.phase() == phase).findFirst().orElseThrow();
    }

    private static IncidentEvent[] whole() {
        return new IncidentEvent[]{stated(Milestone.IMPACT_STARTED, "13:50"), stated(Milestone.DETECTED, "13:55"),
            stated(Milestone.COMMANDER_ASSIGNED, "14:05"), stated(Milestone.MITIGATED, "14:35"),
            stated(Milestone.IMPACT_ENDED, "14:40"), new IncidentResolved(null, time("15:00")),
            stated(Milestone.POSTMORTEM_PUBLISHED, "16:00")};
    }

    @Test
    void thePhasesOfAWholeIncidentLieEndToEnd() {
        PhasesResponse response = after(whole());

        assertThat(response.start()).isEqualTo(time("13:50"));
        assertThat(response.number()).isEqualTo(7);
        assertThat(response.phases()).extracting(Bar::phase, Bar::state, each -> each.offsetSeconds().intValueExact(),
                each -> each.seconds().intValueExact()).containsExactly(
                        tuple(Phase.DETECTION, PhaseState.RECORDED, 0, 300),
                        tuple(Phase.TRIAGE, PhaseState.RECORDED, 300, 600),
                        tuple(Phase.RESPONSE, PhaseState.RECORDED, 900, 1800),
                        tuple(Phase.RESOLUTION, PhaseState.RECORDED, 2700, 1500),
                        tuple(Phase.LEARNING, PhaseState.RECORDED, 4200, 3600));
    }

    @Test
    void aBarNamesBothMilestonesAndTheEventsThatToldThem() {
        Bar triage = bar(after(whole()), Phase.TRIAGE);

        assertThat(triage.from().milestone()).isEqualTo(Milestone.DETECTED);
        assertThat(triage.from().position()).isEqualTo(3);
        assertThat(triage.to().milestone()).isEqualTo(Milestone.COMMANDER_ASSIGNED);
        assertThat(triage.to().position()).isEqualTo(4);
        assertThat(triage.to().recordedAt()).isEqualTo(time("14:00"));
    }

    @Test
    void aPhaseThatRunsIsMeasuredUpToTheTimeOfAsking() {
        PhasesResponse response = after(stated(Milestone.IMPACT_STARTED, "13:50"), stated(Milestone.DETECTED, "13:55"));

        assertThat(response.phases()).extracting(Bar::state).containsExactly(PhaseState.RECORDED, PhaseState.RUNNING,
                PhaseState.PENDING, PhaseState.PENDING, PhaseState.PENDING);
        assertThat(bar(response, Phase.TRIAGE).seconds()).hasToString(Integer.toString(6 * 3600 + 300));
        assertThat(bar(response, Phase.TRIAGE).to()).isNull();
        assertThat(bar(response, Phase.LEARNING).reason()).isEqualTo("resolved has not been reached");
    }

    @Test
    void whatWasSkippedLeavesNoHole() {
        PhasesResponse response = after(stated(Milestone.IMPACT_STARTED, "13:50"),
                new IncidentResolved(null, time("15:00")),
                new IncidentClosed(null, null));

        assertThat(response.phases()).extracting(Bar::state).containsExactly(PhaseState.RECORDED, PhaseState.RECORDED,
                PhaseState.SKIPPED, PhaseState.SKIPPED, PhaseState.INVALID);
        assertThat(bar(response, Phase.TRIAGE).from().milestone()).isEqualTo(Milestone.DECLARED);
        assertThat(bar(response, Phase.TRIAGE).seconds()).hasToString("3600");
        assertThat(bar(response, Phase.RESPONSE).reason())
                .isEqualTo("no commanderAssigned or mitigationStarted is known");
    }

    @Test
    void aPhaseThatBeganAfterALaterOneIsSkipped() {
        PhasesResponse response = after(stated(Milestone.DETECTED, "13:55"), stated(Milestone.MITIGATED, "14:10"),
                stated(Milestone.COMMANDER_ASSIGNED, "14:20"));

        Bar responding = bar(response, Phase.RESPONSE);
        assertThat(responding.state()).isEqualTo(PhaseState.SKIPPED);
        assertThat(responding.reason()).isEqualTo("commanderAssigned came after mitigated");
        assertThat(bar(response, Phase.TRIAGE).seconds()).hasToString("900");
        assertThat(bar(response, Phase.TRIAGE).to().milestone()).isEqualTo(Milestone.MITIGATED);
    }

    @Test
    void contradictoryTimesAreShownAndHaveNoLength() {
        PhasesResponse response = after(stated(Milestone.IMPACT_STARTED, "14:30"), stated(Milestone.DETECTED, "14:20"),
                stated(Milestone.MITIGATED, "21:00"));

        Bar detection = bar(response, Phase.DETECTION);
        assertThat(detection.state()).isEqualTo(PhaseState.INVALID);
        assertThat(detection.reason()).startsWith("detected: it is before impactStarted");
        assertThat(detection.seconds()).isNull();
        assertThat(detection.to().at()).isEqualTo(time("14:20"));
        assertThat(bar(response, Phase.TRIAGE).state()).isEqualTo(PhaseState.INVALID);
        assertThat(bar(response, Phase.RESOLUTION).reason()).isEqualTo("mitigated: it is in the future");
        assertThat(response.milestones()).filteredOn(each -> each.state() == MeasurementStatus.INVALID)
                .extracting(Step::milestone, Step::offsetSeconds, Step::sinceFormerSeconds).containsExactly(
                        tuple(Milestone.DETECTED, null, null), tuple(Milestone.MITIGATED, null, null));
    }

    @Test
    void equalTimesAreAPhaseOfNoLength() {
        PhasesResponse response = after(stated(Milestone.IMPACT_STARTED, "14:00"), stated(Milestone.DETECTED, "14:00"));

        assertThat(bar(response, Phase.DETECTION).state()).isEqualTo(PhaseState.RECORDED);
        assertThat(bar(response, Phase.DETECTION).seconds()).hasToString("0");
    }

    @Test
    void milestonesComeInTheOrderOfTheWorldWithTheTimeSinceTheFormerOne() {
        PhasesResponse response = after(new IncidentAcknowledged(time("14:10")),
                stated(Milestone.IMPACT_STARTED, "13:50"));

        assertThat(response.milestones()).extracting(Step::milestone, each -> each.offsetSeconds().intValueExact(),
                each -> each.sinceFormerSeconds() == null ? null : each.sinceFormerSeconds().intValueExact())
                .containsExactly(tuple(Milestone.IMPACT_STARTED, 0, null), tuple(Milestone.DECLARED, 600, 600),
                        tuple(Milestone.ACKNOWLEDGED, 1200, 600));
    }

    @Test
    void aReopeningIsSeenAndItsImpactIsAStretchOfItsOwn() {
        PhasesResponse response = after(stated(Milestone.IMPACT_STARTED, "13:50"),
                stated(Milestone.IMPACT_ENDED, "14:30"),
                new IncidentResolved(null, time("14:40")), stated(Milestone.POSTMORTEM_PUBLISHED, "15:00"),
                new IncidentReopened(null, time("16:00")));

        assertThat(response.reopenings()).singleElement().satisfies(reopening -> {
            assertThat(reopening.at()).isEqualTo(time("16:00"));
            assertThat(reopening.position()).isEqualTo(6);
            assertThat(reopening.offsetSeconds()).hasToString("7800");
        });
        assertThat(response.impact()).extracting(Stretch::state, each -> each.offsetSeconds().intValueExact(),
                each -> each.seconds().intValueExact()).containsExactly(tuple(PhaseState.RECORDED, 0, 2400),
                        tuple(PhaseState.RUNNING, 7800, 4 * 3600));
        assertThat(bar(response, Phase.LEARNING).state()).isEqualTo(PhaseState.PENDING);
        assertThat(bar(response, Phase.TRIAGE).state()).isEqualTo(PhaseState.RUNNING);
    }

    @Test
    void statedImpactStandsBesideAlsoWhenItContradictsItself() {
        PhasesResponse response = after(impact(interval("web", "13:40", "14:20"), interval("api", "14:30", "14:10"),
                interval("db", "14:40", "20:30"), interval("ui", "14:50", null)));

        assertThat(response.impact()).extracting(Stretch::service, Stretch::state, Stretch::reason).containsExactly(
                tuple("web", PhaseState.RECORDED, null),
                tuple("api", PhaseState.INVALID, "it ends before it begins"),
                tuple("db", PhaseState.INVALID, "it reaches into the future"), tuple("ui", PhaseState.RUNNING, null));
        assertThat(response.impact().getFirst().from().position()).isEqualTo(2);
    }

    @Test
    void afterACancellationNothingRuns() {
        PhasesResponse response = after(stated(Milestone.IMPACT_STARTED, "13:50"), stated(Milestone.DETECTED, "13:55"),
                new IncidentCancelled(null, null));

        assertThat(response.phases()).extracting(Bar::state).containsExactly(PhaseState.RECORDED,
                PhaseState.NOT_APPLICABLE, PhaseState.NOT_APPLICABLE, PhaseState.NOT_APPLICABLE,
                PhaseState.NOT_APPLICABLE);
        assertThat(response.impact()).extracting(Stretch::state).isEqualTo(List.of(PhaseState.NOT_APPLICABLE));
    }

    @Test
    void anIncidentOfWhichOnlyTheDeclarationIsKnownIsInTriage() {
        PhasesResponse response = after();

        assertThat(response.start()).isEqualTo(time("14:00"));
        assertThat(response.phases()).extracting(Bar::state).containsExactly(PhaseState.SKIPPED, PhaseState.RUNNING,
                PhaseState.PENDING, PhaseState.PENDING, PhaseState.PENDING);
        assertThat(response.impact()).isEmpty();
    }
}

package io.incidentledger.events;

import java.util.List;

import io.incidentledger.events.IncidentEvent.EntryBackdated;
import io.incidentledger.events.IncidentEvent.IncidentReopened;
import io.incidentledger.events.IncidentEvent.IncidentResolved;
import io.incidentledger.events.IncidentEvent.MilestoneCleared;
import io.incidentledger.events.IncidentEvent.SeverityChanged;
import io.incidentledger.events.IncidentEvent.StatusUpdated;
import io.incidentledger.events.milestones.Milestones;
import io.incidentledger.events.policy.MilestoneOccurrence;
import io.incidentledger.events.policy.OccurrenceChoice;
import org.junit.jupiter.api.Test;

import static io.incidentledger.events.History.entry;
import static io.incidentledger.events.History.stated;
import static io.incidentledger.events.History.time;
import static org.assertj.core.api.Assertions.assertThat;

class ChronologicalOrderTest {

    private final History history = History.ofIncident().declared(Severity.SEV2).at("20:00");

    private static StatusUpdated updated(Status status, String at) {
        return new StatusUpdated("update-" + at, status, "…", Audience.PUBLIC, time(at));
    }

    private List<Long> order() {
        return CorrectedEvents.corrected(history.events()).stream().map(RecordedEvent::sequence).toList();
    }

    private List<IncidentEvent> meant() {
        return CorrectedEvents.corrected(history.events()).stream().map(RecordedEvent::event).toList();
    }

    @Test
    void eventsComeAsTheyHappenedAndAtOneInstantAsTheyWereRecorded() {
        history.add(updated(Status.MONITORING, "14:30"), updated(Status.IDENTIFIED, "14:10"),
                updated(Status.INVESTIGATING, "14:30"), updated(null, "14:10"));

        assertThat(order()).containsExactly(0L, 2L, 4L, 1L, 3L);
    }

    @Test
    void theDeclarationIsFirstThoughOthersHappenedBefore() {
        history.add(updated(Status.IDENTIFIED, "09:00"));

        assertThat(order()).containsExactly(0L, 1L);
    }

    @Test
    void whatIsToldOfTheFutureCountsFromWhenItIsTold() {
        history.add(updated(Status.MONITORING, "23:00")).at("20:30").add(updated(Status.IDENTIFIED, null));

        assertThat(order()).containsExactly(0L, 1L, 2L);
    }

    @Test
    void aTimeThatACorrectionToldCountsFromTheCorrection() {
        history.at("14:00").add(updated(Status.MONITORING, "14:00")).at("14:30").add(updated(Status.IDENTIFIED, null))
                .at("16:00").add(new EntryBackdated("x", 1, time("15:00"), "later", null));

        assertThat(order()).containsExactly(0L, 2L, 1L, 3L);
    }

    @Test
    void aReopeningIsNotBeforeTheResolutionThatItReopens() {
        history.add(updated(Status.RESOLVED, "14:40"), new IncidentResolved(null, time("14:40")),
                new IncidentReopened(null, time("14:30")), updated(Status.MONITORING, "14:35"));

        assertThat(order()).containsExactly(0L, 4L, 1L, 2L, 3L);
    }

    @Test
    void aReopeningIsNotBeforeAnUpdateThatHadSaidResolvedOnceMore() {
        history.add(new IncidentResolved(null, time("14:10")), updated(Status.RESOLVED, "14:40"),
                new IncidentReopened(null, time("14:30")));

        assertThat(order()).containsExactly(0L, 1L, 2L, 3L);
    }

    @Test
    void statementsTakeEffectInTheOrderInWhichTheyWereMadeAndBelongToTheCycleInWhichTheyWereMade() {
        history.add(new IncidentResolved(null, time("14:10")), stated(Milestone.RESOLVED, "14:20"),
                stated(Milestone.RESOLVED, "14:05"), new IncidentReopened(null, time("14:15")),
                stated(Milestone.MITIGATED, "14:07"), stated(Milestone.DETECTED, "13:00"),
                stated(Milestone.DETECTED, "12:00"));

        assertThat(order()).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L);
    }

    @Test
    void aChangeOfSeverityLeadsAwayFromTheOneBeforeItInTheWorld() {
        history.add(new SeverityChanged(Severity.SEV2, Severity.SEV1, null, time("14:30")),
                new SeverityChanged(Severity.SEV1, Severity.SEV4, null, time("14:10")));

        assertThat(meant().subList(1, 3)).containsExactly(
                new SeverityChanged(Severity.SEV2, Severity.SEV4, null, time("14:10")),
                new SeverityChanged(Severity.SEV4, Severity.SEV1, null, time("14:30")));
    }

    @Test
    void onlyWhatMakesADifferenceIsLate() {
        history.add(updated(null, "14:30"), entry(EntryKind.NOTE, "a note", "14:10"),
                stated(Milestone.DETECTED, "13:00"),
                updated(null, "14:20"));
        List<RecordedEvent> events = history.events();

        assertThat(events).extracting(event -> CorrectedEvents.isLate(event, time("14:30"))).containsExactly(false,
                false, false, false, true);
        assertThat(CorrectedEvents.latest(events)).isEqualTo(time("14:30"));
    }

    /// An explicit milestone is placed with the step that it is about, or first if there is none; a fold that continues
    /// from an earlier state receives it last.
    @Test
    void aWithdrawnStatementAboutAResolutionThatWasOnlyAnnouncedGivesTheSameWhereverItComes() {
        history.add(updated(Status.RESOLVED, "14:40"), stated(Milestone.RESOLVED, "15:00"),
                new MilestoneCleared(Milestone.RESOLVED, null, null), new IncidentReopened(null, time("16:00")));

        assertThat(order()).containsExactly(0L, 2L, 3L, 1L, 4L);
        Milestones inChronologicalOrder = folded(CorrectedEvents.corrected(history.events()));
        assertThat(inChronologicalOrder.fact(new MilestoneOccurrence(Milestone.RESOLVED, OccurrenceChoice.FIRST)))
                .satisfies(first -> assertThat(first.at()).isEqualTo(time("14:40")));
        assertThat(folded(history.events())).isEqualTo(inChronologicalOrder);
    }

    private static Milestones folded(List<RecordedEvent> events) {
        Milestones milestones = Milestones.NONE;
        for (RecordedEvent event : events) {
            milestones = milestones.evolve(event);
        }
        return milestones;
    }
}

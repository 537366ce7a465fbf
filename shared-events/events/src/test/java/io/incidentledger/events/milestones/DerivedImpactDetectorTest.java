package io.incidentledger.events.milestones;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.incidentledger.events.Audience;
import io.incidentledger.events.CorrectedEvents;
import io.incidentledger.events.History;
import io.incidentledger.events.ImpactDetails;
import io.incidentledger.events.ImpactInterval;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.EntryBackdated;
import io.incidentledger.events.IncidentEvent.EntryRetracted;
import io.incidentledger.events.IncidentEvent.ImpactRecorded;
import io.incidentledger.events.IncidentEvent.IncidentReopened;
import io.incidentledger.events.IncidentEvent.IncidentResolved;
import io.incidentledger.events.IncidentEvent.MilestoneCleared;
import io.incidentledger.events.IncidentEvent.StatusUpdated;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.MilestoneQuality;
import io.incidentledger.events.RecordedEvent;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Status;
import io.incidentledger.events.durations.DurationCalculator;
import io.incidentledger.events.durations.DurationDefinition;
import io.incidentledger.events.durations.DurationDefinitions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.incidentledger.events.History.impact;
import static io.incidentledger.events.History.interval;
import static io.incidentledger.events.History.stated;
import static io.incidentledger.events.History.time;
import static io.incidentledger.events.History.update;
import static org.assertj.core.api.Assertions.assertThat;

/// Tests that an interval that was derived from a resolution does not count as an explicit one. All times are on one
/// day: 08:00 to 10:40, and 14:30 to 15:00.
class DerivedImpactDetectorTest {

    private static final Duration PARTS = Duration.ofSeconds(11_400);
    private static final Duration WHOLE = Duration.ofHours(7);

    private final History history = History.ofIncident().from("import:tracker").at("20:00").declared(Severity.SEV2)
            .add(stated(Milestone.IMPACT_STARTED, "08:00", MilestoneQuality.ESTIMATED));

    private Milestones milestones() {
        Milestones milestones = Milestones.NONE;
        for (RecordedEvent event : CorrectedEvents.corrected(history.events())) {
            milestones = milestones.evolve(event);
        }
        return milestones;
    }

    private void assertRestoredIn(Duration length) {
        DurationDefinition restore = DurationDefinitions.DEFAULT.named("timeToRestore");
        assertThat(DurationCalculator.reading(milestones(), restore, Instant.MAX).length()).isEqualTo(length);
    }

    private static IncidentEvent resolved(String at) {
        return new IncidentResolved(null, time(at));
    }

    private static IncidentEvent reopened(String at) {
        return new IncidentReopened(null, time(at));
    }

    private static IncidentEvent ended(String at) {
        return stated(Milestone.IMPACT_ENDED, at, MilestoneQuality.ESTIMATED);
    }

    /// Adds the events of a reopened incident as imports of former releases wrote them, without the interval.
    private void cameBack() {
        history.add(resolved("10:40"), reopened("14:30"), resolved("15:00"), ended("15:00"));
    }

    @Test
    void theIntervalThatAnImportConcludedFromAResolutionIsIgnored() {
        cameBack();
        history.add(impact(interval(null, "08:00", "15:00")));

        assertRestoredIn(PARTS);
    }

    @Test
    void soIsTheOneThatItConcludedWhileTheIncidentWasOpen() {
        history.add(resolved("10:40"), ended("10:40"), reopened("14:30"),
                impact(new ImpactInterval(null, null, time("08:00"), null)), resolved("15:00"), ended("15:00"));

        assertRestoredIn(PARTS);
    }

    @Test
    void aSnapshotThatOnlyAnnouncedTheFirstResolutionTellsTheSame() {
        history.add(stated(Milestone.DETECTED, "08:05"),
                new StatusUpdated("u1", Status.RESOLVED, "Done", Audience.PUBLIC,
                        time("10:40")),
                reopened("14:30"), update(Status.INVESTIGATING, "Not quite"), resolved("15:00"), ended("15:00"),
                impact(interval(null, "08:00", "15:00")));

        assertRestoredIn(PARTS);
    }

    @Test
    void aSnapshotThatTookBackTheFirstEndTellsTheSame() {
        history.add(resolved("10:40"), ended("10:40"));
        int end = history.events().size() - 1;
        history.add(reopened("14:30"), new EntryRetracted("e", end, "no longer in the snapshot", null),
                resolved("15:00"), ended("15:00"), impact(interval(null, "08:00", "15:00")));

        assertRestoredIn(PARTS);
    }

    @Test
    void anIntervalThatACallerGivesCountsWhateverItIsEqualTo() {
        cameBack();
        history.from("cli").add(impact(interval(null, "08:00", "15:00")));

        assertRestoredIn(WHOLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"14:50", "15:10"})
    void anImportedIntervalThatEndsAtAnotherTimeWasStated(String end) {
        cameBack();
        history.add(ended(end), impact(interval(null, "08:00", end)));

        assertRestoredIn(Duration.between(time("08:00"), time(end)));
    }

    @Test
    void aDowntimeThatIsAlsoTheMitigationWasStated() {
        cameBack();
        history.add(stated(Milestone.MITIGATED, "15:00"), impact(interval(null, "08:00", "15:00")));

        assertRestoredIn(WHOLE);
    }

    @Test
    void anImportThatIsGivenBothEndsSaysSo() {
        cameBack();
        history.add(new ImpactRecorded(new ImpactDetails(List.of(interval(null, "08:00", "15:00")), null, null, null,
                null, null, null), time("15:00")));

        assertRestoredIn(WHOLE);
    }

    @Test
    void aConclusionTakesTheFormerStatementOfAnImportWithItAndLeavesThatOfACaller() {
        cameBack();
        history.add(impact(interval(null, "08:00", "14:50")), impact(interval(null, "08:00", "15:00")));
        assertRestoredIn(PARTS);

        history.from("cli").add(impact(interval(null, "08:00", "09:00"))).from("import")
                .add(impact(interval(null, "08:00", "15:00")));
        assertRestoredIn(Duration.ofHours(1));
    }

    @Test
    void anEndThatFollowedFromTheResolutionFollowsWhereverItIsPut() {
        history.from("cli").add(resolved("10:40"), ended("10:40"), stated(Milestone.RESOLVED, "10:30"));
        assertRestoredIn(Duration.ofMinutes(150));

        history.add(new MilestoneCleared(Milestone.RESOLVED, null, null));
        assertRestoredIn(Duration.ofMinutes(160));

        history.add(new EntryBackdated("e", 2, time("10:10"), "typo", null),
                new EntryBackdated("f", 3, time("10:10"), "typo", null));
        assertRestoredIn(Duration.ofMinutes(130));
    }

    @Test
    void anEndThatSomebodyStatedStaysWhereverTheResolutionIsPut() {
        history.from("cli").add(ended("10:20"), resolved("10:40"), stated(Milestone.RESOLVED, "10:30"));

        assertRestoredIn(Duration.ofMinutes(140));
    }

    @Test
    void whoeverDeniesThatTheResolutionEndedTheImpactIsBelieved() {
        history.from("cli").add(resolved("10:40"), ended("10:40"),
                new MilestoneCleared(Milestone.IMPACT_ENDED, null, null), reopened("14:30"), resolved("15:00"),
                ended("15:00"));
        assertRestoredIn(WHOLE);
    }

    @Test
    void soIsWhoeverRetractsTheEndThatTheResolutionBrought() {
        history.from("cli").add(resolved("10:40"), ended("10:40"));
        int end = history.events().size() - 1;
        history.add(new EntryRetracted("e", end, "it went on", null), reopened("14:30"), resolved("15:00"),
                ended("15:00"));
        assertRestoredIn(WHOLE);
    }

    @Test
    void theFirstResolutionIsKnownEvenIfItWasOnlyAnnounced() {
        history.add(update(Status.RESOLVED, "Done"), reopened("14:30"), resolved("15:00"));

        assertThat(milestones().former().get(Milestone.RESOLVED).at()).isEqualTo(time("20:00"));
    }
}

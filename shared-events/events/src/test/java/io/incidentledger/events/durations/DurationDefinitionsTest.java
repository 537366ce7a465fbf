package io.incidentledger.events.durations;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.incidentledger.events.History;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.IncidentReopened;
import io.incidentledger.events.IncidentEvent.IncidentResolved;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.RecordedEvent;
import io.incidentledger.events.Severity;
import io.incidentledger.events.milestones.MeasurementStatus;
import io.incidentledger.events.milestones.Milestones;
import io.incidentledger.events.policy.CustomMeasureDefinition;
import io.incidentledger.events.policy.MeasurePolicy;
import io.incidentledger.events.policy.MilestoneOccurrence;
import io.incidentledger.events.policy.OccurrenceChoice;
import io.incidentledger.events.policy.Weekday;
import io.incidentledger.events.policy.WorkingHours;
import org.junit.jupiter.api.Test;

import static io.incidentledger.events.History.impact;
import static io.incidentledger.events.History.interval;
import static io.incidentledger.events.History.stated;
import static io.incidentledger.events.History.time;
import static org.assertj.core.api.Assertions.assertThat;

class DurationDefinitionsTest {

    private static final WorkingHours OFFICE = new WorkingHours("UTC", List.of(Weekday.values()), "09:00", "14:00",
            null);

    private static CustomMeasureDefinition measure(String key, MilestoneOccurrence from, MilestoneOccurrence to,
            boolean sum, WorkingHours hours) {
        return new CustomMeasureDefinition(key, "as we see it", from, to, sum, null, hours);
    }

    private static MilestoneOccurrence of(Milestone milestone, OccurrenceChoice occurrenceChoice) {
        return new MilestoneOccurrence(milestone, occurrenceChoice);
    }

    private static MeasuredDuration reading(CustomMeasureDefinition definition, IncidentEvent... events) {
        Milestones milestones = Milestones.NONE;
        for (RecordedEvent event : History.ofIncident().declared(Severity.SEV2).add(events).events()) {
            milestones = milestones.evolve(event);
        }
        Instant later = time("2024-04-01T00:00:00Z");
        return DurationCalculator.reading(milestones, DurationDefinition.of(definition), later);
    }

    @Test
    void aDefinitionTakesThePlaceOfTheShippedOneOfItsKeyAndNewOnesFollow() {
        CustomMeasureDefinition own = measure("timeToDetect", MilestoneOccurrence.of(Milestone.DECLARED),
                MilestoneOccurrence.of(Milestone.CLOSED), false, null);
        CustomMeasureDefinition another = measure("timeToClose", MilestoneOccurrence.of(Milestone.DECLARED),
                MilestoneOccurrence.of(Milestone.CLOSED), false, null);
        DurationDefinitions definitions = DurationDefinitions.of(new MeasurePolicy(List.of(another, own)), 2, 5);

        assertThat(definitions.version()).isEqualTo(5);
        assertThat(definitions.all()).hasSize(DurationDefinitions.DEFAULT.all().size() + 1);
        assertThat(definitions.all().getFirst()).isEqualTo(DurationDefinition.of(own));
        assertThat(definitions.all().getLast()).isEqualTo(DurationDefinition.of(another));
        assertThat(definitions.named("timeToResolve")).isEqualTo(DurationDefinitions.DEFAULT.named("timeToResolve"));
    }

    @Test
    void anEmptyPolicyReturnsToTheShippedOnesInAVersionOfItsOwn() {
        DurationDefinitions definitions = DurationDefinitions.of(new MeasurePolicy(List.of()), 2, 3);

        assertThat(definitions.all()).isEqualTo(DurationDefinitions.DEFAULT.all());
        assertThat(definitions.version()).isEqualTo(3);
    }

    @Test
    void theTimeBetweenAFirstAndALastOccurrenceIsMeasured() {
        CustomMeasureDefinition relapse = measure("relapse", of(Milestone.RESOLVED, OccurrenceChoice.FIRST),
                of(Milestone.RESOLVED, OccurrenceChoice.LAST), false, null);
        IncidentEvent[] events = {new IncidentResolved(null, time("14:20")), new IncidentReopened(null, time("15:00")),
            new IncidentResolved(null, time("15:30"))};

        assertThat(reading(relapse, events)).isEqualTo(MeasuredDuration.of(Duration.ofMinutes(70)));
        assertThat(reading(relapse, events[0], events[1]).state()).isEqualTo(MeasurementStatus.PENDING);
    }

    @Test
    void onlyWorkingHoursCountWhenThereIsACalendar() {
        CustomMeasureDefinition inHours = measure("m", MilestoneOccurrence.of(Milestone.DETECTED),
                MilestoneOccurrence.of(Milestone.RESOLVED), false, OFFICE);

        assertThat(reading(inHours, stated(Milestone.DETECTED, "13:30"), new IncidentResolved(null, time("18:00"))))
                .isEqualTo(MeasuredDuration.of(Duration.ofMinutes(30)));
        assertThat(reading(inHours, stated(Milestone.DETECTED, "18:30"), new IncidentResolved(null, time("19:00"))))
                .isEqualTo(MeasuredDuration.of(Duration.ZERO));
        assertThat(reading(inHours, stated(Milestone.DETECTED, "18:30"), new IncidentResolved(null, time("18:00")))
                .state())
                .isEqualTo(MeasurementStatus.INVALID);
    }

    @Test
    void theImpactOfAllIntervalsIsAddedUpWithinWorkingHours() {
        CustomMeasureDefinition impaired = measure("m", MilestoneOccurrence.of(Milestone.IMPACT_STARTED),
                MilestoneOccurrence.of(Milestone.IMPACT_ENDED), true, OFFICE);

        assertThat(reading(impaired, impact(interval("a", "08:00", "10:00"), interval("b", "09:30", "10:30"),
                interval("a", "13:50", "15:00"))))
                .isEqualTo(MeasuredDuration.of(Duration.ofMinutes(90 + 10)));
    }

    @Test
    void whatIsMeasuredIsToldInWords() {
        assertThat(DurationDefinition.of(measure("m", of(Milestone.RESOLVED, OccurrenceChoice.FIRST),
                MilestoneOccurrence.of(Milestone.CLOSED), false, OFFICE)).wording()).isEqualTo(
                        "from the first resolved to closed, within Mon, Tue, Wed, Thu, Fri, Sat, Sun 09:00–14:00 "
                                + "UTC (as we see it)");
    }
}
